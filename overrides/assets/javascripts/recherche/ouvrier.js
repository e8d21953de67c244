/**
 * The worker of the theme's search: it answers its messages, 0 to 3, with our engine. A classic script, for lunr is one;
 * all that it needs is asked for at once, since every round trip counts on a slow network.
 */

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
const PREPARER = "preparer";
const TITRES = "titres";
const ABORD = 3;
// Milliseconds left to a slow device to draw the first answer before the whole one comes.
const LE_TEMPS_DE_DESSINER = 150;

const MODULES = [
  "./moteur.js",
  "./rendu.js",
  "./communes.js",
  "../territoires/annuaire.js",
];
// What those ask for.
const LEURS_MODULES = [
  "./analyse.js",
  "./index.js",
  "./lexique.js",
  "../territoires/normalisation.js",
  "../isolats.js",
];

const modules = Promise.all(
  [...MODULES, ...LEURS_MODULES].map((nom) => import(nom)),
);
importScripts("../tiers/lunr-2.3.9.min.js");

let adresses;
let recevoirTitres;
// Their folder and their text, asked for by the page; undefined if they did not come.
const titresRecus = new Promise((recevoir) => (recevoirTitres = recevoir));
let pret;
let tour = 0;
const fichiers = new Map();

const attendre = (duree) => new Promise((finir) => setTimeout(finir, duree));

async function telecharger(adresse) {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`${reponse.status} ${adresse}`);
  return reponse.json();
}

/** The file at `adresse`, fetched once; a failure is forgotten, so that the next letter tries again. */
function fichier(adresse) {
  if (!fichiers.has(adresse)) {
    const promesse = telecharger(adresse).then((contenu) => {
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
  const versions = await reponse.json();
  const { langue, etat } = adresses;
  return new URL(`${langue}/${versions[langue]}/`, etat).href;
}

async function lireEnTete() {
  const { dossier, texte } = (await titresRecus) || {};
  adresses.index = dossier || (await situer());
  return texte ? JSON.parse(texte) : fichier(`${adresses.index}titres.json`);
}

function preparer() {
  const enTete = lireEnTete();
  pret = Promise.all([enTete, modules]).then(
    ([titres, [{ moteur }, rendu, communes, annuaire]]) => {
      return {
        ...moteur(lunr, titres),
        titres,
        rendu,
        communes,
        lignes: annuaire.lignes,
      };
    },
  );
  pret.catch(() => (pret = undefined));
  return pret;
}

/** Adds the second file to `engin`, once; when it does not come, the next letter tries again. */
const completer = (engin) =>
  (engin.complet ||= fichier(`${adresses.index}corps.json`)
    .then(engin.completer)
    .catch(() => (engin.complet = undefined)));

const cleDExtrait = (titres, section) =>
  `${adresses.index}extraits/${Math.floor(section / titres.extraits)}.json`;

function communesLues(engin, texte) {
  const { lignes } = engin;
  return cles(engin, texte).flatMap((adresse) => {
    const lu = dejaLu(adresse);
    return lu ? lignes(lu) : [];
  });
}

function cles({ titres, communes, lieux }, texte) {
  const existantes = new Set(titres.cles.split(" "));
  return communes
    .fichiersUtiles(lieux(texte))
    .filter((cle) => existantes.has(cle))
    .map((cle) => `${adresses.communes}${cle}.json`);
}

/** Answers with what is there, and returns what was found. */
function repondre(engin, texte, dernier) {
  const { titres, rendu, sections } = engin;
  const trouve = engin.chercher(texte, communesLues(engin, texte));
  const texteDe = (section) =>
    dejaLu(cleDExtrait(titres, section))?.[section % titres.extraits];
  const toutes = rendu.articles(
    trouve,
    { ...titres, sections },
    engin.reperer,
    texteDe,
  );
  // The first answer is for a slow device that waits: little to draw, the rest follows.
  const items = dernier ? toutes : toutes.slice(0, ABORD);
  // Nothing is said to be absent before everything has been looked at.
  if (items.length || dernier)
    postMessage({
      type: RESULT,
      data: { items, proches: trouve.proches, requete: texte },
    });
  return trouve;
}

async function chercher(texte) {
  tour += 1;
  const ce = tour;
  if (!texte.trim()) {
    postMessage({ type: RESULT, data: { items: [] } });
    return;
  }
  try {
    const engin = await (pret || preparer());
    if (ce !== tour) return;
    repondre(engin, texte, false);
    // Not before: it would take its share of the network from what the first answer waits for.
    const suites = [
      attendre(LE_TEMPS_DE_DESSINER),
      completer(engin),
      ...cles(engin, texte).map(fichier),
    ];
    await Promise.allSettled(suites);
    if (ce !== tour) return;
    const { resultats } = repondre(engin, texte, true);
    const extraits = new Set(
      engin.rendu
        .passagesMontres(resultats)
        .map((section) => cleDExtrait(engin.titres, section)),
    );
    const manquants = [...extraits].filter((adresse) => !dejaLu(adresse));
    if (!manquants.length) return;
    await Promise.allSettled(manquants.map(fichier));
    if (ce === tour) repondre(engin, texte, true);
  } catch (erreur) {
    if (ce === tour) postMessage({ type: "erreur", message: String(erreur) });
  }
}

addEventListener("message", ({ data: { type, data } }) => {
  if (type === PREPARER) {
    adresses = data;
    preparer();
  } else if (type === TITRES) recevoirTitres(data);
  else if (type === SETUP) postMessage({ type: READY });
  else if (type === QUERY) chercher(data);
});
