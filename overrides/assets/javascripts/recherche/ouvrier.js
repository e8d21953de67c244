/**
 * The worker of the search: it answers each query with the HTML of its results. Published as one file with all that it
 * imports, since every round trip counts on a slow network.
 *
 * It is told {preparer: addresses {racine, etat, communes} and langue}, {titres: {dossier, texte} of the first file, undefined if
 * it did not come}, {requete, pour}. It tells {requete, pour, html, nombre, complet, proches}, or {erreur}.
 */

import { lignes } from "../territoires/lignes.js";
import { moteur } from "./moteur.js";
import { liste, passagesMontres } from "./rendu.js";

const ABORD = 3;
// Milliseconds left to a slow device to draw the first answer before the whole one comes.
const LE_TEMPS_DE_DESSINER = 150;

let adresses;
let recevoirTitres;
// Their folder and their text, asked for by the page; undefined if they did not come.
const titresRecus = new Promise((recevoir) => {
  recevoirTitres = recevoir;
});
let pret;
let tour = 0;
const fichiers = new Map();

const attendre = (duree) => new Promise((finir) => setTimeout(finir, duree));

async function telecharger(adresse) {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`${reponse.status} ${adresse}`);
  return reponse.json();
}

/** What `lire` makes of the file at `adresse`, fetched once; a failure is forgotten, so that the next letter tries again. */
function fichier(adresse, lire = (contenu) => contenu) {
  if (!fichiers.has(adresse)) {
    const promesse = telecharger(adresse)
      .then(lire)
      .then((contenu) => {
        fichiers.set(adresse, { contenu });
        return contenu;
      });
    fichiers.set(adresse, { promesse });
    promesse.catch(() => fichiers.delete(adresse));
  }
  const { contenu, promesse } = fichiers.get(adresse);
  return contenu ? Promise.resolve(contenu) : promesse;
}

const dejaLu = (adresse) => fichiers.get(adresse)?.contenu;

/** The folder of the index of today, which a small file beside it tells. */
async function situer() {
  const reponse = await fetch(adresses.etat, { cache: "no-cache" });
  if (!reponse.ok) throw new Error(`${reponse.status} ${adresses.etat}`);
  const { recherche } = await reponse.json();
  const { langue, etat } = adresses;
  return new URL(`${langue}/${recherche[langue]}/`, etat).href;
}

async function lireEnTete() {
  const { dossier, texte } = (await titresRecus) || {};
  adresses.index = dossier || (await situer());
  return texte ? JSON.parse(texte) : fichier(`${adresses.index}titres.json`);
}

function preparer() {
  pret = lireEnTete().then((titres) => ({ ...moteur(titres), titres }));
  pret.catch(() => {
    pret = undefined;
  });
  return pret;
}

/** Adds the second file to `engin`, once; when it does not come, the next letter tries again. */
function completer(engin) {
  engin.complet ||= fichier(`${adresses.index}corps.json`)
    .then(engin.completer)
    .catch(() => {
      engin.complet = undefined;
    });
  return engin.complet;
}

const cleDExtrait = (titres, section) =>
  `${adresses.index}extraits/${Math.floor(section / titres.extraits)}.json`;

function cles({ titres, fichiersDeCommunes }, texte) {
  // How several begin, then the last letter of each.
  const existantes = new Set(
    titres.cles.split("\n").flatMap((ligne) => {
      const [debut, fins] = ligne.split(" ");
      return Array.from(fins, (fin) => debut + fin);
    }),
  );
  return fichiersDeCommunes(texte)
    .filter((cle) => existantes.has(cle))
    .map((cle) => `${adresses.communes}${cle}.json`);
}

function communesLues(engin, texte) {
  return cles(engin, texte).flatMap((adresse) => dejaLu(adresse) || []);
}

const lireCommunes = (engin, { requete }) =>
  cles(engin, requete).map((adresse) => fichier(adresse, lignes));

/** Answers with what is there, and returns what was found. */
function repondre(engin, { requete, pour }, complet) {
  const { titres, pages, sections } = engin;
  const trouve = engin.chercher(requete, communesLues(engin, requete), pour);
  const texteDe = (section) =>
    dejaLu(cleDExtrait(titres, section))?.[section % titres.extraits];
  // The first answer is for a slow device that waits: little to draw, the rest follows.
  const resultats = complet
    ? trouve.resultats
    : trouve.resultats.slice(0, ABORD);
  // Nothing is said to be absent before everything has been looked at.
  if (resultats.length || complet)
    postMessage({
      requete,
      pour,
      complet,
      proches: trouve.proches,
      ...liste(
        { ...trouve, resultats },
        { ...titres, pages, sections },
        engin.reperer,
        {
          racine: adresses.racine,
          requete,
          texteDe,
        },
      ),
    });
  return trouve;
}

async function chercher(demande) {
  tour += 1;
  const ce = tour;
  try {
    const engin = await (pret || preparer());
    if (ce !== tour) return;
    repondre(engin, demande, false);
    // Not before: it would take its share of the network from what the first answer waits for.
    await Promise.allSettled([
      attendre(LE_TEMPS_DE_DESSINER),
      completer(engin),
      ...lireCommunes(engin, demande),
    ]);
    // The second file tells which towns a word may be written for.
    await Promise.allSettled(lireCommunes(engin, demande));
    if (ce !== tour) return;
    const { resultats } = repondre(engin, demande, true);
    const extraits = new Set(
      passagesMontres(resultats).map((section) =>
        cleDExtrait(engin.titres, section),
      ),
    );
    const manquants = [...extraits].filter((adresse) => !dejaLu(adresse));
    if (!manquants.length) return;
    await Promise.allSettled(manquants.map((adresse) => fichier(adresse)));
    if (ce === tour) repondre(engin, demande, true);
  } catch (erreur) {
    if (ce === tour) postMessage({ erreur: String(erreur) });
  }
}

addEventListener("message", ({ data }) => {
  if (data.preparer) {
    adresses = data.preparer;
    preparer();
  } else if ("titres" in data) recevoirTitres(data.titres);
  else chercher(data);
});
