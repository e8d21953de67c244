/** What time does to a page once nobody builds the site any more. */

const SILENCE = 7; // days without a build before readers are told
const JOUR = 86400000; // ms
// ISO, as Swedes write it.
const jourEnFrance = new Intl.DateTimeFormat("sv", {
  timeZone: "Europe/Paris",
}).format();

for (const noeud of document.querySelectorAll(
  "[data-des], [data-apres], [data-jusque]",
)) {
  const { des, apres, jusque } = noeud.dataset;
  if (des <= jourEnFrance || apres < jourEnFrance) noeud.hidden = false;
  if (jusque <= jourEnFrance) noeud.hidden = true;
}

async function avertir(qui, jour) {
  const { enLettres } = await import("./jour.js");
  const avis = document.querySelector(qui);
  const { lang } = document.documentElement;
  avis.querySelector("time").textContent = enLettres(jour, lang);
  avis.hidden = false;
}

// Written by what keeps pages without a network (hors-ligne.js).
const { enregistree } = document.documentElement.dataset;
if (enregistree) avertir(".page-gardee", enregistree);

// Without an answer nothing is known, and nothing is said.
const construit = await fetch(
  document.querySelector(".vieux-site").dataset.etat,
)
  .then((reponse) => reponse.json())
  .then((etat) => etat.construit_le)
  .catch(() => {});
if (Date.parse(jourEnFrance) - Date.parse(construit) > SILENCE * JOUR)
  avertir(".vieux-site", construit);
