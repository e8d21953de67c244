/** What the words of a query mean: their forms, what means the same, where they are written, how much each tells. */

import { RARE } from "./fonds.js";

const SYNONYME = 0.8;
const EXPRESSION_AU_PLUS = 5;
// The share of the words of a phrase that must be there for it to be.
const EXPRESSION_PRESENTE = 0.65;
// A form less sure than that does not stand for the word typed.
const SUR = 0.5;
const ETAGES = [
  ["titres", "rubrique"],
  ["corps", "texte"],
  ["paroles", "parole"],
];
const RIEN = Object.fromEntries(ETAGES.map(([, champ]) => [champ, 0]));

/** Each phrase that the editors bring together with others: Map of its terms to the lists of terms of those. */
function rapprochements(synonymes) {
  const expressions = new Map();
  for (const [tapes, cherches] of synonymes)
    for (const de of tapes.length ? tapes : cherches) {
      const vers = cherches
        .filter((autre) => autre !== de)
        .map((autre) => autre.split(" "));
      expressions.set(de, [...(expressions.get(de) || []), ...vers]);
    }
  return expressions;
}

/** Reads the queries made on `fonds`, with the `synonymes` of the first file. */
export function comprehension(fonds, synonymes) {
  const expressions = rapprochements(synonymes);

  /** What `formes` (Map of term to weight) are worth in each section: Map of number to {rubrique, texte, parole}. */
  function notes(formes) {
    const resultat = new Map();
    for (const [etage, champ] of ETAGES) {
      for (const [terme, poids] of formes) {
        for (const [section, valeur] of fonds.documents(etage, terme)) {
          const note = resultat.get(section) || { ...RIEN };
          note[champ] = Math.max(note[champ], poids * valeur);
          resultat.set(section, note);
        }
      }
    }
    return resultat;
  }

  function lireMot(repere, enCours) {
    const { terme } = repere;
    const formes = fonds.mots().formes(terme, enCours);
    const [meilleure] = formes.keys();
    const douteuse = !meilleure || formes.get(meilleure) < SUR;
    const sur = fonds.mots().connus.has(terme) || douteuse ? terme : meilleure;
    return {
      ...repere,
      formes,
      /** The term that the word is taken for. */
      sur,
      notes: notes(formes),
      importance: fonds.importance(sur),
      synonymes: new Map(),
      equivalents: [],
    };
  }

  /** The phrases that mean the same as the words of `portee`, as typed or as understood. */
  const autresQue = (portee) =>
    [({ terme }) => terme, ({ sur }) => sur]
      .map((lire) => expressions.get(portee.map(lire).join(" ")))
      .find(Boolean);

  /** The words of a query, each with its forms, what it is worth where, and how rare it is. */
  function comprendre(reperes, enCours) {
    const compris = reperes.map((repere, rang) =>
      lireMot(repere, enCours && rang === reperes.length - 1),
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
    const parTerme = autre.map((terme) => notes(new Map([[terme, 1]])));
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
    for (const section of new Set(parTerme.flatMap((note) => [...note.keys()])))
      noterSynonyme(
        portee,
        section,
        parTerme.map((note) => note.get(section)),
      );
  }

  /** Says what a phrase is worth in `section`, where `notesDesTermes` are those of its terms, undefined if it lacks one. */
  function noterSynonyme(portee, section, notesDesTermes) {
    const presents = notesDesTermes.filter(Boolean);
    const presence = presents.length / notesDesTermes.length;
    if (presence < EXPRESSION_PRESENTE) return;
    const moyenne = (champ) =>
      presents.reduce((total, note) => total + note[champ], 0) /
      presents.length;
    const part = presence ** 2 * SYNONYME;
    for (const { synonymes: deja } of portee) {
      const note = deja.get(section) || RIEN;
      const jusque = ([champ, valeur]) => [
        champ,
        Math.max(valeur, part * moyenne(champ)),
      ];
      deja.set(section, Object.fromEntries(Object.entries(note).map(jusque)));
    }
  }

  return {
    comprendre,
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

/** Whether a phrase of the editors is in the query, as typed or by a word that means the same. */
export function vises(compris) {
  const suite = (lire) => ` ${compris.map(lire).join(" ")} `;
  const textes = [suite(({ terme }) => terme), suite(({ sur }) => sur)];
  const equivalents = new Set(compris.flatMap((mot) => mot.equivalents));
  return (expression) =>
    equivalents.has(expression) ||
    textes.some((texte) => texte.includes(` ${expression} `));
}
