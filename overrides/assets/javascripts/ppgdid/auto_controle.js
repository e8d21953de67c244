/**
 * The self-check of a plan: what a file holds, and what a report says. Pure functions. An answer is
 * `{rubrique, etat, note}`; `etat` is null where only a note was written. The file follows the schema published under
 * `/donnees/auto-controle-ppgdid.schema.json`.
 */

const FORMAT = "auto-controle-ppgdid";
const VERSION = 1;
const ETATS = ["present", "partiel", "absent", "sans_objet"];
export const OCTETS_AU_PLUS = 500_000;

const texte = (valeur, longueur) =>
  typeof valeur === "string" && valeur.length <= longueur;

function reponseValable(reponse) {
  return (
    typeof reponse === "object" &&
    reponse !== null &&
    texte(reponse.rubrique, 100) &&
    (reponse.etat === null || ETATS.includes(reponse.etat)) &&
    texte(reponse.note, 2000)
  );
}

/** The text of a file holding `reponses` to the plan named `plan`, on the day `date`. */
export function ecrireFichier({ plan, reponses }, date, schema) {
  return `${JSON.stringify({ $schema: schema, format: FORMAT, version: VERSION, date, plan, reponses }, null, 1)}\n`;
}

/**
 * What a file holds: `{plan, reponses, ignorees}`, or `{erreur}`, the name of a message. `rubriques` are the items of
 * the grid, with the states each may take; answers to others are counted in `ignorees`.
 */
export function lireFichier(contenu, rubriques) {
  let lu;
  try {
    lu = JSON.parse(contenu);
  } catch {
    return { erreur: "illisible" };
  }
  if (lu?.format !== FORMAT || !Number.isInteger(lu.version) || lu.version < 1)
    return { erreur: "etranger" };
  if (lu.version > VERSION) return { erreur: "recent" };
  const { plan, date, reponses } = lu;
  const datee = typeof date === "string" && /^\d{4}-\d\d-\d\d$/.test(date);
  if (
    !datee ||
    !texte(plan, 200) ||
    !Array.isArray(reponses) ||
    !reponses.every(reponseValable)
  ) {
    return { erreur: "invalide" };
  }
  const noms = reponses.map(({ rubrique }) => rubrique);
  if (new Set(noms).size < noms.length) return { erreur: "invalide" };
  const connue = ({ rubrique, etat }) =>
    Object.hasOwn(rubriques, rubrique) &&
    (etat === null || rubriques[rubrique].includes(etat));
  const connues = reponses
    .filter(connue)
    .map(({ rubrique, etat, note }) => ({ rubrique, etat, note }));
  return {
    plan,
    reponses: connues,
    ignorees: reponses.length - connues.length,
  };
}

/** The report of `reponses` on `rubriques`, in order: how many of each state, and what is to be done first. */
export function bilan(rubriques, reponses) {
  const etats = Object.fromEntries(
    reponses.map(({ rubrique, etat }) => [rubrique, etat]),
  );
  const de = (etat) =>
    rubriques.filter((id) => (etats[id] || "sans_reponse") === etat);
  const nombres = Object.fromEntries(
    [...ETATS, "sans_reponse"].map((etat) => [etat, de(etat).length]),
  );
  return {
    nombres,
    suites: ["absent", "partiel", "sans_reponse"].map((etat) => [
      etat,
      de(etat),
    ]),
  };
}
