/** Names of communes as people type them. Twin of `normaliser` in hooks/guichet/socle/texte.py. */

const ABREVIATIONS = new Map([
  ["st", "saint"],
  ["ste", "sainte"],
  ["lez", "les"],
]);

/** In lower case, without accents nor other marks. */
export const sansAccent = (texte) =>
  texte
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");

/** "Saint-André-lez-Lille", "ST ANDRE LEZ LILLE" → "saint andre les lille": words of [a-z0-9] and single spaces. */
export function normaliser(texte) {
  return (
    sansAccent(texte)
      // Arabic and Persian keyboards type their own digits; their last four bits are the value.
      .replace(/[٠-٩۰-۹]/g, (chiffre) => chiffre.charCodeAt(0) & 15)
      .replace(/\bs\//g, "sur ")
      .split(/[^a-z0-9]+/)
      .filter(Boolean)
      .map((mot) => ABREVIATIONS.get(mot) || mot)
      .join(" ")
  );
}

/** The name of the page of a commune. Twin of `slug_de_commune` in hooks/guichet/sujets/territoires/noms.py. */
export function adresse(nom, insee) {
  const mots = sansAccent(nom).split(/[^a-z0-9]+/);
  return [...mots.filter(Boolean), insee.toLowerCase()].join("-");
}

/**
 * Whether a normalised name answers a normalised query: each word of the query begins a word of the name, in the
 * same order; or the query without its spaces (4 letters or more) begins the name without its own.
 */
export function correspond(requete, nom) {
  const mots = nom.split(" ");
  let rang = 0;
  const parMots = requete.split(" ").every((mot) => {
    while (rang < mots.length && !mots[rang].startsWith(mot)) rang += 1;
    return rang++ < mots.length;
  });
  const compacte = requete.replace(/ /g, "");
  return (
    parMots ||
    (compacte.length > 3 && nom.replace(/ /g, "").startsWith(compacte))
  );
}
