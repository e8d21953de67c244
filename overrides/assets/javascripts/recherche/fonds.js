/**
 * What is searched in: the pages and their sections, what each term weighs in each, how headings are written. The first
 * file gives the titles; the second, when it comes, the texts.
 */

import { analyseur } from "./analyse.js";
import { deplier } from "./index.js";
import { lexique as ouvrirLexique } from "./lexique.js";

/** How rare a word is that no document holds: as a rule, the name of a commune. */
export const RARE = 5;
// What a word that says little by itself is worth beside another as rare.
const PEU = 0.4;
// A heading that so many pages share, such as « Qui vous aide », tells no more than a text.
const PARTAGE = 4;
const ENTRE_LES_MOTS = /[^\p{L}\p{N}]+/u;
const CHIFFRE = /\d/;
const AUCUN = { sections: [], poids: [] };

/** The pairs of `mots` that follow one another. */
export const paires = (mots) =>
  mots.slice(1).map((mot, rang) => `${mots[rang]} ${mot}`);

/** {pages: [{chemin, titre, genre, premiere: its first section, nombre: of its sections}], sections: [[page, anchor, title]], the last two to come}. */
function lirePages({ chemins, intitules, genre, nombre }) {
  const titresDesPages = intitules.split("\n");
  const sections = [];
  let chemin = "";
  const pages = chemins.split("\n").map((ligne, page) => {
    // How much of the one before it begins with, and what follows.
    chemin = chemin.slice(0, ligne.charCodeAt(0) - 48) + ligne.slice(1);
    const premiere = sections.length;
    for (let rang = 0; rang < nombre[page]; rang += 1)
      sections.push([page, "", ""]);
    return {
      chemin,
      titre: titresDesPages[page],
      genre: genre[page],
      premiere,
      nombre: nombre[page],
    };
  });
  return { pages, sections };
}

/** What the first file, `titres`, holds. */
export function fonds(titres) {
  const { genres } = titres;
  const { analyser, plier, reperer } = analyseur(titres.analyse);
  let faibles = new Set();
  let existants = new Set();
  let sortes = new Set();
  let definir = [];
  let sons = [];
  let [soi, nous, lieux, eux] = Array.from({ length: 4 }, () => new Set());
  const { pages, sections } = lirePages(titres);
  // The titles of pages are there already: the index that comes is that of the headings under them.
  const desPages = pages
    .map(({ premiere, titre }) => [premiere, analyser(titre)])
    .filter(([, termes]) => termes.length);
  const index = { titres: deplier(titres.index, desPages) };
  const partages = new Map();
  let lexique;
  let trouves;

  /** The words of `texte`, folded, little ones too, whatever their script. */
  const motsPlies = (texte) =>
    plier(texte).split(ENTRE_LES_MOTS).filter(Boolean);

  const pageDe = (section) => pages[sections[section][0]];
  const genreDe = (section) => genres[pageDe(section).genre];
  const intitule = (section) => sections[section][2] || pageDe(section).titre;

  /** What `calculer` returns, made once until the texts come. */
  function retenir(cle, calculer) {
    if (!trouves.has(cle)) trouves.set(cle, calculer());
    return trouves.get(cle);
  }

  /** The words of the heading of `section` as they are written there, folded. */
  const mots = (section) =>
    retenir(`" ${section}`, () => new Set(motsPlies(intitule(section))));

  /** Whether the heading of `section` holds `brut`, a word as it is typed, folded; or a number. */
  const ecrit = (section, brut) =>
    mots(section).has(brut) ||
    (CHIFFRE.test(brut) && analyser(intitule(section)).includes(brut));

  /** The pairs of terms that follow one another in the heading of `section`, each as one text. */
  const suites = (section) =>
    retenir(`+ ${section}`, () => new Set(paires(analyser(intitule(section)))));

  const raretes = (terme) =>
    index.corps?.rarete(terme) ??
    index.titres.rarete(terme) ??
    index.paroles?.rarete(terme);

  function etablir() {
    const termes = [
      ...new Set(Object.values(index).flatMap((un) => un.termes)),
    ].sort();
    // Rarity falls as frequency grows.
    lexique = ouvrirLexique(
      termes,
      (terme) => -(raretes(terme) ?? RARE),
      sons,
      existants,
    );
    trouves = new Map();
  }

  /**
   * The sections whose heading (`titres`), text (`corps`) or words of people (`paroles`) hold `terme`:
   * {sections: numbers, poids: the weight in each, some 0 to 2, rarity set apart}.
   */
  const documents = (etage, terme) =>
    retenir(`${etage} ${terme}`, () => index[etage]?.poids(terme) ?? AUCUN);

  etablir();
  return {
    documents,
    ecrit,
    genreDe,
    genres,
    motsPlies,
    pageDe,
    pages,
    reperer,
    retenir,
    sections,
    suites,
    /** How rare `terme` is: the rarer, the more it tells. */
    importance: (terme) =>
      (faibles.has(terme) ? PEU : 1) * (raretes(terme) ?? RARE),
    /** How rare `terme` is in the texts; undefined while they are not there, or if none holds it. */
    rareteDansLesTextes: (terme) => index.corps?.rarete(terme),
    estPartage: (section) => partages.get(sections[section][2]) >= PARTAGE,
    /** Whether who writes `mots` speaks of oneself (`soi`); if not, for a place or of others, as who answers for them (`autrui`). */
    deQui(mots) {
      const duLieu = (mot, rang) => nous.has(mot) && lieux.has(mots[rang + 1]);
      const deSoi = mots.some(
        (mot, rang) => soi.has(mot) && !duLieu(mot, rang),
      );
      return {
        soi: deSoi,
        autrui:
          !deSoi && mots.some((mot, rang) => eux.has(mot) || duLieu(mot, rang)),
      };
    },
    /** Whether `mot`, folded, is what people add to the name of a place. */
    estSorte: (mot) => sortes.has(mot),
    /** The words by which `mots` ask what a term means, if they do. */
    questionDeSens: (mots) =>
      definir.find((dits) =>
        mots.some((_, debut) =>
          dits.every((mot, rang) => mots[debut + rang] === mot),
        ),
      ),
    /** Whether the heading of `section` is `termes`, or names them first: « ADIL : agence … ». */
    definit: (section, termes) =>
      intitule(section)
        .split(/[:,]/)
        .some((nom) => analyser(nom).join(" ") === termes),
    /** How many terms the heading of `section` has. */
    longueur: (section) => index.titres.longueurs.get(section) || 1,
    /** Whether nothing is written as `terme` is. */
    estInconnu: (terme) => !lexique.ecrites(terme, false).size,
    /** The lexicon of all that is written. */
    mots: () => lexique,
    /** Adds the texts of the pages, the anchors and the titles of their sections. `corps` is the second file. */
    completer(corps) {
      corps.sections.forEach(([ancre, titre], section) => {
        sections[section].splice(1, 2, ancre, titre);
        if (titre) partages.set(titre, (partages.get(titre) || 0) + 1);
      });
      faibles = new Set(corps.nuances.faibles);
      existants = new Set(corps.nuances.existants);
      sons = corps.nuances.sons;
      sortes = new Set(corps.nuances.sortes);
      definir = corps.nuances.definir;
      [soi, nous, lieux, eux] = ["soi", "nous", "lieux", "eux"].map(
        (nom) => new Set(corps.nuances[nom]),
      );
      index.corps = deplier(corps.index);
      index.paroles = deplier(corps.paroles);
      etablir();
    },
  };
}
