/**
 * The engine: from a query to ranked pages, each with its best sections. The index says which documents hold a term and
 * how much; this says what was meant, and what comes first. It knows neither the network nor HTML.
 */

import { normaliser } from "../territoires/normalisation.js";
import {
  fichiersUtiles,
  motsDesNoms,
  nommees,
  nomsProches,
} from "./communes.js";
import { comprehension, partDite } from "./comprehension.js";
import { fonds as ouvrir } from "./fonds.js";
import { autreLangue, lireLangues } from "./langues.js";
import { parente, VOISINAGE } from "./lexique.js";
import { decoller } from "./mots_colles.js";
import { mettreEnTete, noterPages, resultatDe } from "./notation.js";
import { placerCommunes } from "./placement.js";

const PROMOTION = 1e6;
// What a greater danger is worth beside a smaller one: more than any page.
const DANGER = 1e3;
// The share of a query that a phrase of the editors must be, for its page to come first; a smaller one only helps it.
const ASSEZ = 0.35;
const RESULTATS_AU_PLUS = 10;
// The share of the best that a result must be worth.
const UTILE = 0.05;
const PROPOSITIONS_AU_PLUS = 3;
// A shorter word of a name, such as « Pays », leads to too many.
const NOM_AU_MOINS = 4;

// Who speaks of oneself is hardly an official.
const POUR_SOI = 1.5;
// As long a number to call is for no danger.
const URGENT = 5;
// What the page of a year is worth to who types that year, or another.
const CETTE_ANNEE = 1.5;
const AUTRE_ANNEE = 0.4;

const ANNEE = /^20\d\d$/;
const ANNEE_DU_CHEMIN = /\/(20\d\d)\//;
const REFERENCE = /^(?:[lrd]\d{3,4}(?:-|$)|\d{2,4}-\d+$)/;

const lireQuand = (reponse) => ({
  ...reponse,
  quand: reponse.quand.split(","),
});

/** The words of the phrases that lead to `reponses`. */
const motsDesReponses = (reponses) =>
  reponses.flatMap(({ quand }) => quand.flatMap((une) => une.split(/[ =]/)));

// As communes are compared: « Saint-Omer » is two words there.
const pieces = (texte) => normaliser(texte).split(" ");

/**
 * Puts first the pages that an editor wants first: those of `reponses` one of whose phrases is most of what the query tells,
 * by `part`; of those pages that `convient` says are for who asks. A number to call comes first whatever else is said, but a
 * phrase that is all that the query tells. Some must be at least the share `seuil` of it. Numbers are in the order of their
 * answers: the greatest danger is the first of them.
 */
function promouvoir(resultats, reponses, part, convient) {
  const haute = Math.max(0, ...resultats.map(({ note }) => note));
  const appels = reponses.map(({ contact }) => contact?.appel);
  const promues = reponses.flatMap((reponse, rang) => {
    const { quand, page, contact, seuil } = reponse;
    const dite = Math.max(...quand.map((une) => part(une, contact)));
    if (!dite || dite < seuil) return [];
    const resultat = resultatDe(resultats, page);
    if (contact) ajouterUneFois(resultat.contacts, contact);
    if (!convient(page, contact)) return [];
    if (!contact && dite < ASSEZ) {
      resultat.note += haute * dite;
      if (reponse.section !== undefined)
        mettreEnTete(resultat, reponse.section);
      return [];
    }
    const danger = contact
      ? DANGER * (reponses.length - appels.indexOf(contact.appel))
      : 0;
    const gain = PROMOTION * (dite < 1 ? 1 : 2) + danger - rang;
    return { ...reponse, resultat, gain };
  });
  // The last put at the head of a page is the first of it.
  promues.sort((a, b) => a.gain - b.gain);
  for (const { resultat, section } of promues)
    if (section !== undefined) mettreEnTete(resultat, section);
  const gains = new Map(promues.map(({ resultat, gain }) => [resultat, gain]));
  for (const [resultat, gain] of gains) resultat.note += gain;
}

function ajouterUneFois(contacts, contact) {
  if (contacts.every(({ appel }) => appel !== contact.appel))
    contacts.push(contact);
}

/** Says of the page at an address how it is worth more, or less, for the years of the query. */
function facteurDAnnee(compris) {
  const dites = compris
    .map(({ terme }) => terme)
    .filter((terme) => ANNEE.test(terme));
  if (!dites.length) return () => 1;
  return (chemin) => {
    const sienne = ANNEE_DU_CHEMIN.exec(chemin)?.[1];
    if (!sienne) return 1;
    return dites.includes(sienne) ? CETTE_ANNEE : AUTRE_ANNEE;
  };
}

/** Those of `reperes` that are not of the words `question`, all of them if none is left. */
function sansQuestion(reperes, question = []) {
  const autres = reperes.filter(({ brut }) => !question.includes(brut));
  return autres.length ? autres : reperes;
}

/** Says what a kind of page is worth to who asks. */
function poidsDuGenre(deMetier, { soi, autrui }) {
  if (deMetier) return ({ professionnel }) => professionnel;
  // Halfway between the two.
  if (autrui)
    return ({ demandeur, professionnel }) =>
      Math.sqrt(demandeur * professionnel);
  return ({ demandeur }) => (soi ? demandeur ** POUR_SOI : demandeur);
}

/** Those of `resultats` worth showing, best first. */
function retenir(resultats) {
  const tries = resultats.sort((a, b) => b.note - a.note || a.page - b.page);
  const haute = tries.find(({ note }) => note < PROMOTION / 2)?.note || 0;
  return tries
    .filter(({ note }) => note >= haute * UTILE)
    .slice(0, RESULTATS_AU_PLUS);
}

/** Words of `vocabulaire` close to those that found nothing. */
function proposer(vocabulaire, reperes) {
  const part = (termes) =>
    Math.max(
      0,
      ...reperes.flatMap(({ terme }) =>
        termes.map((autre) => parente(terme, autre)),
      ),
    );
  const proches = vocabulaire
    .map(({ mot, termes }) => ({ mot, part: part(termes) }))
    .filter((un) => un.part >= VOISINAGE)
    .sort((a, b) => b.part - a.part || a.mot.length - b.mot.length);
  return [...new Set(proches.map(({ mot }) => mot))].slice(
    0,
    PROPOSITIONS_AU_PLUS,
  );
}

/** The engine of one language. `titres` is its first file. */
export function moteur(titres) {
  const fonds = ouvrir(titres);
  const reponses = titres.reponses.map(lireQuand);
  // « enfermer » is not « en ferme »: the words of the answers are known, whatever pages hold.
  const dits = new Set(motsDesReponses(reponses));
  const petits = new Set(titres.analyse.vides.split(" "));
  const { genres, motsPlies, pages, reperer, sections } = fonds;
  const sens = comprehension(fonds, titres.synonymes);
  const { comprendre, lieux, rapproche } = sens;
  // What may be offered to who finds nothing, what the site cannot know, the largest towns, words of the trade: they come
  // with the texts.
  let vocabulaire = () => [];
  let ailleurs = [];
  let villes = new Map();
  let nomsDesVilles = [];
  let metier = [];
  let langues = [];

  const nomsDeLieux = () =>
    pages
      .filter(({ genre, chemin }) => genres[genre].lieux && chemin)
      .flatMap(({ titre }) => titre.split(/[^\p{L}]+/u))
      .filter((mot) => mot.length >= NOM_AU_MOINS);

  /** Whether an article, or a word of the trade, is said, by `dites`. */
  const estProfessionnel = (compris, dites) =>
    compris.some(({ terme }) => REFERENCE.test(terme)) ||
    metier.some((mots) => dites(mots));

  /** Whether a result is for `pour`, a public, if any was chosen; a number to call is for everyone. */
  const concerne = (pour) => (resultat) =>
    !pour ||
    resultat.contacts.length ||
    genres[pages[resultat.page].genre].publics.includes(pour);

  /**
   * What answers `texte`, best first: {resultats: [{page, note, sections, communes, contacts}], formes: every term that
   * was looked up, proches: words to try when nothing is found, ailleurs: what to say if the site cannot know, autreLangue: that of the
   * query, if it is another of the site}.
   * `communes` are the rows of the files it may name; `pour` is the public to answer, everyone if it is empty.
   */
  function chercher(tape, communes = [], pour = "") {
    const { connus, son } = fonds.mots();
    const aLaFin = reperer(tape).at(-1)?.fin === tape.length;
    const trouvees = nommees(lieux(tape), communes, aLaFin, villes, son);
    const noms = motsDesNoms(trouvees);
    const cites = new Set(trouvees.flatMap(({ mots }) => mots));
    const texte = decoller(tape, reperer(tape), {
      inconnu: ({ brut, terme }) =>
        !cites.has(brut) && !dits.has(brut) && fonds.estInconnu(terme),
      connu: (mot) => reperer(mot).some(({ terme }) => connus.has(terme)),
      petit: (mot) => petits.has(mot),
    });
    const mots = motsPlies(texte);
    const question = fonds.questionDeSens(mots);
    const reperes = sansQuestion(reperer(texte), question).map((repere) => ({
      ...repere,
      normal: pieces(texte.slice(repere.debut, repere.fin)),
    }));
    const compris = comprendre(reperes, aLaFin, noms);
    const dites = partDite(compris, mots, son);
    const deQui = pour ? {} : fonds.deQui(mots);
    const deMetier = pour
      ? pour !== "demandeurs"
      : !question && estProfessionnel(compris, dites);
    const poids = poidsDuGenre(deMetier, deQui);
    const resultats = noterPages(fonds, compris, poids, question);
    const annee = facteurDAnnee(compris);
    for (const resultat of resultats)
      resultat.note *= annee(pages[resultat.page].chemin);
    placerCommunes(fonds, resultats, compris, trouvees, rapproche, villes);
    promouvoir(resultats, reponses, dites, (page, contact) => {
      const genre = genres[pages[page].genre];
      const autre =
        deMetier || (deQui.autrui && !(contact?.appel.length < URGENT));
      return !autre || genre.professionnel >= genre.demandeur;
    });
    const pourLui = resultats.filter(concerne(pour));
    const connusIci = new Set(
      compris.filter(({ terme }) => connus.has(terme)).map(({ brut }) => brut),
    );
    return {
      resultats: retenir(pourLui),
      formes: new Set(
        compris.flatMap(({ terme, formes }) => [terme, ...formes.keys()]),
      ),
      proches: pourLui.length ? [] : proposer(vocabulaire(), reperes),
      ailleurs: ailleurs.find(({ quand }) =>
        quand.some((une) => dites(une, true)),
      ),
      autreLangue: autreLangue(
        langues,
        mots,
        (mot) => petits.has(mot) || connusIci.has(mot),
      ),
    };
  }

  /** How much `mot` tells, at most: a little word tells nothing. */
  const importance = (mot) =>
    Math.max(0, ...reperer(mot).map(({ terme }) => fonds.importance(terme)));

  /** Words of the names of the largest towns, for one that nothing holds. */
  const villesProches = (mot) =>
    reperer(mot).some(({ terme }) => fonds.mots().connus.has(terme))
      ? []
      : nomsProches(mot, nomsDesVilles, fonds.mots().son);

  return {
    chercher,
    /** The files of communes that may hold a name of `texte`. */
    fichiersDeCommunes: (texte) =>
      fichiersUtiles(lieux(texte), importance, villesProches),
    pages,
    reperer,
    sections,
    /** Adds what the second file, `corps`, holds. */
    completer(corps) {
      fonds.completer(corps);
      sens.completer(corps.synonymes);
      metier = corps.metier.split(",");
      ailleurs = corps.ailleurs.map(lireQuand);
      langues = lireLangues(corps.langues);
      reponses.push(...[...corps.reponses, ...corps.urgences].map(lireQuand));
      const grandes = corps.villes.split("\n").map((une) => une.split(" "));
      villes = new Map(grandes.map(([insee], rang) => [insee, rang]));
      nomsDesVilles = grandes.flatMap(([, ...noms]) => noms);
      // Few find nothing: read for them alone.
      vocabulaire = () =>
        [...corps.vocabulaire, ...nomsDeLieux()].map((mot) => ({
          mot,
          termes: reperer(mot).map(({ terme }) => terme),
        }));
    },
  };
}
