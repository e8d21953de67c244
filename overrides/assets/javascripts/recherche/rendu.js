/** What the engine found, in the form that the theme's search shows: HTML, every text escaped, in its own language. */

import { decouper } from "../isolats.js";
import { remplir } from "../page.js";

const PASSAGES = 3;
const CARACTERES = 180;
const AVANT = 50;
const SPECIAUX = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

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

/** The part of `texte` where most of the words looked up are, cut at spaces. */
export function extraire(texte, reperer, formes) {
  const reperes = reperer(texte).filter(({ terme }) => formes.has(terme));
  let [depuis, meilleur] = [0, 0];
  for (const { debut } of reperes) {
    const voisins = new Set(
      reperes
        .filter(
          (autre) =>
            autre.debut >= debut && autre.fin <= debut + CARACTERES - AVANT,
        )
        .map(({ terme }) => terme),
    );
    if (voisins.size > meilleur) [depuis, meilleur] = [debut, voisins.size];
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
 * The items of the theme, a list for each page: the page, then its number to call, its communes, its best passages.
 * `texteDe(section)` gives the text of a passage, or undefined while it is not there.
 */
export function articles(
  { resultats, formes },
  { pages, sections, genres, mots, langue },
  reperer,
  texteDe,
) {
  const parChemin = new Map(pages.map((page) => [page[0], page]));
  const ecrit = langue === "ar" ? marquerArabe : marquer;
  const titrer = (titre, francais) =>
    francais
      ? enFrancais(marquer(titre, reperer, formes))
      : ecrit(titre, reperer, formes);
  const extrait = (section) => {
    const texte = texteDe(section);
    return texte
      ? `<p>${ecrit(extraire(texte, reperer, formes), reperer, formes)}</p>`
      : "";
  };

  const nommer = (texte) => ecrit(texte, () => [], formes);

  /** The kind of a page, then the pages above it. */
  function fil(chemin, genre) {
    const etapes = chemin.split("/").slice(0, -2);
    const parents = etapes
      .map((_, rang) =>
        parChemin.get(`${etapes.slice(0, rang + 1).join("/")}/`),
      )
      .filter(Boolean);
    const noms = [genre.nom, ...parents.map(([, titre]) => titre)].map(nommer);
    return `<span class="recherche-fil">${noms.join(" › ")}</span>`;
  }

  return resultats.map(
    ({ page, sections: trouvees, communes, contact }, rang) => {
      const [chemin, titre, numeroDeGenre] = pages[page];
      const genre = genres[numeroDeGenre];
      // The theme follows the best score when Enter is pressed, and folds what scores less than the page.
      const note = 100 - rang;
      const entree = (location, title, text = "", score = note) => ({
        location,
        title,
        text,
        score,
        terms: {},
      });
      const propre = trouvees.find(({ section }) => !sections[section][1]);
      const passages = trouvees.filter(({ section }) => sections[section][1]);
      const direct =
        passages.length > 0 && passages[0].section === trouvees[0].section;
      return [
        entree(
          chemin,
          titrer(titre, genre.francais) + fil(chemin, genre),
          propre ? extrait(propre.section) : "",
        ),
        ...(contact
          ? [
              entree(
                `tel:${contact.appel}`,
                nommer(remplir(mots.appeler, contact)),
                `<p>${nommer(contact.objet)}</p>`,
              ),
            ]
          : []),
        ...communes.map((commune, place) =>
          entree(
            `communes/${commune.page}/`,
            enFrancais(
              marquer(
                commune.actuelle
                  ? `${commune.nom} → ${commune.actuelle}`
                  : commune.nom,
                reperer,
                formes,
              ),
            ),
            `<p>${enFrancais(proteger(`${commune.codes.join(" ")} (${commune.departement})`))}</p>`,
            note + (place ? 0 : 0.5),
          ),
        ),
        ...passages.map(({ section }, place) =>
          entree(
            `${chemin}#${sections[section][1]}`,
            titrer(sections[section][2], genre.francais),
            extrait(section),
            note +
              (place >= PASSAGES
                ? -1
                : direct && !place && !communes.length
                  ? 0.5
                  : 0),
          ),
        ),
      ];
    },
  );
}
