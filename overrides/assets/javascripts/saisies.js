/** What people type in the fields of the tools: numbers, amounts and days, in every keyboard's digits. */

const PERSONNES_AU_PLUS = 30;
const EUROS_AU_PLUS = 10_000_000;

// Arabic and Persian keyboards type their own digits; their last four bits are the value.
const occidentaux = (texte) =>
  texte.replace(/[٠-٩۰-۹]/g, (chiffre) => chiffre.charCodeAt(0) & 15);

// Neither spaces, nor direction marks, nor the currency.
const nettoyer = (texte) =>
  occidentaux(texte)
    .replace(/[\s'’\u061c\u200e\u200f]|€|euros?|eur|يورو/gi, "")
    .replace(/^[−–]/, "-");

/** What `lecture` reads in `champ`, or `siVide` where nothing is typed. */
export const lireChamp = ({ value }, lecture, siVide) =>
  value.trim() ? lecture(value) : siVide;

/** A number of people as typed, or of anything up to `auPlus`: `{valeur}`, or `{erreur}`, the name of a message. */
export function lireNombre(texte, auPlus = PERSONNES_AU_PLUS) {
  const net = nettoyer(texte);
  if (/^-\d/.test(net)) return { erreur: "negatif" };
  if (/^\d+[.,٫]\d+$/.test(net)) return { erreur: "entier" };
  if (!/^\d+$/.test(net)) return { erreur: "nombre" };
  return Number(net) > auPlus ? { erreur: "trop" } : { valeur: Number(net) };
}

const MONTANTS = [
  /^\d{1,3}(\.\d{3})+(,\d\d?)?$/,
  /^\d{1,3}([,٬]\d{3})+([.٫]\d\d?)?$/,
  /^\d+([.,٫]\d\d?)?$/,
];

/** An amount as typed, in cents: `{valeur}`, or `{erreur}`. Three digits after a point or a comma are thousands. */
export function lireMontant(texte) {
  const net = nettoyer(texte);
  if (/^-\d/.test(net)) return { erreur: "montant_negatif" };
  if (!MONTANTS.some((forme) => forme.test(net))) return { erreur: "montant" };
  const [, entiers, centimes = ""] = /^(.*?)(?:[.,٫](\d\d?))?$/.exec(net);
  const valeur =
    Number(entiers.replace(/\D/g, "")) * 100 + Number(centimes.padEnd(2, "0"));
  return valeur > EUROS_AU_PLUS * 100 ? { erreur: "montant_trop" } : { valeur };
}

/** The year in France; never before that of the page, whatever the device believes. */
export function anneeEnFrance(instant, annee) {
  return Math.max(
    annee,
    instant.toLocaleString("en", { timeZone: "Europe/Paris", year: "numeric" }),
  );
}

const JOURS = [
  [/^(\d{4})-(\d\d?)-(\d\d?)$/, (a, m, j) => [a, m, j]],
  [/^(\d\d?)[\s./-]+(\d\d?)[\s./-]+(\d{4}|\d\d)$/, (j, m, a) => [a, m, j]],
  [/^(\d\d)(\d\d)(\d{4})$/, (j, m, a) => [a, m, j]],
];

/**
 * A day as typed (day, month, year, or ISO; digits of every keyboard): `{valeur}`, or `{erreur}`, the name of a message.
 * It lies between `premier` and `dernier`.
 */
export function lireJour(texte, premier, dernier) {
  const net = occidentaux(texte)
    .replace(/[\u061c\u200e\u200f]/g, "")
    .trim();
  if (!net) return { erreur: "vide" };
  const [forme, ranger] = JOURS.find(([motif]) => motif.test(net)) || [];
  if (!forme) return { erreur: "illisible" };
  const [annee, mois, jour] = ranger(...forme.exec(net).slice(1));
  const date = new Date(
    Date.UTC(annee.length < 4 ? 2000 + Number(annee) : annee, mois - 1, jour),
  );
  if (date.getUTCMonth() !== mois - 1 || date.getUTCDate() !== Number(jour))
    return { erreur: "inexistante" };
  const valeur = date.toISOString().slice(0, 10);
  if (valeur > dernier) return { erreur: "future" };
  return valeur < premier ? { erreur: "ancienne" } : { valeur };
}

/** The day that `champ` holds, as `lireJour` tells it. A date half filled has no value, and is not empty. */
export const lireChampDeJour = (champ, dernier, premier = champ.min) =>
  champ.validity.badInput
    ? { erreur: "illisible" }
    : lireJour(champ.value, premier, dernier);
