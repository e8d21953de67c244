/**
 * The engine: from a query to ranked pages, each with its best sections. The index says which documents hold a term and
 * how much; this says what was meant, and what comes first. It knows neither the network nor HTML.
 */

import { normaliser } from "../territoires/normalisation.js";
import { analyseur } from "./analyse.js";
import { nommees } from "./communes.js";
import { deplier } from "./index.js";
import { lexique, parente, VOISINAGE } from "./lexique.js";

// A word of the title of a page, of a heading, of a text.
const TITRE = 5;
const RUBRIQUE = 2.4;
const TEXTE = 1;
// What the other two add to the best of them.
const APPOINT = 0.1;
const SYNONYME = 0.8;
// A section that lacks a word is worth less than its share.
const COUVERTURE = 1;
// Words found in one page, but not in one section.
const DISPERSION = 0.5;
const TITRE_ENTIER = 0.35;
// The word as it was typed, or only one of its family.
const A_LA_LETTRE = 1.1;
const DE_LA_FAMILLE = 0.95;
// A name is not another: « mère » is not « Terres et Mers ».
const AUTRE_NOM = 0;
// Words that follow one another there too.
const A_LA_SUITE = 0.4;
// A heading that so many pages share, such as « Qui vous aide », tells no more than a text.
const PARTAGE = 4;
const PROMOTION = 1e6;
const EXPRESSION_AU_PLUS = 5;
// The share of the words of a phrase that must be there for it to be.
const EXPRESSION_PRESENTE = 0.65;
const RESULTATS_AU_PLUS = 10;
// The share of the best that a result must be worth.
const UTILE = 0.05;
const SECTIONS_AU_PLUS = 4;
// How much naming a commune is worth, and when its name is also a common word among others.
const COMMUNE = 5;
const MOT_COURANT = 3;

// What the page of a year is worth to who types that year, or another.
const CETTE_ANNEE = 1.5;
const AUTRE_ANNEE = 0.4;
const PROPOSITIONS_AU_PLUS = 3;

const ANNEE = /^20\d\d$/;
const ANNEE_DU_CHEMIN = /\/(20\d\d)\//;
const REFERENCE = /^(?:[lrd]\d{3,4}(?:-|$)|\d{2,4}-\d+$)/;

/** The engine of one language. `titres` is its first file. */
export function moteur(titres) {
  const { genres, synonymes, reponses, metier } = titres;
  // The page of each section, its anchor, its title: the last two come with the texts.
  const sections = [];
  const pages = titres.pages.map(([chemin, titre, genre, nombre], page) => {
    const premiere = sections.length;
    for (let rang = 0; rang < nombre; rang += 1) sections.push([page, "", ""]);
    return { chemin, titre, genre, premiere };
  });
  const parChemin = new Map(pages.map(({ chemin }, rang) => [chemin, rang]));
  const { reperer } = analyseur(titres.analyse);
  const expressions = new Map();
  for (const [tapes, cherches] of synonymes)
    for (const de of tapes.length ? tapes : cherches) {
      const vers = cherches
        .filter((autre) => autre !== de)
        .map((autre) => autre.split(" "));
      expressions.set(de, [...(expressions.get(de) || []), ...vers]);
    }
  const index = { titres: deplier(titres.index) };
  const genreDe = (numero) => genres[pages[sections[numero][0]].genre];
  const intitule = (numero) =>
    sections[numero][2] || pages[sections[numero][0]].titre;
  const partages = new Map();
  const rubrique = (numero) =>
    partages.get(sections[numero][2]) >= PARTAGE ? TEXTE : RUBRIQUE;
  const longueurs = new Map(
    index.titres.numeros.map((numero, rang) => [
      numero,
      titres.index.longueurs[rang],
    ]),
  );
  const ecrits = new Map();

  /** The words of a heading as they are written there, folded, and its pairs of terms. */
  function ecrit(numero) {
    if (!ecrits.has(numero)) {
      const reperes = reperer(intitule(numero));
      const suites = reperes
        .slice(1)
        .map(({ terme }, rang) => `${reperes[rang].terme} ${terme}`);
      ecrits.set(numero, {
        mots: new Set(reperes.map(({ brut }) => brut)),
        suites: new Set(suites),
      });
    }
    return ecrits.get(numero);
  }

  // What may be offered to who finds nothing, what the site cannot know: they come with the texts.
  let vocabulaire = [];
  let ailleurs = [];
  const nomsDeLieux = () =>
    pages
      .filter(({ genre, chemin }) => genres[genre].lieux && chemin)
      .flatMap(({ titre }) => titre.split(/[^\p{L}]+/u))
      .filter((mot) => mot.length > 3);

  let mots;
  let trouves = new Map();

  function etablir() {
    const { titres: haut, corps } = index;
    const termes = corps
      ? [...new Set([...haut.termes, ...corps.termes])].sort()
      : haut.termes;
    // Rarity falls as frequency grows.
    mots = lexique(termes, (terme) => -importance(terme));
    trouves = new Map();
  }
  const importance = (terme) =>
    index.corps?.rarete(terme) ?? index.titres.rarete(terme) ?? COMMUNE;
  etablir();

  /** Documents of an index that hold `terme`: Map of number to weight, some 0 to 2, rarity set apart. */
  function documents(etage, terme) {
    const cle = `${etage} ${terme}`;
    if (!trouves.has(cle))
      trouves.set(cle, index[etage]?.poids(terme) ?? new Map());
    return trouves.get(cle);
  }

  /** What `formes` (Map of term to weight) are worth in each section: Map of number to {rubrique, texte}. */
  function notes(formes) {
    const resultat = new Map();
    for (const [etage, champ] of [
      ["titres", "rubrique"],
      ["corps", "texte"],
    ]) {
      for (const [terme, poids] of formes) {
        for (const [numero, valeur] of documents(etage, terme)) {
          const note = resultat.get(numero) || { rubrique: 0, texte: 0 };
          note[champ] = Math.max(note[champ], poids * valeur);
          resultat.set(numero, note);
        }
      }
    }
    return resultat;
  }

  /** The words of a query, each with its forms, what it is worth where, and how rare it is. */
  function comprendre(reperes, enCours) {
    const compris = reperes.map(({ terme, brut }, rang) => {
      const formes = mots.formes(terme, enCours && rang === reperes.length - 1);
      const [meilleure] = formes.keys();
      const sur =
        mots.connus.has(terme) || !meilleure || formes.get(meilleure) < 0.5
          ? terme
          : meilleure;
      return {
        terme,
        brut,
        formes,
        sur,
        notes: notes(formes),
        importance: importance(sur),
        synonymes: new Map(),
        equivalents: [],
      };
    });
    for (let debut = 0; debut < compris.length; debut += 1) {
      for (
        let fin = debut + 1;
        fin <= Math.min(compris.length, debut + EXPRESSION_AU_PLUS);
        fin += 1
      ) {
        const portee = compris.slice(debut, fin);
        const autres = [
          portee.map(({ terme }) => terme),
          portee.map(({ sur }) => sur),
        ]
          .map((suite) => expressions.get(suite.join(" ")))
          .find(Boolean);
        if (autres) elargir(portee, autres);
      }
    }
    return compris;
  }

  function elargir(portee, autres) {
    for (const autre of autres) {
      for (const mot of portee) mot.equivalents.push(autre.join(" "));
      const parTerme = autre.map((terme) => notes(new Map([[terme, 1]])));
      const communs = new Set(parTerme.flatMap((note) => [...note.keys()]));
      const rare = Math.max(...autre.map(importance));
      for (const mot of portee) {
        if (!mots.connus.has(mot.sur))
          mot.importance = Math.max(
            mot.importance === COMMUNE ? 0 : mot.importance,
            rare,
          );
        for (const terme of autre)
          if (!mot.formes.has(terme)) mot.formes.set(terme, SYNONYME);
      }
      for (const numero of communs) {
        const presents = parTerme
          .map((note) => note.get(numero))
          .filter(Boolean);
        if (presents.length < autre.length * EXPRESSION_PRESENTE) continue;
        const part = (presents.length / autre.length) ** 2 * SYNONYME;
        const somme = (champ) =>
          (part * presents.reduce((total, note) => total + note[champ], 0)) /
          presents.length;
        for (const mot of portee) {
          const note = mot.synonymes.get(numero) || { rubrique: 0, texte: 0 };
          mot.synonymes.set(numero, {
            rubrique: Math.max(note.rubrique, somme("rubrique")),
            texte: Math.max(note.texte, somme("texte")),
          });
        }
      }
    }
  }

  /** What a word is worth in a section, with the title of its page: {note, titre: whether a title or heading holds it}. */
  function valeur(mot, numero) {
    const enTete = (rang) => {
      const note = Math.max(
        mot.notes.get(rang)?.rubrique || 0,
        mot.synonymes.get(rang)?.rubrique || 0,
      );
      if (!note || ecrit(rang).mots.has(mot.brut)) return note * A_LA_LETTRE;
      return note * (genreDe(rang).lieux ? AUTRE_NOM : DE_LA_FAMILLE);
    };
    const { premiere } = pages[sections[numero][0]];
    const enTitre = enTete(premiere);
    const ici = {
      rubrique: numero === premiere ? 0 : enTete(numero),
      texte: Math.max(
        mot.notes.get(numero)?.texte || 0,
        mot.synonymes.get(numero)?.texte || 0,
      ),
    };
    const parts = [
      TITRE * enTitre,
      rubrique(numero) * ici.rubrique,
      TEXTE * ici.texte,
    ];
    const meilleure = Math.max(...parts);
    const note =
      meilleure + APPOINT * (parts[0] + parts[1] + parts[2] - meilleure);
    return {
      note: note * mot.importance,
      titre: enTitre > 0 || ici.rubrique > 0,
    };
  }

  function noterSections(compris) {
    const total = compris.reduce(
      (somme, { importance: poids }) => somme + poids,
      0,
    );
    const suites = compris
      .slice(1)
      .map(({ sur }, rang) => `${compris[rang].sur} ${sur}`);
    const parPage = new Map();
    const candidates = new Set(
      compris.flatMap((mot) => [...mot.notes.keys(), ...mot.synonymes.keys()]),
    );
    for (const numero of candidates) {
      const valeurs = compris.map((mot) => valeur(mot, numero));
      const presents = valeurs.map(({ note }) => note > 0);
      const couverte =
        compris.reduce(
          (somme, mot, rang) => somme + (presents[rang] ? mot.importance : 0),
          0,
        ) / total;
      const somme = valeurs.reduce((cumul, { note }) => cumul + note, 0);
      const suite = suites.length
        ? suites.filter((deux) => ecrit(numero).suites.has(deux)).length /
          suites.length
        : 0;
      const entier = valeurs.every(({ titre }) => titre)
        ? 1 + TITRE_ENTIER * concision(numero, compris.length)
        : 1;
      const page = sections[numero][0];
      const groupe = parPage.get(page) || {
        sections: [],
        meilleures: compris.map(() => 0),
      };
      groupe.sections.push({
        section: numero,
        note:
          somme * couverte ** COUVERTURE * entier * (1 + A_LA_SUITE * suite),
      });
      groupe.meilleures = groupe.meilleures.map((note, rang) =>
        Math.max(note, valeurs[rang].note),
      );
      parPage.set(page, groupe);
    }
    return { parPage, total };
  }

  /** How much of the heading the query is, at most 1. */
  const concision = (numero, longueur) =>
    Math.min(1, longueur / (longueurs.get(numero) || 1));

  function noterPages(compris, professionnel) {
    const { parPage, total } = noterSections(compris);
    return [...parPage].map(([page, groupe]) => {
      const meilleures = groupe.sections.sort(
        (a, b) => b.note - a.note || a.section - b.section,
      );
      const couverte =
        compris.reduce(
          (somme, mot, rang) =>
            somme + (groupe.meilleures[rang] ? mot.importance : 0),
          0,
        ) / total;
      const genre = genres[pages[page].genre];
      const dispersee = genre.recueil
        ? 0
        : DISPERSION *
          groupe.meilleures.reduce((somme, note) => somme + note, 0) *
          couverte ** COUVERTURE;
      const note =
        Math.max(meilleures[0].note, dispersee) *
        (professionnel ? genre.professionnel : genre.demandeur);
      return {
        page,
        note,
        sections: meilleures.slice(0, SECTIONS_AU_PLUS),
        communes: [],
      };
    });
  }

  /** Whether a heading that is not the name of an EPCI holds `terme`. */
  const dansUnTitre = (terme) =>
    [...documents("titres", terme).keys()].some(
      (numero) => !genreDe(numero).lieux,
    );

  /** Adds to `resultats` the EPCI of the communes named in the query. */
  function placerCommunes(resultats, reperes, compris, trouvees) {
    const poids = compris.map((mot) => mot.importance);
    const total = poids.reduce((somme, valeurDuMot) => somme + valeurDuMot, 0);
    for (const nommee of trouvees) {
      const page = parChemin.get(`territoires/${nommee.commune.slug}/`);
      if (page === undefined) continue;
      const cites = new Set(nommee.mots);
      const dits = compris.map(
        (mot, rang) =>
          reperes[rang].normal.some((morceau) => cites.has(morceau)) ||
          mot.equivalents.some((nom) => cites.has(nom)),
      );
      const restent = dits.includes(false);
      // « caf » is not Caffiers; « rue », among other words, is hardly Rue.
      const courant = compris.some(
        (mot, rang) =>
          dits[rang] &&
          (mots.connus.has(mot.terme) || expressions.has(mot.terme)) &&
          (nommee.note < 1 ||
            (restent && (index.corps?.rarete(mot.terme) ?? 9) < MOT_COURANT)),
      );
      // « sourd » is Le Sourd too, but a heading says it.
      const ambigu =
        !courant &&
        compris.some((mot, rang) => dits[rang] && dansUnTitre(mot.terme));
      const couverte = poids.reduce(
        (somme, valeurDuMot, rang) =>
          somme + (dits[rang] ? Math.max(valeurDuMot, COMMUNE) : 0),
        0,
      );
      const toutes =
        poids.reduce(
          (somme, valeurDuMot, rang) =>
            somme + (dits[rang] ? Math.max(valeurDuMot, COMMUNE) : valeurDuMot),
          0,
        ) || total;
      const part = compris.length ? Math.min(1, couverte / toutes) : 1;
      const note =
        TITRE *
        COMMUNE *
        nommee.note ** 2 *
        part *
        (courant ? 0.2 : ambigu ? 0.5 : 1) *
        (part === 1 ? 1.5 : 1);
      const deja = resultats.find((resultat) => resultat.page === page);
      const resultat = deja || { page, note: 0, sections: [], communes: [] };
      resultat.note = Math.max(resultat.note, note);
      resultat.communes.push({ ...nommee.commune, note });
      if (!deja) resultats.push(resultat);
    }
  }

  /** Whether a phrase of the editors is in the query, as typed or by a word that means the same. */
  function vises(compris) {
    const suite = (lire) => ` ${compris.map(lire).join(" ")} `;
    const textes = [suite(({ terme }) => terme), suite(({ sur }) => sur)];
    const equivalents = new Set(compris.flatMap((mot) => mot.equivalents));
    return (expression) =>
      equivalents.has(expression) ||
      textes.some((texte) => texte.includes(` ${expression} `));
  }

  /** Puts first the pages that an editor wants first for these words. */
  function promouvoir(resultats, dites) {
    reponses.forEach(({ quand, page, section, contact }, rang) => {
      if (!quand.some(dites)) return;
      const deja = resultats.find((resultat) => resultat.page === page);
      const resultat = deja || { page, note: 0, sections: [], communes: [] };
      if (!deja) resultats.push(resultat);
      if (resultat.note < PROMOTION) resultat.note += PROMOTION - rang;
      if (contact) resultat.contact = contact;
      if (section !== undefined) {
        const autres = resultat.sections.filter(
          (autre) => autre.section !== section,
        );
        resultat.sections = [{ section, note: resultat.note }, ...autres].slice(
          0,
          SECTIONS_AU_PLUS,
        );
      }
    });
  }

  /** How the page of a year is worth more, or less, for the years of the query. */
  function facteurDAnnee(compris) {
    const dites = compris
      .map(({ terme }) => terme)
      .filter((terme) => ANNEE.test(terme));
    return (page) => {
      const sienne = ANNEE_DU_CHEMIN.exec(pages[page].chemin)?.[1];
      if (!dites.length || !sienne) return 1;
      return dites.includes(sienne) ? CETTE_ANNEE : AUTRE_ANNEE;
    };
  }

  /** Whether a result is for `pour`, a public, if any was chosen; a number to call is for everyone. */
  const concerne = (pour) => (resultat) =>
    !pour ||
    resultat.contact ||
    genres[pages[resultat.page].genre].publics.includes(pour);

  /**
   * What answers `texte`, best first: {resultats: [{page, note, sections, communes, contact}], formes: every term that
   * was looked up, proches: words to try when nothing is found, ailleurs: what to say if the site cannot know}.
   * `communes` are the rows of the files it may name; `pour` is the public to answer, everyone if it is empty.
   */
  function chercher(texte, communes = [], pour = "") {
    const reperes = reperer(texte).map((repere) => ({
      ...repere,
      normal: pieces(texte.slice(repere.debut, repere.fin)),
    }));
    const dernier = reperes.at(-1);
    const enCours = Boolean(dernier) && dernier.fin === texte.length;
    const compris = comprendre(reperes, enCours);
    const dits = ` ${compris.map(({ terme }) => terme).join(" ")} `;
    const professionnel = pour
      ? pour !== "demandeurs"
      : compris.some(({ terme }) => REFERENCE.test(terme)) ||
        metier.some((mots) => dits.includes(` ${mots} `));
    const facteur = facteurDAnnee(compris);
    const resultats = noterPages(compris, professionnel).map((resultat) => ({
      ...resultat,
      note: resultat.note * facteur(resultat.page),
    }));
    placerCommunes(
      resultats,
      reperes,
      compris,
      nommees(lieux(texte), communes, enCours),
    );
    const dites = vises(compris);
    promouvoir(resultats, dites);
    const retenus = resultats
      .filter(concerne(pour))
      .sort((a, b) => b.note - a.note || a.page - b.page);
    const haute = retenus.find(({ note }) => note < PROMOTION / 2)?.note || 0;
    return {
      resultats: retenus
        .filter(({ note }) => note >= haute * UTILE)
        .slice(0, RESULTATS_AU_PLUS),
      formes: new Set(
        compris.flatMap(({ terme, formes }) => [terme, ...formes.keys()]),
      ),
      proches: retenus.length ? [] : proposer(reperes),
      ailleurs: ailleurs.find(({ quand }) => quand.some(dites)),
    };
  }

  /** `texte`, where the names of towns that the editors know in another script are written as in the files of communes. */
  function lieux(texte) {
    const autres = reperer(texte).flatMap(
      ({ terme }) => expressions.get(terme) || [],
    );
    return [
      texte,
      ...autres
        .filter((ecriture) => /^[a-z]/.test(ecriture[0]))
        .map((ecriture) => ecriture.join(" ")),
    ].join(" ");
  }

  /** Words of the editors, and names of places, close to those that found nothing. */
  function proposer(reperes) {
    const proches = vocabulaire
      .map(({ mot, termes }) => ({
        mot,
        part: Math.max(
          0,
          ...reperes.flatMap(({ terme }) =>
            termes.map((autre) => parente(terme, autre)),
          ),
        ),
      }))
      .filter(({ part }) => part >= VOISINAGE)
      .sort((a, b) => b.part - a.part || a.mot.length - b.mot.length);
    return [...new Set(proches.map(({ mot }) => mot))].slice(
      0,
      PROPOSITIONS_AU_PLUS,
    );
  }

  return {
    chercher,
    lieux,
    reperer,
    sections,
    /** Adds the texts of the pages, the anchors and the titles of their sections. `corps` is the second file. */
    completer(corps) {
      corps.sections.forEach(([ancre, titre], numero) => {
        sections[numero].splice(1, 2, ancre, titre);
        if (titre) partages.set(titre, (partages.get(titre) || 0) + 1);
      });
      ecrits.clear();
      ailleurs = corps.ailleurs;
      vocabulaire = [...corps.vocabulaire, ...nomsDeLieux()].map((mot) => ({
        mot,
        termes: reperer(mot).map(({ terme }) => terme),
      }));
      index.corps = deplier(corps.index);
      etablir();
    },
  };
}

// As communes are compared: « Saint-Omer » is two words there.
const pieces = (texte) => normaliser(texte).split(" ");
