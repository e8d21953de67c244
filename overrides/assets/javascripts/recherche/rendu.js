/** What the engine found, as the HTML of the list of results: every text escaped, in its own language. */

import { decouper } from "../isolats.js";
import { forme, remplir } from "../page.js";

const PASSAGES = 3;
const CARACTERES = 180;
const AVANT = 50;
const SPECIAUX = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// An amount, a share, a time: what people look for in a passage.
const CHIFFRE =
  /\d[\d\u00a0\u202f ,.]*[\u00a0\u202f ]?(?:€|%|ans?\b|mois\b|jours?\b|euros?\b|years?\b|months?\b|days?\b|يوم|شهر|سنة|أشهر|سنوات|أيام)/u;

const proteger = (texte) =>
  texte.replace(/[&<>"]/g, (signe) => SPECIAUX[signe]);
const enFrancais = (html) => `<span lang="fr" dir="ltr">${html}</span>`;

/** `texte` as HTML, the words that were looked up in `<mark>`. */
function marquer(texte, reperer, formes) {
  let html = "";
  let place = 0;
  for (const { terme, debut, fin } of reperer(texte)) {
    if (!formes.has(terme)) continue;
    html += `${proteger(texte.slice(place, debut))}<mark>${proteger(texte.slice(debut, fin))}</mark>`;
    place = fin;
  }
  return html + proteger(texte.slice(place));
}

/** As `marquer`, with numbers and French words apart from the Arabic around them. */
function marquerArabe(texte, reperer, formes) {
  const ecrire = (morceau, balise, attributs = {}) => {
    const html = marquer(morceau, reperer, formes);
    const ecrits = Object.entries(attributs).map(
      ([nom, valeur]) => ` ${nom}="${valeur}"`,
    );
    return balise ? `<${balise}${ecrits.join("")}>${html}</${balise}>` : html;
  };
  return decouper(texte, ecrire).join("");
}

/** The part of `texte` that holds most of the words looked up, and a figure if two are as good, cut at spaces. */
function extraire(texte, reperer, formes) {
  const reperes = reperer(texte).filter(({ terme }) => formes.has(terme));
  let [depuis, meilleure] = [0, 0];
  for (const { debut } of reperes) {
    const jusque = debut + CARACTERES - AVANT;
    const voisins = new Set(
      reperes
        .filter((autre) => autre.debut >= debut && autre.fin <= jusque)
        .map(({ terme }) => terme),
    );
    const note =
      voisins.size + (CHIFFRE.test(texte.slice(debut, jusque)) ? 0.5 : 0);
    if (note > meilleure) [depuis, meilleure] = [debut, note];
  }
  const debut = depuis < AVANT ? 0 : texte.indexOf(" ", depuis - AVANT) + 1;
  if (texte.length - debut <= CARACTERES)
    return (debut ? "… " : "") + texte.slice(debut);
  const fin = texte.lastIndexOf(" ", debut + CARACTERES);
  return `${debut ? "… " : ""}${texte.slice(debut, fin > debut ? fin : debut + CARACTERES)} …`;
}

/** The passages whose text will be shown, best first. */
export function passagesMontres(resultats) {
  return resultats.flatMap(({ sections }) =>
    sections.slice(0, PASSAGES).map(({ section }) => section),
  );
}

/**
 * What shows `trouve`, the answer of the engine: {html: the items of the list, nombre: of pages}. The second
 * argument is the first file and what the engine read in it, `racine` the address of the home page, `requete` what was typed; `texteDe(section)` gives the text of a passage, undefined while it is not there.
 */
export function liste(
  { resultats, formes, ailleurs, autreLangue },
  { pages, sections, genres, mots, langue },
  reperer,
  { racine, requete, texteDe },
) {
  const parChemin = new Map(pages.map((page) => [page.chemin, page]));
  const ecrit = langue === "ar" ? marquerArabe : marquer;
  const marque = (texte, francais) =>
    francais
      ? enFrancais(marquer(texte, reperer, formes))
      : ecrit(texte, reperer, formes);
  const nomme = (texte) => ecrit(texte, () => [], formes);
  const lien = (vers, contenu) =>
    `<a href="${proteger(/^[a-z]+:/.test(vers) ? vers : racine + vers)}">${contenu}</a>`;

  /** What a link shows: its title, where it is, its text. */
  const carte = (rang, titre, fil, texte) =>
    [
      `<h${rang}>${titre}</h${rang}>`,
      fil && `<span class="resultat__fil">${fil}</span>`,
      texte && `<p>${texte}</p>`,
    ].join("");

  function extrait(section) {
    const texte = texteDe(section);
    return texte ? marque(extraire(texte, reperer, formes)) : "";
  }

  /** The kind of a page, then the pages above it. */
  function fil(chemin, genre, ...suite) {
    const etapes = chemin.split("/").slice(0, -2);
    const parents = etapes
      .map((_, rang) =>
        parChemin.get(`${etapes.slice(0, rang + 1).join("/")}/`),
      )
      .filter(Boolean);
    const noms = [genre.nom, ...parents.map(({ titre }) => titre), ...suite];
    return noms.map(nomme).join(" › ");
  }

  /** The address of the passage `ancre`, or of the page where there is none. */
  const adresse = (chemin, genre, ancre) =>
    chemin + (ancre && (genre.dossiers ? `${ancre}/` : `#${ancre}`));

  /** The page: its title leads to its best passage, which is itself the title where passages have little in common. */
  function tete(chemin, titre, genre, section) {
    const [, ancre = "", intitule = ""] = sections[section] || [];
    const texte = section === undefined ? "" : extrait(section);
    if (ancre && genre.recueil)
      return lien(
        adresse(chemin, genre, ancre),
        carte(
          2,
          marque(intitule, genre.francais),
          fil(chemin, genre, titre),
          texte,
        ),
      );
    const dit = ancre
      ? [`<b>${marque(intitule, genre.francais)}</b>`, texte]
          .filter(Boolean)
          .join("<br>")
      : texte;
    return lien(
      adresse(chemin, genre, ancre),
      carte(2, marque(titre, genre.francais), fil(chemin, genre), dit),
    );
  }

  const appel = (contact) =>
    lien(
      `tel:${contact.appel}`,
      carte(3, nomme(remplir(mots.appeler, contact)), "", nomme(contact.objet)),
    );

  const nomDeCommune = ({ nom, actuelle }) =>
    enFrancais(
      marquer(actuelle ? `${nom} → ${actuelle}` : nom, reperer, formes),
    );

  const commune = (rang) => (une) =>
    lien(
      `communes/${une.page}/`,
      carte(
        rang,
        nomDeCommune(une),
        "",
        enFrancais(proteger(`${une.codes.join(" ")} (${une.departement})`)),
      ),
    );

  const passage = (chemin, genre) => (section) =>
    lien(
      adresse(chemin, genre, sections[section][1]),
      carte(
        3,
        marque(sections[section][2], genre.francais),
        "",
        extrait(section),
      ),
    );

  function suite(liens) {
    if (!liens.length) return "";
    const dit = remplir(forme(mots.autres, liens.length, langue), {
      n: liens.length,
    });
    return `<details><summary>${nomme(dit)}</summary>${liens.join("")}</details>`;
  }

  function resultat({ page, sections: trouvees, communes, contacts }) {
    const { chemin, titre, genre: numeroDeGenre } = pages[page];
    const genre = genres[numeroDeGenre];
    const [meilleure, ...autres] = trouvees.map(({ section }) => section);
    const passages = autres
      .filter((section) => sections[section][1])
      .map(passage(chemin, genre));
    const [premiere, ...voisines] = communes;
    return [
      "<li>",
      // A commune that is named is what was looked for; its intercommunality comes after.
      premiere ? commune(2)(premiere) : "",
      tete(chemin, titre, genre, meilleure),
      ...contacts.map(appel),
      ...voisines.map(commune(3)),
      ...passages.slice(0, PASSAGES - 1),
      suite(passages.slice(PASSAGES - 1)),
      "</li>",
    ].join("");
  }

  /** The same search in the language of the query. */
  const dansSaLangue = ({ langue: code, sens, adresse: vers, dit }) =>
    [
      `<li class="recherche__ailleurs" lang="${code}" dir="${sens}">`,
      lien(
        `${vers}?q=${encodeURIComponent(requete)}`,
        `<b>${proteger(remplir(dit, { q: requete }))}</b>`,
      ),
      "</li>",
    ].join("");

  /** What the site cannot know, and who knows it. */
  const inconnu = ({ dit, liens, contact }) =>
    [
      '<li class="recherche__ailleurs">',
      `<h2>${nomme(mots.ailleurs)}</h2><p>${nomme(dit)}</p>`,
      ...liens.map(([vers, nom]) => lien(vers, `<b>${nomme(nom)}</b>`)),
      contact ? appel(contact) : "",
      "</li>",
    ].join("");

  return {
    html:
      (autreLangue ? dansSaLangue(autreLangue) : "") +
      (ailleurs ? inconnu(ailleurs) : "") +
      resultats.map(resultat).join(""),
    nombre: resultats.length,
  };
}
