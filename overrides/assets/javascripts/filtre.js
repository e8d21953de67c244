/**
 * A long list on a page: what one types keeps the entries that hold every word, in any order, and their parts, unfolded.
 * The name of an entry counts as its words: in English it keeps the French ones, that people read on their letters.
 */

import { message } from "./messages.js";
import { sansAccent } from "./territoires/normalisation.js";

const SILENCE_AVANT_ANNONCE = 400; // ms
// An Arabic word has its article and its prepositions before it: it is found anywhere in one.
const DEBUT = document.documentElement.lang === "ar" ? "" : " ";

/** "L’état, BIEN-SÛR" → "l etat bien sur": words of letters and digits, whatever the script, and single spaces. */
const plier = (texte) =>
  sansAccent(texte)
    .split(/[^\p{L}\p{N}]+/u)
    .join(" ");

/** Opens the search of the site on `mots`. */
function chercherPartout(mots) {
  document.querySelector("dialog.recherche input[name=q]").value = mots;
  document.querySelector("[data-recherche]").click();
}

function monter(racine) {
  const champ = racine.querySelector("input[type=search]");
  const annonce = racine.querySelector("[role=status]");
  const partout = racine.querySelector("[data-partout]");
  const sections = [...racine.querySelectorAll("section")];
  const parties = (sections.length ? sections : [racine]).map((section) => {
    const titre = plier(section.querySelector("h2")?.textContent || "");
    const pli = section.querySelector("details");
    const entrees = [...section.querySelectorAll("[data-entree]")];
    return {
      section,
      pli,
      entrees: entrees.map((noeud) => ({
        noeud,
        texte: ` ${titre} ${plier(noeud.textContent)} ${plier(noeud.id)}`,
      })),
    };
  });
  let minuterie;

  function filtrer() {
    const mots = plier(champ.value).split(" ").filter(Boolean);
    let n = 0;
    for (const { section, pli, entrees } of parties) {
      for (const { noeud, texte } of entrees)
        noeud.hidden = !mots.every((mot) => texte.includes(DEBUT + mot));
      const gardees = entrees.filter(({ noeud }) => !noeud.hidden).length;
      if (section !== racine) section.hidden = !gardees;
      if (pli) pli.open = mots.length && gardees;
      n += gardees;
    }
    partout.parentNode.hidden = !mots.length || n;
    clearTimeout(minuterie);
    minuterie = setTimeout(() => {
      annonce.textContent = mots.length
        ? message(racine.dataset.filtrable, { n })
        : "";
    }, SILENCE_AVANT_ANNONCE);
  }

  champ.addEventListener("input", filtrer);
  partout.addEventListener("click", () => chercherPartout(champ.value));
  champ.closest(".filtre").hidden = false;
  if (champ.value) filtrer();
}

document.querySelectorAll("[data-filtrable]").forEach(monter);
