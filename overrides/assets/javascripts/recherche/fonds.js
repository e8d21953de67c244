/**
 * What is searched in: the pages and their sections, what each term weighs in each, how headings are written. The first
 * file gives the titles; the second, when it comes, the texts.
 */

import { analyseur } from "./analyse.js";
import { deplier } from "./index.js";
import { lexique } from "./lexique.js";

/** How rare a word is that no document holds: as a rule, the name of a commune. */
export const RARE = 5;
// What a word that says little by itself is worth beside another as rare.
const PEU = 0.4;
// A heading that so many pages share, such as « Qui vous aide », tells no more than a text.
const PARTAGE = 4;

/** {pages: [{chemin, titre, genre, premiere: its first section}], sections: [[page, anchor, title]], the last two to come}. */
function lirePages({ chemins, intitules, genre, nombre }) {
  const titresDesPages = intitules.split("\n");
  const sections = [];
  let chemin = "";
  const pages = chemins.split("\n").map((ligne, page) => {
    // How much of the one before it begins with, and what follows.
    const [, commun, suite] = /^(\d+) (.*)$/.exec(ligne);
    chemin = chemin.slice(0, commun) + suite;
    const premiere = sections.length;
    for (let rang = 0; rang < nombre[page]; rang += 1)
      sections.push([page, "", ""]);
    return {
      chemin,
      titre: titresDesPages[page],
      genre: genre[page],
      premiere,
    };
  });
  return { pages, sections };
}

/** What the first file, `titres`, holds. */
export function fonds(titres) {
  const { genres } = titres;
  const { analyser, reperer } = analyseur(titres.analyse);
  let faibles = new Set();
  let sons = [];
  const { pages, sections } = lirePages(titres);
  // The titles of pages are there already: the index that comes is that of the headings under them.
  const desPages = pages
    .map(({ premiere, titre }) => [premiere, analyser(titre)])
    .filter(([, termes]) => termes.length);
  const index = { titres: deplier(titres.index, desPages) };
  const partages = new Map();
  const ecrits = new Map();
  let mots;
  let trouves;

  const pageDe = (section) => pages[sections[section][0]];
  const genreDe = (section) => genres[pageDe(section).genre];
  const intitule = (section) => sections[section][2] || pageDe(section).titre;

  /** The words of a heading as they are written there, folded, and its pairs of terms. */
  function ecrit(section) {
    if (!ecrits.has(section)) {
      const reperes = reperer(intitule(section));
      const suites = reperes
        .slice(1)
        .map(({ terme }, rang) => `${reperes[rang].terme} ${terme}`);
      ecrits.set(section, {
        mots: new Set(reperes.map(({ brut }) => brut)),
        suites: new Set(suites),
      });
    }
    return ecrits.get(section);
  }

  const raretes = (terme) =>
    index.corps?.rarete(terme) ??
    index.titres.rarete(terme) ??
    index.paroles?.rarete(terme);

  function etablir() {
    const termes = [
      ...new Set(Object.values(index).flatMap((un) => un.termes)),
    ].sort();
    // Rarity falls as frequency grows.
    mots = lexique(termes, (terme) => -(raretes(terme) ?? RARE), sons);
    trouves = new Map();
  }

  /** The sections whose heading (`titres`), text (`corps`) or words of people (`paroles`) hold `terme`: Map of number to weight, some 0 to 2, rarity set apart. */
  function documents(etage, terme) {
    const cle = `${etage} ${terme}`;
    if (!trouves.has(cle))
      trouves.set(cle, index[etage]?.poids(terme) ?? new Map());
    return trouves.get(cle);
  }

  etablir();
  return {
    documents,
    ecrit,
    genreDe,
    genres,
    pageDe,
    pages,
    reperer,
    sections,
    /** How rare `terme` is: the rarer, the more it tells. */
    importance: (terme) =>
      (faibles.has(terme) ? PEU : 1) * (raretes(terme) ?? RARE),
    /** How rare `terme` is in the texts; undefined while they are not there, or if none holds it. */
    rareteDansLesTextes: (terme) => index.corps?.rarete(terme),
    estPartage: (section) => partages.get(sections[section][2]) >= PARTAGE,
    /** How many terms the heading of `section` has. */
    longueur: (section) => index.titres.longueurs.get(section) || 1,
    /** The lexicon of all that is written. */
    mots: () => mots,
    /** Adds the texts of the pages, the anchors and the titles of their sections. `corps` is the second file. */
    completer(corps) {
      corps.sections.forEach(([ancre, titre], section) => {
        sections[section].splice(1, 2, ancre, titre);
        if (titre) partages.set(titre, (partages.get(titre) || 0) + 1);
      });
      faibles = new Set(corps.nuances.faibles);
      sons = corps.nuances.sons;
      ecrits.clear();
      index.corps = deplier(corps.index);
      index.paroles = deplier(corps.paroles);
      etablir();
    },
  };
}
