/** What people type in the fields of the tools: numbers and amounts, in every keyboard's digits. */

const PERSONNES_AU_PLUS = 30;
const EUROS_AU_PLUS = 10_000_000;

// Digits of every keyboard, and neither spaces, nor direction marks, nor the currency.
const nettoyer = (texte) =>
  texte
    .replace(/[٠-٩۰-۹]/g, (chiffre) => chiffre.charCodeAt(0) & 15)
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
