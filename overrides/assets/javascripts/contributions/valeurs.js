/** What one types in a field of the form and what the file holds, both ways; and what is wrong with it. Pure functions. */

const LONGUEUR = 400;
const JOUR = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/;

/** A French number as people type it → `+33…`; anything else as it is. */
export const telephone = (texte) => {
  const net = texte.replace(/[\s.\-()]/g, "");
  return /^0[1-9]\d{8}$/.test(net) ? `+33${net.slice(1)}` : net;
};

const anneeOuJour = (texte) =>
  texte.replace(
    JOUR,
    (_, jour, mois, annee) =>
      `${annee}-${mois.padStart(2, "0")}-${jour.padStart(2, "0")}`,
  );

const nombre = (texte) => {
  const net = texte.replace(/[\s\u202f]/g, "").replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(net) ? Number(net) : texte;
};

// What is typed is not what the file holds: its own refusal would speak of another form.
const PHRASES = { annee_ou_jour: "jour", telephone: "telephone" };

const LECTURES = {
  telephone,
  nombre,
  annee_ou_jour: anneeOuJour,
  oui_non: (texte) => texte === "true",
};

const ECRITURES = {
  telephone: (valeur) =>
    /^\+33\d{9}$/.test(valeur)
      ? `0${valeur.slice(3)}`.replace(/(\d\d)(?=\d)/g, "$1 ")
      : valeur,
  nombre: (valeur) => String(valeur).replace(".", ","),
  annee_ou_jour: (valeur) =>
    valeur.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3/$2/$1"),
};

/** The value of a field of `genre` in which `texte` is typed; null where nothing is. */
export function lireValeur(genre, texte) {
  const net = texte.trim().replace(/\s+/g, " ");
  return net === "" ? null : (LECTURES[genre] || ((mots) => mots))(net);
}

/** What a field of `genre` shows for `valeur`. */
export const ecrireValeur = (genre, valeur) =>
  valeur === null || valeur === undefined
    ? ""
    : String((ECRITURES[genre] || ((mots) => mots))(valeur));

/**
 * What is wrong with `valeur`, as `[name of a message, its values]`, or a sentence; nothing if it is right.
 * The rules are those of the schema of the file: `{genre, requis, motif, refus, minimum, maximum}`.
 */
export function defaut(regles, valeur) {
  const { genre, requis, motif, refus, minimum, maximum } = regles;
  if (valeur === null) return requis === undefined ? null : ["obligatoire"];
  if (genre === "nombre") {
    if (typeof valeur !== "number") return ["nombre"];
    if (minimum !== undefined && valeur < Number(minimum))
      return ["minimum", { n: minimum }];
    if (maximum !== undefined && valeur > Number(maximum))
      return ["maximum", { n: maximum }];
    return null;
  }
  if (typeof valeur !== "string") return null;
  if (valeur.length > LONGUEUR) return ["trop_long"];
  if (/[<>]/.test(valeur)) return ["code"];
  if (motif && !new RegExp(motif).test(valeur))
    return genre in PHRASES ? [PHRASES[genre]] : refus || ["forme"];
  return null;
}
