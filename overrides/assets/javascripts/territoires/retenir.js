/** The page of a commune offers to keep its name on the device; nothing is kept before one says so. */

import { montrer, retenue } from "./ma_commune.js";

const offre = document.querySelector(".retenir");
const { nom, page } = offre.dataset;

const proposer = () => {
  montrer();
  offre.hidden = retenue()?.page === page;
};

offre.querySelector("button").addEventListener("click", () => {
  try {
    localStorage.setItem("ma-commune", JSON.stringify({ nom, page }));
  } catch {
    // The browser refuses: the offer stays.
    return;
  }
  proposer();
  document.querySelector(".ma-commune a").focus();
});

addEventListener("oubliee", proposer);
proposer();
