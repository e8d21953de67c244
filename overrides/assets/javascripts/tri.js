/** Tables marked `data-triable`: the headings marked `data-tri` sort the rows, first upwards then downwards. */

import { element } from "./page.js";

const collation = new Intl.Collator(document.documentElement.lang || "fr");

// An unknown value comes last whichever way one sorts.
function comparer(a, b, sens) {
  const [inconnuA, inconnuB] = [a, b].map(
    (valeur) => valeur === "" || Number.isNaN(valeur),
  );
  if (inconnuA || inconnuB) return inconnuA - inconnuB;
  return sens * (typeof a === "number" ? a - b : collation.compare(a, b));
}

function valeur(ligne, colonne, nature) {
  const cellule = ligne.cells[colonne];
  const texte = (cellule.dataset.valeur ?? cellule.textContent).trim();
  return nature === "nombre" ? parseFloat(texte) : texte;
}

function monter(table) {
  const titres = [...table.tHead.querySelectorAll("th[data-tri]")];

  function trier(titre) {
    const croissant = titre.getAttribute("aria-sort") !== "ascending";
    for (const autre of titres) autre.removeAttribute("aria-sort");
    titre.setAttribute("aria-sort", croissant ? "ascending" : "descending");
    const corps = table.tBodies[0];
    const lignes = [...corps.rows].map((ligne) => [
      valeur(ligne, titre.cellIndex, titre.dataset.tri),
      ligne,
    ]);
    lignes.sort(([a], [b]) => comparer(a, b, croissant ? 1 : -1));
    corps.append(...lignes.map(([, ligne]) => ligne));
  }

  for (const titre of titres) {
    const bouton = element("button", { type: "button" }, ...titre.childNodes);
    bouton.addEventListener("click", () => trier(titre));
    titre.append(bouton);
  }
}

document.querySelectorAll("table[data-triable]").forEach(monter);
