/** Where the communes that a query names stand among what was found. */

import { RARE } from "./fonds.js";
import { resultatDe, TITRE } from "./notation.js";

// A name that is also a word of the texts, or of a heading.
const COURANT = 0.2;
const AMBIGU = 0.5;
// What a commune is worth at least, of the best that was found, where nothing says that its name is something else: among
// words of many pages, « déposer un dossier », it would be lost.
const SURE = 0.97;
// The name of a large town that is nearly so.
const PRESQUE_SURE = 0.6;
// Nothing else was asked.
const SEULE = 1.5;
// In the texts, a word less rare than that is common: « rue », among other words, is hardly Rue.
const MOT_COURANT = 3;
// A word that no text holds yet.
const PAS_DANS_LES_TEXTES = 9;

/**
 * How little the name of `nommee` is that of a commune, for who wrote the words `dits` of it. Each of them must be a word of
 * the texts for the name to be in doubt: « Saint-Quentin » holds « saint ».
 */
function doute(fonds, rapproche, nommee, dits, seule, villes) {
  // A postcode alone.
  if (!dits.length) return 1;
  const trop = (mot) =>
    !seule &&
    (fonds.rareteDansLesTextes(mot.terme) ?? PAS_DANS_LES_TEXTES) < MOT_COURANT;
  const connu = ({ terme }) =>
    fonds.mots().connus.has(terme) || rapproche(terme);
  // « caf » is not Caffiers.
  if (dits.every((mot) => connu(mot) && (nommee.note < 1 || trop(mot))))
    return COURANT;
  // « Calais » is Calais first, whatever heading names the Pas-de-Calais.
  if (nommee.note === 1 && villes.has(nommee.commune.insee)) return 1;
  // « sourd » is Le Sourd too, but a heading that is not the name of an EPCI says it.
  const dansUnTitre = ({ terme }) =>
    fonds
      .documents("titres", terme)
      .sections.some((section) => !fonds.genreDe(section).lieux);
  return dits.every(dansUnTitre) ? AMBIGU : 1;
}

/** The share of what the words tell that names a commune, whose words are `dits`. */
function partDuNom(fonds, compris, dits) {
  const poids = (mot) =>
    dits.includes(mot) ? Math.max(mot.importance, RARE) : mot.importance;
  const somme = (mots) => mots.reduce((total, mot) => total + poids(mot), 0);
  const propres = compris.filter(({ brut }) => !fonds.estSorte(brut));
  const tous = propres.length ? propres : compris;
  return tous.length ? Math.min(1, somme(dits) / somme(tous)) : 1;
}

/**
 * Adds to `resultats` the EPCI of the communes `trouvees` in the query `compris`. `rapproche(terme)`: the editors know it;
 * `villes` holds the INSEE codes of the largest.
 */
export function placerCommunes(
  fonds,
  resultats,
  compris,
  trouvees,
  rapproche,
  villes,
) {
  const haute = Math.max(0, ...resultats.map(({ note }) => note));
  const connus = fonds.mots().connus;
  for (const nommee of trouvees) {
    const chemin = `territoires/${nommee.commune.slug}/`;
    const page = fonds.pages.findIndex((une) => une.chemin === chemin);
    if (page < 0) continue;
    const cites = new Set(nommee.mots);
    const dits = compris.filter(
      (mot) =>
        mot.normal.some((morceau) => cites.has(morceau)) ||
        mot.equivalents.some((nom) => cites.has(nom)),
    );
    const part = partDuNom(fonds, compris, dits);
    const seule = dits.length === compris.length;
    const certitude = doute(fonds, rapproche, nommee, dits, seule, villes);
    const sure =
      nommee.note === 1 ||
      (nommee.note >= PRESQUE_SURE &&
        villes.has(nommee.commune.insee) &&
        dits.every(({ terme }) => !connus.has(terme)));
    const propre =
      TITRE *
      RARE *
      nommee.note ** 2 *
      part *
      certitude *
      (part === 1 ? SEULE : 1);
    const note =
      certitude === 1 && sure ? Math.max(propre, SURE * haute) : propre;
    const resultat = resultatDe(resultats, page);
    resultat.note = Math.max(resultat.note, note);
    resultat.communes.push({ ...nommee.commune, note });
  }
}
