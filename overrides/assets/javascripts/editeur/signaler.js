/** Page « Signaler une erreur »: puts in the letter the page, the place and the day of reading that the link tells. */

import { enLettres } from "../jour.js";

const LONGUEUR = 150; // No place has a longer name: what is longer is not one of our links.
const lettre = document.getElementById("signalement");
const dit = new URLSearchParams(location.search);

/** The public address of a page of the site, or nothing if `chemin` leads elsewhere. */
function page(chemin) {
  const { racine } = lettre.dataset;
  try {
    const { href } = new URL(chemin, racine);
    return href.startsWith(racine) ? href : "";
  } catch {
    return "";
  }
}

/** The day `iso` in words, or nothing if it is no day of the calendar. */
function date(iso) {
  const jour = new Date(`${iso}T00:00Z`);
  const existe =
    !Number.isNaN(jour.getTime()) && jour.toISOString().startsWith(iso);
  return /^\d{4}-\d\d-\d\d$/.test(iso) && existe
    ? enLettres(iso, document.documentElement.lang)
    : "";
}

const LECTURES = {
  page,
  // On one line, and without what turns the letters round.
  lieu: (nom) => nom.replace(/\p{C}+/gu, " ").trim(),
  date,
};

for (const [champ, lire] of Object.entries(LECTURES)) {
  const valeur = dit.get(champ);
  const texte = valeur !== null && valeur.length <= LONGUEUR && lire(valeur);
  if (!texte) continue;
  const blanc = lettre.querySelector(`[data-champ="${champ}"]`);
  blanc.textContent = texte;
  // What is Latin in an Arabic letter.
  if (champ !== "date") Object.assign(blanc, { lang: "fr", dir: "ltr" });
}

const courriel = document.getElementById("signaler-courriel");
if (courriel)
  courriel.href += `&body=${encodeURIComponent(lettre.textContent.trim().replace(/\n/g, "\r\n"))}`;
