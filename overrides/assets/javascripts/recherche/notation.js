/** What each page that holds words of a query is worth. */

import { paires } from "./fonds.js";

// A word of the title of a page, of a heading, of a text.
export const TITRE = 5;
const RUBRIQUE = 2.4;
const TEXTE = 1;
// One that people say of what it tells otherwise.
const PAROLE = 3;
// What the others add to the best of them.
const APPOINT = 0.3;
// Words found in one page, but not in one section.
const DISPERSION = 0.5;
// A heading that holds every word, and nothing else.
const TITRE_ENTIER = 0.35;
// The word as it was typed, or only one of its family.
const A_LA_LETTRE = 1.1;
const DE_LA_FAMILLE = 0.95;
// A name is not another: « mère » is not « Terres et Mers ».
const AUTRE_NOM = 0;
// Words that follow one another there too.
const A_LA_SUITE = 0.4;
// What a page of definitions is worth to who types the very term that it defines.
const DEFINITION = 0.85;
// And to who asks what it means.
const SENS_DEMANDE = 4;
const SECTIONS_AU_PLUS = 4;

const somme = (liste, lire) =>
  liste.reduce((total, un, rang) => total + lire(un, rang), 0);

/** What a word is worth as part of the heading of a section. */
function enTete(fonds, mot, section) {
  const note = mot.notes.titres[section];
  if (!note || fonds.ecrit(section, mot.brut)) return note * A_LA_LETTRE;
  return note * (fonds.genreDe(section).lieux ? AUTRE_NOM : DE_LA_FAMILLE);
}

/** What a word is worth in a section, whose page's title makes it worth `titre` and whose heading `rubrique`. */
function valeur({ notes, importance }, section, titre, rubrique) {
  const texte = TEXTE * notes.corps[section];
  const parole = PAROLE * notes.paroles[section];
  const meilleure = Math.max(titre, rubrique, texte, parole);
  const autres = titre + rubrique + texte + parole - meilleure;
  return (meilleure + APPOINT * autres) * importance;
}

/** Which sections hold a word of the query: 1 for each, by number. */
function toucher(fonds, compris) {
  const touchees = new Uint8Array(fonds.sections.length);
  for (const { notes } of compris)
    for (const etage of Object.values(notes))
      for (let section = 0; section < touchees.length; section += 1)
        if (etage[section] > 0) touchees[section] = 1;
  return touchees;
}

/** The words of a query, with how much they tell in all, which follow one another, and where any is. */
const mesurer = (fonds, compris) => ({
  compris,
  touchees: toucher(fonds, compris),
  total: somme(compris, ({ importance }) => importance),
  suites: paires(compris.map(({ sur }) => sur)),
});

/** The share of what the words tell that `presents` (one a word) hold. */
const couverture = ({ compris, total }, presents) =>
  somme(compris, ({ importance }, rang) => (presents[rang] ? importance : 0)) /
  total;

/** The share of the pairs of words that follow one another in the heading of `section` too. */
function suivis(fonds, { compris, suites }, section) {
  // Two words at least must be in the heading: most are not, and this is quick to see.
  if (compris.filter(({ notes }) => notes.titres[section] > 0).length < 2)
    return 0;
  const siennes = fonds.suites(section);
  return suites.filter((deux) => siennes.has(deux)).length / suites.length;
}

/**
 * A section: {section, note, parMot: what each word is worth in it, nommee: its heading is the query, no more}. `titres`: each word in
 * the title of its page.
 */
function noterSection(fonds, requete, section, titres) {
  const { compris } = requete;
  const propre = section !== fonds.pageDe(section).premiere;
  const poids = fonds.estPartage(section) ? TEXTE : RUBRIQUE;
  const rubriques = compris.map((mot) =>
    propre ? poids * enTete(fonds, mot, section) : 0,
  );
  const parMot = compris.map((mot, rang) =>
    valeur(mot, section, titres[rang], rubriques[rang]),
  );
  // How much of the heading the query is, at most 1.
  const concision = Math.min(1, compris.length / fonds.longueur(section));
  const tout = rubriques.every((une, rang) => une > 0 || titres[rang] > 0);
  const entier = tout ? 1 + TITRE_ENTIER * concision : 1;
  const suite = 1 + A_LA_SUITE * suivis(fonds, requete, section);
  const note =
    somme(parMot, (une) => une) * couverture(requete, parMot) * entier * suite;
  return { section, note, parMot, nommee: tout && concision === 1 };
}

/** The sections of a page that hold words of the query. */
function noterSections(fonds, requete, { premiere, nombre }) {
  const trouvees = [];
  let titres;
  for (let section = premiere; section < premiere + nombre; section += 1) {
    if (!requete.touchees[section]) continue;
    titres ||= requete.compris.map(
      (mot) => TITRE * enTete(fonds, mot, premiere),
    );
    trouvees.push(noterSection(fonds, requete, section, titres));
  }
  return trouvees;
}

/** What is worth a page whose `sections` were found, as a whole: its words may be in several of them. */
function noterEnsemble(requete, sections) {
  const meilleures = requete.compris.map((_, rang) =>
    Math.max(...sections.map(({ parMot }) => parMot[rang])),
  );
  return (
    DISPERSION *
    somme(meilleures, (note) => note) *
    couverture(requete, meilleures)
  );
}

/**
 * The pages of `fonds` that hold words of the query `compris`, as {page, note, sections: best first, communes and contacts: none}.
 * `poidsDuGenre(genre)` is what a kind of page is worth to who asks; `sens`: one asks what they mean.
 */
export function noterPages(fonds, compris, poidsDuGenre, sens) {
  const requete = mesurer(fonds, compris);
  const termes = compris.map(({ terme }) => terme).join(" ");
  return fonds.pages.flatMap((une, page) => {
    const trouvees = noterSections(fonds, requete, une);
    if (!trouvees.length) return [];
    const genre = fonds.genres[une.genre];
    if (sens && genre.definitions)
      for (const trouvee of trouvees)
        if (fonds.definit(trouvee.section, termes)) {
          trouvee.note *= SENS_DEMANDE;
          trouvee.nommee = true;
        }
    const ensemble = genre.recueil ? 0 : noterEnsemble(requete, trouvees);
    const sections = trouvees
      .sort((a, b) => b.note - a.note || a.section - b.section)
      .slice(0, SECTIONS_AU_PLUS);
    const poids = Math.max(
      poidsDuGenre(genre),
      genre.definitions && sections[0].nommee ? DEFINITION : 0,
    );
    const note = Math.max(sections[0].note, ensemble) * poids;
    return [{ page, note, sections, communes: [], contacts: [] }];
  });
}

/** Puts `section` before the others of `resultat`. */
export function mettreEnTete(resultat, section) {
  const autres = resultat.sections.filter((une) => une.section !== section);
  const premiere = { section, note: resultat.note };
  resultat.sections = [premiere, ...autres].slice(0, SECTIONS_AU_PLUS);
}

/** What was found of `page` among `resultats`; added if nothing was. */
export function resultatDe(resultats, page) {
  const deja = resultats.find((resultat) => resultat.page === page);
  if (deja) return deja;
  const resultat = {
    page,
    note: 0,
    sections: [],
    communes: [],
    contacts: [],
  };
  resultats.push(resultat);
  return resultat;
}
