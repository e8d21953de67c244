/** Which terms of the index a typed word may stand for, each with how surely: 1 for the very word. */

import { ecart, tolerance } from "../territoires/ecart.js";
import { retenu } from "./retenu.js";

// A word begun, or of the same family; then one or two slips.
const DEBUT = 0.75;
const FAMILLE = 0.6;
// Another word than the one typed, which is known: « bailleur » for « bail ».
const AUTRE = 0.2;
const ELISION = 0.9;
const FAUTES = [1, 0.7, 0.5];
const FORMES_AU_PLUS = 8;
// A stem shorter than that begins too many words.
const RACINE = 5;
const DEBUT_TAPE = 2;
// Heard as the word is; a shorter word sounds like too many.
const PAREIL = 0.8;
const A_L_OREILLE = 4;
// As « impayé », which is almost nothing to the ear: other words are heard so.
export const SIGNES = 3;
// The share of pairs of letters that makes a word worth offering.
export const VOISINAGE = 0.5;

/** Which letters a word holds, as bits: two words far apart in letters are far apart, and this is quick to see. */
function lettres(mot) {
  let bits = 0;
  for (let rang = 0; rang < mot.length; rang += 1)
    bits |= 1 << (mot.charCodeAt(rang) & 31);
  return bits;
}

function nombreDeBits(bits) {
  let nombre = 0;
  for (let reste = bits; reste; reste &= reste - 1) nombre += 1;
  return nombre;
}

const paires = (mot) =>
  Array.from({ length: Math.max(0, mot.length - 1) }, (_, rang) =>
    mot.slice(rang, rang + 2),
  );

/** The share of the pairs of letters of two words that both have, from 0 to 1. */
export function parente(a, b) {
  const [siennes, autres] = [paires(a), paires(b)];
  const communes = autres.filter((paire) => siennes.includes(paire)).length;
  return (2 * communes) / (siennes.length + autres.length || 1);
}

/**
 * The lexicon of sorted `termes`; `frequence(terme)` says in how many documents a term is; `sons` lead from how a term is
 * written to how it is heard, each as [pattern, by what]; those of the Set `existants`, that nothing holds, are no slip.
 */
export function lexique(termes, frequence, sons, existants = new Set()) {
  const motifs = sons.map(([quoi, par]) => [new RegExp(quoi, "gu"), par]);
  const connus = new Set(termes);
  const lettresDes = termes.map(lettres);

  function commencantPar(debut) {
    let [bas, haut] = [0, termes.length];
    while (bas < haut) {
      const milieu = (bas + haut) >> 1;
      if (termes[milieu] < debut) bas = milieu + 1;
      else haut = milieu;
    }
    let fin = bas;
    while (fin < termes.length && termes[fin].startsWith(debut)) fin += 1;
    return termes.slice(bas, fin);
  }

  /** Those of `choix` that are the most written, at most `nombre`. */
  const courants = (choix, nombre) =>
    choix.sort((a, b) => frequence(b) - frequence(a)).slice(0, nombre);

  const son = retenu((mot) =>
    motifs.reduce((reste, [quoi, par]) => reste.replace(quoi, par), mot),
  );

  let parSon;

  /** Those that sound like `mot`, spelt by ear. */
  function aLOreille(mot) {
    if (!motifs.length || mot.length < A_L_OREILLE) return [];
    if (!parSon) {
      // Once: each word that follows finds its own at once.
      parSon = new Map();
      for (const terme of termes) {
        const entendu = /\d/.test(terme) || son(terme);
        parSon.set(entendu, [...(parSon.get(entendu) || []), terme]);
      }
    }
    const entendu = son(mot);
    if (entendu.length < SIGNES) return [];
    const pareils = parSon.get(entendu) || [];
    return courants([...pareils], 3).map((terme) => [terme, PAREIL]);
  }

  function avecFautes(mot) {
    const permis = /\d/.test(mot) ? 0 : tolerance(mot.length);
    const siennes = lettres(mot);
    for (let fautes = 1; fautes <= permis; fautes += 1) {
      const proches = termes.filter(
        (terme, rang) =>
          Math.abs(terme.length - mot.length) <= fautes &&
          nombreDeBits(lettresDes[rang] ^ siennes) <= 2 * fautes &&
          ecart(mot, terme, fautes) <= fautes,
      );
      if (proches.length) {
        const memeDebut = proches.filter((terme) => terme[0] === mot[0]);
        return courants(memeDebut.length ? memeDebut : proches, 3).map(
          (terme) => [terme, FAUTES[fautes]],
        );
      }
    }
    return [];
  }

  const elision = (mot) => /^(?:qu|[cdjlmnst])(?=[aeiouyh])/.exec(mot)?.[0];

  /** The forms of `mot` that are spelt as it is, or of its family, as a Map of term to weight; `enCours`: it is still being typed. */
  function ecrites(mot, enCours) {
    if (existants.has(mot)) return new Map([[mot, 1]]);
    const trouvees = new Map();
    const ajouter = (terme, poids) =>
      trouvees.has(terme) || trouvees.set(terme, poids);
    if (connus.has(mot)) ajouter(mot, 1);
    // « 441-1 » is of a law or of a decree.
    if (/^\d{3,4}-/.test(mot))
      for (const terme of [`l${mot}`, `r${mot}`, `d${mot}`])
        if (connus.has(terme)) ajouter(terme, 1);
    if (mot.length >= (enCours ? DEBUT_TAPE : RACINE)) {
      const poids = connus.has(mot)
        ? mot.length < RACINE
          ? AUTRE
          : FAMILLE
        : enCours
          ? DEBUT
          : FAMILLE;
      for (const terme of courants(commencantPar(mot), FORMES_AU_PLUS))
        ajouter(terme, poids);
    }
    if (trouvees.size) return trouvees;
    // Of the same family, but longer: « validité » for « valide ».
    for (let fin = mot.length - 1; fin >= RACINE; fin -= 1) {
      if (connus.has(mot.slice(0, fin)))
        return new Map([[mot.slice(0, fin), FAMILLE]]);
    }
    // « lattestation », « dexpulsion »: the apostrophe was left out.
    const reste = mot.slice(elision(mot)?.length);
    return reste !== mot && connus.has(reste)
      ? new Map([[reste, ELISION]])
      : trouvees;
  }

  /** The forms of `mot`, also heard, or with a slip. Empty when nothing comes near. */
  function formes(mot, enCours) {
    const trouvees = ecrites(mot, enCours);
    if (trouvees.size) return trouvees;
    const pareils = aLOreille(mot);
    if (pareils.length) return new Map(pareils);
    // Not after « s » or « c », which begin other words: « suicide » is not « s'huissier ».
    const coupe = /^[sc]/.test(mot) ? undefined : elision(mot);
    return new Map([
      ...avecFautes(mot),
      ...(coupe ? aLOreille(mot.slice(coupe.length)) : []),
    ]);
  }

  return { connus, ecrites, formes, son };
}
