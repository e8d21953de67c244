/** Words of the interface, in the language of the page: the JSON of `#messages`, so that no script holds a sentence. */

import { forme } from "./page.js";

const langue = document.documentElement.lang || "fr";
const textes = lire();

function lire() {
  try {
    return JSON.parse(document.getElementById("messages").textContent);
  } catch {
    return {};
  }
}

/**
 * The text of `cle` cut at its `{placeholders}`, which are replaced by `valeurs` (strings or nodes), ready for
 * `append()`. A text with plural forms follows `valeurs.n`. An unknown key gives nothing.
 */
export function composer(cle, valeurs = {}) {
  return forme(textes[cle] || "", valeurs.n, langue)
    .split(/\{(\w+)\}/)
    .map((morceau, rang) => (rang % 2 ? valeurs[morceau] : morceau));
}

/** The text of `cle` as a string; see `composer`. */
export const message = (cle, valeurs) => composer(cle, valeurs).join("");
