/** A warning of the page that waits for a day to tell. */

import { enLettres } from "./jour.js";

/** Shows the warning `qui` (a selector) about the day `jour`. */
export default function avertir(qui, jour) {
  const avis = document.querySelector(qui);
  const { lang } = document.documentElement;
  avis.querySelector("time").textContent = enLettres(jour, lang);
  avis.hidden = false;
}
