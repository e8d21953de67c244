/** The page of a commune offers to keep its name on the device; nothing is kept before one says so. */

import { montrer, retenue } from "./ma_commune.js";

const offre = document.querySelector(".retenir");
const { nom, page, refus } = offre.dataset;

const proposer = () => {
  montrer();
  offre.hidden = retenue()?.page === page;
};

offre.querySelector("button").addEventListener("click", () => {
  try {
    localStorage.setItem("ma-commune", JSON.stringify({ nom, page }));
  } catch {
    offre.textContent = refus;
    offre.tabIndex = -1;
    offre.focus();
    return;
  }
  proposer();
  document.querySelector(".ma-commune a").focus();
});

addEventListener("oubliee", proposer);
proposer();
