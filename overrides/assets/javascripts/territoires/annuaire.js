/** Finds communes in the small files of the index, fetched when they are needed and kept for the life of the page. */

import { lignes } from "./lignes.js";
import { correspond, normaliser } from "./normalisation.js";

const MOTS_VIDES = "a au aux d de des du en et l la le les sous sur".split(" ");

// As in hooks/guichet/sujets/territoires/recherche_de_commune.py: the many Saints are told apart by the letter that follows.
const cle = (suite) => suite.slice(0, suite.startsWith("saint") ? 6 : 2);

/** What was typed, as {mots: string[], normal: string, compact: string, code: string of digits}. */
export function lire(texte) {
  const jetons = normaliser(texte).match(/\d+|[a-z]+/g) || [];
  const mots = jetons.filter((jeton) => /[a-z]/.test(jeton));
  const code = jetons.filter((jeton) => /\d/.test(jeton)).join("");
  return { mots, normal: mots.join(" "), compact: mots.join(""), code };
}

/**
 * The one file that holds the communes answering a query, as {cle: string, complet: boolean}: whether it has them all,
 * or only those that begin with it. Null when too little was typed, unless it is sent (`envoi`).
 */
export function fichier({ mots, compact, code }, envoi = false) {
  if (code.length > 2) return { cle: code.slice(0, 3), complet: true };
  // A word that may still become "sous" or "saint" says too little.
  const utile = mots.find(
    (mot) =>
      mot.length > 1 &&
      ![...MOTS_VIDES, "saint"].some((vide) => vide.startsWith(mot)),
  );
  if (utile) return { cle: cle(utile), complet: true };
  const assez = compact.length > 1 && !MOTS_VIDES.includes(mots[0]);
  return compact && compact !== "saint" && (assez || envoi)
    ? { cle: cle(compact), complet: false }
    : null;
}

/** The communes that answer a query, best first: the very name, then names that begin with it; shorter first. */
export function trier(communes, { mots, normal, code }) {
  const rang = (commune) =>
    commune.normal === normal ? 0 : commune.normal.startsWith(normal) ? 1 : 2;
  return communes
    .filter(
      (commune) =>
        !code || commune.codes.some((postal) => postal.startsWith(code)),
    )
    .filter((commune) => !mots.length || correspond(normal, commune.normal))
    .sort(
      (a, b) =>
        rang(a) - rang(b) ||
        a.normal.length - b.normal.length ||
        a.nom.localeCompare(b.nom, "fr") ||
        a.insee.localeCompare(b.insee),
    );
}

/** The communes whose name is a slip or two away from a query that no name answers, nearest first. */
async function ressemblantes(communes, { compact }) {
  const { ecart, tolerance } = await import("./ecart.js");
  const permis = tolerance(compact.length);
  return communes
    .map((commune) => ({
      commune,
      fautes: ecart(compact, commune.normal.replace(/ /g, ""), permis),
    }))
    .filter(({ fautes }) => fautes <= permis)
    .sort((a, b) => a.fautes - b.fautes)
    .map(({ commune }) => commune);
}

/**
 * The commune a query means beyond doubt, or undefined, for we never guess: the only one to answer, or the only one of
 * that very name. In one word, « saintomer » is Saint-Omer; but « la chapelle » may begin another name than Lachapelle.
 */
export function evidente({ requete, communes, complet }) {
  const seule = (choix) =>
    new Set(choix.map((commune) => commune.insee)).size === 1;
  if (complet && seule(communes)) return communes[0];
  const memes = communes.filter(
    (commune) => commune.normal.replace(/ /g, "") === requete.compact,
  );
  const meme =
    requete.mots.length === 1 ||
    memes.some((commune) => commune.normal === requete.normal);
  return seule(memes) && meme ? memes[0] : undefined;
}

/**
 * A function of what was typed and whether it is sent. It looks it up in the files under `adresse`, whose names are the
 * words of `cles` if given, and resolves to {requete, communes, proches: to be offered if none answers, complet}, or to null when
 * too little was typed; it rejects when a file cannot be had.
 */
export function annuaire(adresse, cles) {
  const fragments = new Map();
  const existants = cles && new Set(cles.split(" "));

  async function telecharger(nom) {
    if (existants && !existants.has(nom)) return [];
    const reponse = await fetch(`${adresse}${nom}.json`);
    const absent = reponse.status === 404;
    if (absent && !existants) return [];
    // Among the keys, yet gone: the page is older than the site.
    if (!reponse.ok) throw absent;
    return lignes(await reponse.json());
  }

  function charger(nom) {
    if (!fragments.has(nom)) {
      const fragment = telecharger(nom);
      // A failure is forgotten, so that the next letter tries again.
      fragment.catch(() => fragments.delete(nom));
      fragments.set(nom, fragment);
    }
    return fragments.get(nom);
  }

  return async function chercher(texte, envoi) {
    const requete = lire(texte);
    const choix = fichier(requete, envoi);
    if (!choix) return null;
    const lues = await charger(choix.cle);
    const communes = trier(lues, requete);
    // Without them, it is still true that none answers.
    const proches = communes.length
      ? []
      : await ressemblantes(lues, requete).catch(() => []);
    return { requete, communes, proches, complet: choix.complet };
  };
}
