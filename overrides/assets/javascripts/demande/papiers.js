/** The papers of one's situation, to tick; choices and ticks stay on the device. What is compulsory is never filtered. */

import { garder, lire } from "../memoire.js";
import { message } from "../messages.js";
import { element } from "../page.js";

// The number changes with the meaning of what is kept: an older list is then forgotten, not misread.
const CLE = "papiers-1";

const choix = document.querySelector(".situations");
const groupes = [...document.querySelectorAll(".groupes > section")];
const pieces = [...document.querySelectorAll(".piece")];

const ensemble = (liste) => new Set(Array.isArray(liste) ? liste : []);

/** What the device keeps, sets of identifiers. */
function reprendre() {
  const { situations, papiers } = lire(CLE) ?? {};
  return { situations: ensemble(situations), papiers: ensemble(papiers) };
}

function caseACocher(id, value, cochee) {
  const champ = element("input", { type: "checkbox", id, value });
  champ.checked = cochee;
  return champ;
}

const etiquette = (champ, noeuds) =>
  element("label", { for: champ.id }, ...noeuds);

const cochees = (champs) =>
  champs.filter((champ) => champ.checked).map((champ) => champ.value);

function monter() {
  const garde = reprendre();
  const situations = [...choix.querySelectorAll("[data-situation]")].map(
    (lien) => {
      const id = lien.dataset.situation;
      const champ = caseACocher(
        `situation-${id}`,
        id,
        garde.situations.has(id) || location.hash === `#pour-${id}`,
      );
      lien.replaceWith(champ, etiquette(champ, lien.childNodes));
      return champ;
    },
  );
  const papiers = pieces.map((piece) => {
    const id = piece.id.replace("piece-", "");
    const champ = caseACocher(`coche-${id}`, id, garde.papiers.has(id));
    piece.classList.add("piece--a-cocher");
    piece.prepend(champ, etiquette(champ, [piece.querySelector("strong")]));
    return champ;
  });
  const compte = choix.querySelector(".situations__compte");
  const phrase = choix.querySelector(".situations__garde");

  /** Shows the papers of the situations chosen, all of them when there is none; gives how many. */
  function filtrer() {
    const voulues = cochees(situations);
    const filtrees = pieces.filter((piece) => piece.closest(".groupes"));
    for (const piece of filtrees) {
      const siennes = piece.dataset.situations?.split(" ");
      piece.hidden =
        Boolean(voulues.length && siennes) &&
        !siennes.some((id) => voulues.includes(id));
    }
    for (const groupe of groupes)
      groupe.hidden = !groupe.querySelector(".piece:not([hidden])");
    return voulues.length
      ? filtrees.filter((piece) => !piece.hidden).length
      : 0;
  }

  function dire() {
    const n = filtrer();
    compte.textContent = n ? message("coches.compte", { n }) : "";
  }

  function retenir() {
    const reussi = garder(CLE, {
      situations: cochees(situations),
      papiers: cochees(papiers),
    });
    phrase.querySelector("span").textContent = message(
      reussi ? "coches.garde" : "coches.non_garde",
    );
  }

  for (const champ of situations) champ.addEventListener("change", dire);
  for (const champ of [...situations, ...papiers])
    champ.addEventListener("change", retenir);
  phrase.querySelector("button").addEventListener("click", () => {
    for (const champ of [...situations, ...papiers]) champ.checked = false;
    garder(CLE);
    filtrer();
    compte.textContent = message("coches.efface");
  });
  document.querySelector(".par-situation").hidden = true;
  phrase.querySelector("span").textContent = message("coches.garde");
  phrase.hidden = false;
  dire();
  // The list that such an address names has given way to the boxes.
  if (location.hash.startsWith("#pour-")) choix.scrollIntoView();
}

if (choix) monter();
