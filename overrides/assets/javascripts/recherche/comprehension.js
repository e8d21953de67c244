/** What the words of a query mean: their forms, what means the same, where they are written, how much each tells. */

import { ecart } from "../territoires/ecart.js";
import { sansDouble } from "./communes.js";
import { RARE } from "./fonds.js";
import { SIGNES } from "./lexique.js";

const SYNONYME = 0.8;
const EXPRESSION_AU_PLUS = 5;
// The share of the words of a phrase that must be there for it to be.
const EXPRESSION_PRESENTE = 0.65;
// A form less sure than that does not stand for the word typed.
const SUR = 0.5;
const ETAGES = ["titres", "corps", "paroles"];

/** Adds to `expressions` each phrase that the editors bring together with others: its terms, to the lists of terms of those. */
function rapprocher(expressions, synonymes) {
  for (const groupe of synonymes.split("\n")) {
    const listes = groupe.split(">").map((liste) => liste.split(","));
    const [tapes, cherches] = [listes[0], listes.at(-1)];
    for (const de of tapes) {
      const vers = cherches
        .filter((autre) => autre !== de)
        .map((autre) => autre.split(" "));
      expressions.set(de, [...(expressions.get(de) || []), ...vers]);
    }
  }
}

/** Reads the queries made on `fonds`, with the `synonymes` of the first file. */
export function comprehension(fonds, synonymes) {
  const expressions = new Map();
  rapprocher(expressions, synonymes);

  /** What nothing is worth yet: for each place where words are written, a number a section. */
  const vierges = () =>
    Object.fromEntries(
      ETAGES.map((etage) => [etage, new Float64Array(fonds.sections.length)]),
    );

  /** Raises `notes` to `part` of what `documents` are worth, at `etage`. */
  function hausser(notes, etage, { sections, poids }, part) {
    const siennes = notes[etage];
    for (let rang = 0; rang < sections.length; rang += 1)
      siennes[sections[rang]] = Math.max(
        siennes[sections[rang]],
        part * poids[rang],
      );
  }

  /** What `formes` (Map of term to weight) are worth in each section. */
  function noter(formes) {
    const notes = vierges();
    for (const [terme, poids] of formes)
      for (const etage of ETAGES)
        hausser(notes, etage, fonds.documents(etage, terme), poids);
    return notes;
  }

  /** What `repere` is, among words that are the names of communes: `noms`, Map of word to how surely it is of one. */
  function lireMot(repere, enCours, noms) {
    const { terme, normal } = repere;
    const duNom = normal.length && normal.every((mot) => noms.has(mot));
    // « Cuissy » is not « huissier »: the name of a place has no other spelling.
    const formes =
      duNom && !fonds.mots().connus.has(terme)
        ? new Map([[terme, 1]])
        : fonds.mots().formes(terme, enCours);
    const [meilleure] = formes.keys();
    const douteuse = !meilleure || formes.get(meilleure) < SUR;
    const sur = fonds.mots().connus.has(terme) || douteuse ? terme : meilleure;
    return {
      ...repere,
      formes,
      /** Whether it is, or is of, the whole name of a commune: « Rue » may be no street. */
      propre: duNom && normal.every((mot) => noms.get(mot) === 1),
      /** The term that the word is taken for. */
      sur,
      notes: noter(formes),
      importance: fonds.importance(sur),
      equivalents: [],
    };
  }

  /** The phrases that mean the same as the words of `portee`, as typed or as understood. */
  const autresQue = (portee) =>
    [({ terme }) => terme, ({ sur }) => sur]
      .map((lire) => expressions.get(portee.map(lire).join(" ")))
      .find(Boolean);

  /** The words of a query, each with its forms, what it is worth where, and how rare it is. `noms`: see `lireMot`. */
  function comprendre(reperes, enCours, noms) {
    const compris = reperes.map((repere, rang) =>
      lireMot(repere, enCours && rang === reperes.length - 1, noms),
    );
    for (let debut = 0; debut < compris.length; debut += 1) {
      const jusque = Math.min(compris.length, debut + EXPRESSION_AU_PLUS);
      for (let fin = debut + 1; fin <= jusque; fin += 1) {
        const portee = compris.slice(debut, fin);
        for (const autre of autresQue(portee) || []) elargir(portee, autre);
      }
    }
    return compris;
  }

  /** Adds the phrase `autre`, a list of terms, to what each word of `portee` means. */
  function elargir(portee, autre) {
    const rare = Math.max(...autre.map(fonds.importance));
    for (const mot of portee) {
      mot.equivalents.push(autre.join(" "));
      // A word that nothing holds tells as much as what it stands for.
      if (!fonds.mots().connus.has(mot.sur))
        mot.importance = Math.max(
          mot.importance === RARE ? 0 : mot.importance,
          rare,
        );
      for (const terme of autre)
        if (!mot.formes.has(terme)) mot.formes.set(terme, SYNONYME);
    }
    const valeurs = fonds.retenir(`= ${autre.join(" ")}`, () =>
      valeursDExpression(autre),
    );
    for (const { notes } of portee)
      for (const etage of ETAGES) hausser(notes, etage, valeurs[etage], 1);
  }

  /** Where the terms of the phrase `autre` are: {sommes: what they are worth there, compte: how many are}, by section. */
  function reunir(autre) {
    const sommes = vierges();
    const compte = new Uint8Array(fonds.sections.length);
    const dernier = new Uint8Array(fonds.sections.length);
    autre.forEach((terme, rang) => {
      for (const etage of ETAGES) {
        const { sections, poids } = fonds.documents(etage, terme);
        sections.forEach((section, place) => {
          sommes[etage][section] += poids[place];
          if (dernier[section] > rang) return;
          dernier[section] = rang + 1;
          compte[section] += 1;
        });
      }
    });
    return { sommes, compte };
  }

  /** What the phrase `autre` is worth where enough of its terms are: what `documents` are, by place. */
  function valeursDExpression(autre) {
    const { sommes, compte } = reunir(autre);
    const assez = autre.length * EXPRESSION_PRESENTE;
    const sections = [...fonds.sections.keys()].filter(
      (section) => compte[section] >= assez,
    );
    // The share that is there, squared, of what those that are there are worth on average.
    const part = (section) => (SYNONYME * compte[section]) / autre.length ** 2;
    return Object.fromEntries(
      ETAGES.map((etage) => [
        etage,
        {
          sections,
          poids: sections.map(
            (section) => part(section) * sommes[etage][section],
          ),
        },
      ]),
    );
  }

  return {
    comprendre,
    /** Adds the synonyms of the second file. */
    completer: (autres) => rapprocher(expressions, autres),
    /** Whether the editors bring `terme` together with another. */
    rapproche: (terme) => expressions.has(terme),
    /** `texte`, where the names of towns that the editors know in another script are written as in the files of communes. */
    lieux(texte) {
      const autres = fonds
        .reperer(texte)
        .flatMap(({ terme }) => expressions.get(terme) || [])
        .filter(([premier]) => /^[a-z]/.test(premier));
      return [texte, ...autres.map((ecriture) => ecriture.join(" "))].join(" ");
    },
  };
}

// Before a phrase that is to be written as it is, little words and endings too.
const TEL_QUEL = "=";
// What was meant is a little less than what was said.
const PAR_SENS = 0.9;
// Two words that sound alike have few letters that differ: « fera » is not « frappe ».
const LETTRES_AU_PLUS = 2;

/** Whether a word is another, a letter doubled or not: « 119 » is not « 19 ». */
const presque = (un, autre) =>
  un === autre || (!/\d/.test(un) && sansDouble(un) === sansDouble(autre));

/** As `presque`, or spelt by ear: by `son`. */
const pareils = (son) => (un, autre) =>
  presque(un, autre) ||
  (son(un) === son(autre) &&
    son(un).length >= SIGNES &&
    ecart(un, autre, LETTRES_AU_PLUS) <= LETTRES_AU_PLUS);

/** Whether the words `dits` follow one another in `mots`, compared by `pareil`. */
const seSuivent = (dits, mots, pareil) =>
  mots.some(
    (_, debut) =>
      debut + dits.length <= mots.length &&
      dits.every((mot, rang) => pareil(mot, mots[debut + rang])),
  );

/**
 * Says of a phrase of the editors what share of what the query tells it is, from 0 (it is not there) to 1, as typed, as
 * understood; or, `parSens`, by words that mean the same, and that sound the same by `son`. `mots` are all the words of the
 * query, folded.
 */
export function partDite(compris, mots, son) {
  const total = compris.reduce(
    (somme, { importance }) => somme + importance,
    0,
  );
  const suite = (liste) => ` ${liste.join(" ")} `;
  const textes = [
    suite(compris.map(({ terme }) => terme)),
    suite(compris.map(({ sur }) => sur)),
  ];
  const equivalents = new Set(
    compris.flatMap((mot) => (mot.propre ? [] : mot.equivalents)),
  );
  const part = (siens) =>
    siens.reduce((somme, { importance }) => somme + importance, 0) / total;

  const aspects = (mot) => [mot, sansDouble(mot), son(mot)];
  const presents = new Set(mots.flatMap(aspects));

  function partTelleQuelle(dits, parSens) {
    // Few phrases begin with a word of the query: the others are not looked at further.
    if (!aspects(dits[0]).some((aspect) => presents.has(aspect))) return 0;
    // A word alone is written so for its ending: « coups » is not « coup ».
    const entendu = dits.length > 1 ? pareils(son) : presque;
    const pareil = parSens ? entendu : Object.is;
    if (!seSuivent(dits, mots, pareil)) return 0;
    const siens = compris.filter(({ brut }) =>
      dits.some((mot) => pareil(mot, brut)),
    );
    // In another script, no word is one of this language.
    return siens.length ? part(siens) : PAR_SENS;
  }

  return (expression, parSens) => {
    if (expression.startsWith(TEL_QUEL))
      return partTelleQuelle(expression.slice(1).split(" "), parSens);
    if (parSens && equivalents.has(expression)) return PAR_SENS;
    if (!textes.some((un) => un.includes(` ${expression} `))) return 0;
    const dits = expression.split(" ");
    return part(
      compris.filter(({ terme, sur }) =>
        [terme, sur].some((mot) => dits.includes(mot)),
      ),
    );
  };
}
