/** The list of questions: what one types keeps the entries that hold every word, in any order, and their themes. */

import { message } from "../messages.js";
import { normaliser } from "../territoires/normalisation.js";

const SILENCE_AVANT_ANNONCE = 400; // ms

function monter(racine) {
  const champ = racine.querySelector("input[type=search]");
  const annonce = racine.querySelector("[role=status]");
  const themes = [...racine.querySelectorAll("section")].map((section) => {
    const titre = normaliser(section.querySelector("h2").textContent);
    const entrees = [...section.querySelectorAll("li")];
    return {
      section,
      entrees: entrees.map((noeud) => ({
        noeud,
        texte: ` ${titre} ${normaliser(noeud.textContent)}`,
      })),
    };
  });
  let minuterie;

  function filtrer() {
    const mots = normaliser(champ.value).split(" ").filter(Boolean);
    let n = 0;
    for (const { section, entrees } of themes) {
      for (const { noeud, texte } of entrees)
        noeud.hidden = !mots.every((mot) => texte.includes(` ${mot}`));
      const gardees = entrees.filter(({ noeud }) => !noeud.hidden).length;
      section.hidden = !gardees;
      n += gardees;
    }
    clearTimeout(minuterie);
    minuterie = setTimeout(() => {
      annonce.textContent = mots.length
        ? message("filtre_questions.resultats", { n })
        : "";
    }, SILENCE_AVANT_ANNONCE);
  }

  champ.addEventListener("input", filtrer);
  champ.closest(".filtre").hidden = false;
  if (champ.value) filtrer();
}

document.querySelectorAll("[data-filtrable]").forEach(monter);
