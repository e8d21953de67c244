/** What time has done to the page since it was built: the site is made again every day, but nobody may be doing it. */

import { enLettres, jourEnFrance } from "./jour.js";

// Days without a new build before readers are told.
const SILENCE = 7;
const JOUR = 86400000; // ms

/** Shows and hides, on the day `aujourdhui` (ISO), what the page `racine` keeps for that day. */
export function vieillir(racine, aujourdhui) {
  const tous = (nom) => racine.querySelectorAll(`[data-${nom}]`);
  for (const noeud of tous("des"))
    if (noeud.dataset.des <= aujourdhui) noeud.hidden = false;
  for (const noeud of tous("apres"))
    if (noeud.dataset.apres < aujourdhui) noeud.hidden = false;
  for (const noeud of tous("jusque"))
    if (noeud.dataset.jusque <= aujourdhui) noeud.hidden = true;
}

/** Whether a site built on the day `construit` is too old on the day `aujourdhui`. */
export const tropVieux = (construit, aujourdhui) =>
  Date.parse(aujourdhui) - Date.parse(construit) > SILENCE * JOUR;

async function avertir(avis, aujourdhui) {
  const reponse = await fetch(avis.dataset.etat);
  const { construit_le: construit } = await reponse.json();
  if (!tropVieux(construit, aujourdhui)) return;
  const date = avis.querySelector("time");
  date.dateTime = construit;
  date.textContent = enLettres(construit, document.documentElement.lang);
  avis.hidden = false;
}

const aujourdhui = jourEnFrance(new Date());
const avis = document.querySelector(".vieux-site");
vieillir(document, aujourdhui);
// Without an answer, nothing is known: nothing is said.
if (avis) avertir(avis, aujourdhui).catch(() => {});
