/**
 * A scoring grid pasted from a spreadsheet: a criterion a row, its group, its name, its points; then, if one likes, whether
 * they are for each month, the most they make, the proof, the requests they are for, the text of law.
 */

const COLONNES = /\t|;/;
const entier = (cellule) => (/^\d+$/.test(cellule) ? Number(cellule) : null);
const oui = (cellule) => /^(oui|o|x|1|vrai)$/i.test(cellule);

function critereDe([, nom, points, parMois, maximum, preuve, demandes, texte]) {
  const pour = ["premiere", "mutation"].filter((une) =>
    (demandes || "").toLowerCase().replace(/è/g, "e").includes(une),
  );
  return {
    nom,
    points: entier(points),
    ...(oui(parMois || "") && { par_mois: true }),
    ...(entier(maximum || "") && { maximum: entier(maximum) }),
    preuve: /^auto/i.test(preuve || "") ? "automatique" : "justificatif",
    demandes: pour.length ? pour : ["premiere", "mutation"],
    textes: texte ? [texte] : [],
  };
}

/** The grid that says what is in `colle`, `{grille}`, with the words `dire` for what rows do not tell; or `{erreur, lieu}`, the row at fault. */
export function grilleCollee(colle, dire) {
  const rangees = colle
    .split(/\r?\n/)
    .map((ligne) => ligne.split(COLONNES).map((cellule) => cellule.trim()))
    .map((cellules, rang) => ({ cellules, lieu: rang + 1 }))
    .filter(({ cellules }) => cellules.some(Boolean));
  // Its headings, if they came along.
  if (rangees.length > 1 && entier(rangees[0].cellules[2] || "") === null)
    rangees.shift();
  const fausse = rangees.find(
    ({ cellules: [groupe, nom, points] }) =>
      !groupe || !nom || !entier(points || ""),
  );
  if (fausse || !rangees.length)
    return { erreur: "collage", lieu: fausse?.lieu ?? 1 };
  const groupes = [...new Set(rangees.map(({ cellules: [nom] }) => nom))];
  return {
    grille: {
      nom: dire.nom,
      territoire: dire.territoire,
      fictive: false,
      origine: dire.origine,
      refus: { effet: "aucun", a_partir_de: 1, cas: dire.refus },
      groupes: groupes.map((nom, rang) => ({
        id: `groupe-${rang + 1}`,
        nom,
        cumul: "somme",
      })),
      criteres: rangees.map(({ cellules }, rang) => ({
        id: `critere-${rang + 1}`,
        groupe: `groupe-${groupes.indexOf(cellules[0]) + 1}`,
        ...critereDe(cellules),
      })),
    },
  };
}
