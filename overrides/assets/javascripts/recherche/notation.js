/** What each page that holds words of a query is worth. */

// A word of the title of a page, of a heading, of a text.
export const TITRE = 5;
const RUBRIQUE = 2.4;
const TEXTE = 1;
// One that people say of what it tells otherwise.
const PAROLE = 2.5;
// What the others add to the best of them.
const APPOINT = 0.1;
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
const SECTIONS_AU_PLUS = 4;

const somme = (liste, lire) =>
  liste.reduce((total, un, rang) => total + lire(un, rang), 0);

/** What a word is worth in a section by its forms or by what means the same; `champ` is `rubrique`, `texte` or `parole`. */
const noteDe = (mot, section, champ) =>
  Math.max(
    mot.notes.get(section)?.[champ] || 0,
    mot.synonymes.get(section)?.[champ] || 0,
  );

/** What a word is worth as part of the heading of a section. */
function enTete(fonds, mot, section) {
  const note = noteDe(mot, section, "rubrique");
  if (!note || fonds.ecrit(section).mots.has(mot.brut))
    return note * A_LA_LETTRE;
  return note * (fonds.genreDe(section).lieux ? AUTRE_NOM : DE_LA_FAMILLE);
}

/** What a word is worth in a section, with the title of its page: {note, titre: whether a title or heading holds it}. */
function valeur(fonds, mot, section) {
  const { premiere } = fonds.pageDe(section);
  const titre = enTete(fonds, mot, premiere);
  const rubrique = section === premiere ? 0 : enTete(fonds, mot, section);
  const parts = [
    TITRE * titre,
    (fonds.estPartage(section) ? TEXTE : RUBRIQUE) * rubrique,
    TEXTE * noteDe(mot, section, "texte"),
    PAROLE * noteDe(mot, section, "parole"),
  ];
  const meilleure = Math.max(...parts);
  const autres = somme(parts, (part) => part) - meilleure;
  return {
    note: (meilleure + APPOINT * autres) * mot.importance,
    titre: titre > 0 || rubrique > 0,
  };
}

/** The words of a query, with how much they tell in all, and which follow one another. */
const mesurer = (compris) => ({
  compris,
  total: somme(compris, ({ importance }) => importance),
  suites: compris
    .slice(1)
    .map(({ sur }, rang) => `${compris[rang].sur} ${sur}`),
});

/** The share of what the words tell that `presents` (one a word) hold. */
const couverture = ({ compris, total }, presents) =>
  somme(compris, ({ importance }, rang) => (presents[rang] ? importance : 0)) /
  total;

/** The share of the pairs of words that follow one another in the heading of `section` too. */
function suivis(fonds, { suites }, section) {
  if (!suites.length) return 0;
  const { suites: siennes } = fonds.ecrit(section);
  return suites.filter((deux) => siennes.has(deux)).length / suites.length;
}

/** A section: {note, parMot: what each word is worth in it}. */
function noterSection(fonds, requete, section) {
  const { compris } = requete;
  const valeurs = compris.map((mot) => valeur(fonds, mot, section));
  const parMot = valeurs.map(({ note }) => note);
  // How much of the heading the query is, at most 1.
  const concision = Math.min(1, compris.length / fonds.longueur(section));
  const entier = valeurs.every(({ titre }) => titre)
    ? 1 + TITRE_ENTIER * concision
    : 1;
  const suite = 1 + A_LA_SUITE * suivis(fonds, requete, section);
  const note =
    somme(parMot, (une) => une) * couverture(requete, parMot) * entier * suite;
  return { note, parMot };
}

/** The sections that hold a word, by page: Map of page to {sections, meilleures: the best of each word in the page}. */
function noterSections(fonds, requete) {
  const parPage = new Map();
  const candidates = new Set(
    requete.compris.flatMap((mot) => [
      ...mot.notes.keys(),
      ...mot.synonymes.keys(),
    ]),
  );
  for (const section of candidates) {
    const { note, parMot } = noterSection(fonds, requete, section);
    const page = fonds.sections[section][0];
    const groupe = parPage.get(page) || { sections: [], meilleures: parMot };
    groupe.sections.push({ section, note });
    groupe.meilleures = groupe.meilleures.map((une, rang) =>
      Math.max(une, parMot[rang]),
    );
    parPage.set(page, groupe);
  }
  return parPage;
}

/**
 * The pages of `fonds` that hold words of the query `compris`, as {page, note, sections: best first, communes: none}.
 * `professionnel`: it is one who asks.
 */
export function noterPages(fonds, compris, professionnel) {
  const requete = mesurer(compris);
  return [...noterSections(fonds, requete)].map(([page, groupe]) => {
    const sections = groupe.sections
      .sort((a, b) => b.note - a.note || a.section - b.section)
      .slice(0, SECTIONS_AU_PLUS);
    const genre = fonds.genres[fonds.pages[page].genre];
    const dispersee = genre.recueil
      ? 0
      : DISPERSION *
        somme(groupe.meilleures, (note) => note) *
        couverture(requete, groupe.meilleures);
    const pourQui = professionnel ? genre.professionnel : genre.demandeur;
    const note = Math.max(sections[0].note, dispersee) * pourQui;
    return { page, note, sections, communes: [] };
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
  const resultat = { page, note: 0, sections: [], communes: [] };
  resultats.push(resultat);
  return resultat;
}
