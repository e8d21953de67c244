/** Site search: fetches the search of the theme, and its index, only when someone asks for it. */

import { message } from "./messages.js";

const bouton = document.querySelector("[data-recherche]");
const bascule = document.getElementById("__search");
const champ = document.querySelector("[data-md-component=search-query]");
let chargement;

// Already checked when a browser restores the page, or nothing would answer.
const basculer = (ouverte) => bascule.checked === ouverte || bascule.click();

function charger() {
  // The theme closes the search soon after it starts if the address has an anchor: it must not see it.
  const { hash, pathname, search } = location;
  if (hash) history.replaceState(history.state, "", pathname + search);
  return new Promise((reussir, echouer) => {
    const script = document.createElement("script");
    script.src = bouton.dataset.bundle;
    script.onload = reussir;
    script.onerror = echouer;
    document.head.append(script);
  }).finally(() => hash && history.replaceState(history.state, "", location.pathname + location.search + hash));
}

function ouvrir() {
  basculer(true);
  // At once, within the gesture: a phone shows its keyboard for nothing less.
  champ.focus();
  chargement ||= charger().catch(() => {
    chargement = undefined;
    document.querySelector(".md-search-result__meta").textContent = message("recherche.erreur");
  });
}

function fermer() {
  basculer(false);
  champ.blur();
}

const estUnChamp = (element) => element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);

function auClavier(evenement) {
  const { key, target } = evenement;
  if (key === "Escape" && bascule.checked) return fermer();
  if (evenement.ctrlKey || evenement.metaKey || evenement.altKey || estUnChamp(target)) return undefined;
  if (!["/", "f", "s"].includes(key) || bascule.checked) return undefined;
  evenement.preventDefault();
  return ouvrir();
}

if (bouton && bascule && champ) {
  bouton.hidden = false;
  bouton.addEventListener("click", ouvrir);
  document.addEventListener("keydown", auClavier);
  // Without the theme the form would leave the page.
  champ.form.addEventListener("submit", (evenement) => evenement.preventDefault());
  // The theme listens to keys only: text that is pasted, dictated or composed brings none.
  champ.addEventListener("input", () => champ.dispatchEvent(new Event("keyup")));
  bascule.addEventListener("change", () => {
    // After the theme has let go of the field, unless the focus went on by itself.
    setTimeout(() => bascule.checked || document.activeElement !== document.body || bouton.focus());
  });
  if (new URLSearchParams(location.search).get("q")) ouvrir();
  else bascule.checked = false;
}
