/** Communes named in a query, among the small files of the commune field. */

import { ecart, tolerance } from "../territoires/ecart.js";
import { normaliser } from "../territoires/normalisation.js";
import { SIGNES } from "./lexique.js";
import { retenu } from "./retenu.js";

const PETITS_MOTS = new Set(
  "a au aux d de des du en et l la le les sous sur".split(" "),
);
const COMMUNES_AU_PLUS = 3;
const FICHIERS_AU_PLUS = 4;
// Words of a name.
const NOM_AU_PLUS = 5;

/** The words of a normalised text that tell something, all of them if none does. */
const significatifs = (normal) => {
  const mots = normal.split(" ").filter(Boolean);
  const utiles = mots.filter((mot) => !PETITS_MOTS.has(mot));
  return utiles.length ? utiles : mots;
};

/**
 * The files that may hold a commune or a postcode named in `texte`, those of the words that tell most, by
 * `importance(word)`, first: a name may come last of a long query. `proches(word)` are those that it may be written for.
 */
export function fichiersUtiles(texte, importance, proches) {
  const mots = significatifs(normaliser(texte))
    .map((mot) => [mot, importance(mot)])
    .sort(([, une], [, autre]) => autre - une)
    .flatMap(([mot]) => [mot, ...proches(mot)]);
  const cles = mots.flatMap((mot) => {
    if (/^\d{3,5}$/.test(mot)) return [mot.slice(0, 3)];
    if (/\d/.test(mot) || mot.length < 2 || /^saint(?:e|es)?$/.test(mot))
      return [];
    return [mot.startsWith("saint") ? mot.slice(0, 6) : mot.slice(0, 2)];
  });
  return [...new Set(cles)].slice(0, FICHIERS_AU_PLUS);
}

const SANS_DOUBLE = 0.85;
// Less than the first word of a long name, well spelt: « marcq » is not Marck.
const ENTENDU = 0.68;
const NOM_ENTENDU = 5;
export const sansDouble = retenu((mot) => mot.replace(/(.)\1+/g, "$1"));

/** How surely `tape` is `mot`: 1, less for a slip, a word spelt by ear (by `son`) or still being typed, 0. */
function ressemblance(tape, mot, son, enCours) {
  if (tape === mot) return 1;
  if (enCours && tape.length > 2 && mot.startsWith(tape))
    return 0.5 + (0.4 * tape.length) / mot.length;
  // « abevile » for « Abbeville ».
  if (tape[0] === mot[0] && sansDouble(tape) === sansDouble(mot))
    return SANS_DOUBLE;
  // « roubex », « dunkerke ».
  if (mot.length >= NOM_ENTENDU && son(tape) === son(mot))
    return son(mot).length < SIGNES ? 0 : ENTENDU;
  const permis = tolerance(Math.min(tape.length, mot.length) - 1);
  const fautes =
    permis && tape[0] === mot[0] ? ecart(tape, mot, permis) : permis + 1;
  return fautes <= permis ? 0.75 - 0.1 * fautes : 0;
}

/** The words of a text that make one word if nothing parts them, by that word: « Villeneuve Dascq » is as « d’Ascq ». */
function souder(mots) {
  const soudes = new Map();
  mots.forEach((_, debut) => {
    for (let fin = debut + 1; fin <= debut + NOM_AU_PLUS; fin += 1)
      soudes.set(mots.slice(debut, fin).join(""), mots.slice(debut, fin));
  });
  return soudes;
}

/** Those of `noms`, words of names, that `mot` may be written for. */
export const nomsProches = (mot, noms, son) =>
  noms.filter((nom) => ressemblance(mot, nom, son, false) > 0);

function comparer(mots, nom, son, enCours) {
  const rangs = [];
  let somme = 0;
  let depuis = 0;
  for (const attendu of nom) {
    for (let rang = depuis; rang < mots.length; rang += 1) {
      const note = ressemblance(
        mots[rang],
        attendu,
        son,
        enCours && rang === mots.length - 1,
      );
      // Words of a name follow one another.
      if (note && (!rangs.length || rang === depuis)) {
        somme += note;
        rangs.push(rang);
        depuis = rang + 1;
        break;
      }
    }
  }
  const part = somme / nom.length;
  // The first word of a long name is often all that people say of it: « Hénin », « Hellemmes ».
  return {
    note: part < 1 && mots[rangs[0]] === nom[0] ? 0.55 + 0.45 * part : part,
    cites: rangs.map((rang) => mots[rang]),
  };
}

/**
 * The communes that `texte` names among `communes` (rows of the commune field), best first, as
 * {commune, note: 0 to 1, mots: the words of the query that name it}. `enCours`: the last word is still being typed;
 * `villes`: Map of INSEE code to rank of the largest, which people mean more often than the others of their postcode; `son`:
 * how a word is heard.
 */
export function nommees(texte, communes, enCours, villes, son) {
  const normal = normaliser(texte);
  const mots = significatifs(normal);
  const soudes = souder(normal.split(" "));
  const code = mots.find((mot) => /^\d{5}$/.test(mot));
  const vues = new Set();
  const rang = ({ commune }) => villes.get(commune.insee) ?? villes.size;
  return (
    communes
      .map((commune) => {
        const nom = significatifs(commune.normal);
        const soude =
          soudes.get(commune.normal.replace(/ /g, "")) ||
          soudes.get(nom.join(""));
        const { note, cites } = soude
          ? { note: 1, cites: soude }
          : comparer(mots, nom, son, enCours);
        const parCode = code && commune.codes.includes(code) ? 1 : 0;
        return {
          commune,
          note: note < 0.5 && !parCode ? 0 : Math.max(note, parCode),
          mots: parCode ? [...cites, code] : cites,
        };
      })
      .filter(({ note }) => note > 0)
      .sort(
        (a, b) =>
          b.note - a.note ||
          b.mots.length - a.mots.length ||
          rang(a) - rang(b) ||
          a.commune.nom.length - b.commune.nom.length ||
          a.commune.nom.localeCompare(b.commune.nom, "fr"),
      )
      // The very name leaves out those that only hold it.
      .filter(({ note }, _, toutes) => note === 1 || toutes[0].note < 1)
      .filter(
        ({ commune }) =>
          !vues.has(commune.insee + commune.nom) &&
          vues.add(commune.insee + commune.nom),
      )
      .slice(0, COMMUNES_AU_PLUS)
  );
}

/**
 * The words of a query that are those of a commune of `trouvees`, written as they are there: Map of each to how surely that
 * commune is named.
 */
export function motsDesNoms(trouvees) {
  const noms = new Map();
  for (const { commune, mots, note } of trouvees) {
    const siens = commune.normal.split(" ");
    for (const mot of mots)
      if (siens.includes(mot) || note === 1)
        noms.set(mot, Math.max(note, noms.get(mot) || 0));
  }
  return noms;
}
