/** What time does to a page once nobody builds the site any more. */

const SILENCE = 7; // days without a build before readers are told
const JOUR = 86400000; // ms
// ISO, as Swedes write it.
const jourEnFrance = new Intl.DateTimeFormat("sv", {
  timeZone: "Europe/Paris",
}).format();
const avis = document.querySelector(".vieux-site");

for (const noeud of document.querySelectorAll(
  "[data-des], [data-apres], [data-jusque]",
)) {
  const { des, apres, jusque } = noeud.dataset;
  if (des <= jourEnFrance || apres < jourEnFrance) noeud.hidden = false;
  if (jusque <= jourEnFrance) noeud.hidden = true;
}

// Without an answer nothing is known, and nothing is said.
const construit = await fetch(avis.dataset.etat)
  .then((reponse) => reponse.json())
  .then((etat) => etat.construit_le)
  .catch(() => {});
if (Date.parse(jourEnFrance) - Date.parse(construit) > SILENCE * JOUR) {
  const { enLettres } = await import("./jour.js");
  const date = avis.querySelector("time");
  date.textContent = enLettres(construit, document.documentElement.lang);
  avis.hidden = false;
}
