/** What is written from left to right inside Arabic, isolated as a whole, as hooks/guichet/socle/isolats.py does in the pages. */

import { element } from "./page.js";

// The same expression as there: a test compares them.
const LETTRE = "A-Za-zÀ-ÖØ-öø-ÿŒœ";
const LIE = String.raw`[\-'’.@&_*\/:,–\u00a0\u202f]`;
const ESPACE = String.raw`(?: | [\-–—\/&+] )`;
const HEURE = "[0-9]+(?::[0-9]+)*";
const UNITE = "(?: ?[%€°])";
const QUELCONQUE = `[0-9${LETTRE}]+(?:${LIE}[0-9${LETTRE}]+)*${UNITE}?`;
const MOT = `(?=(?:[0-9]|${LIE})*[${LETTRE}])${QUELCONQUE}`;
const ABREGE = String.raw`(?:(?:[Aa]rt|[A-Z])\.[ \u00a0])`;
const MOTIF = [
  String.raw`https?:\/\/[^\s<>«»]*[\w\/]|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+`,
  `(?:${HEURE} )*(?:${ABREGE}+${QUELCONQUE}|${MOT})(?:${ESPACE}${ABREGE}*${QUELCONQUE})*`,
  String.raw`\+?[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{2,3})+(?![0-9])${UNITE}?`,
  String.raw`${HEURE}(?:(?:[*\/.,·_\-–—\u00a0\u202f]| [\-–—\/] )${HEURE})+${UNITE}?`,
  String.raw`[+−§€] ?${HEURE}(?:[*\/.,\u00a0\u202f]${HEURE})*${UNITE}?`,
  `${HEURE}${UNITE}`,
].join("|");
export const ISOLATS = new RegExp(`(${MOTIF})`);

const estFrancais = (isolat) => new RegExp(`[${LETTRE}]`).test(isolat);

/** `texte` cut where `ecrire(piece)` writes what is plain, `ecrire(piece, element, attributes)` what is isolated. */
export function decouper(texte, ecrire) {
  return texte.split(ISOLATS).map((morceau, rang) => {
    if (rang % 2 === 0) return ecrire(morceau);
    return estFrancais(morceau)
      ? ecrire(morceau, "span", { lang: "fr", dir: "ltr" })
      : ecrire(morceau, "bdi", { dir: "ltr" });
  });
}

const noeud = (texte, balise, attributs) =>
  balise ? element(balise, attributs, texte) : texte;

/** Writes `texte` in `ou`, a part of the page. */
export function ecrire(ou, texte) {
  ou.replaceChildren(
    ...(document.documentElement.lang === "ar"
      ? decouper(texte, noeud)
      : [texte]),
  );
}
