// Filters the entries of the watch on the device. Without it, each year, theme and public has a page of its own.
// The choices stand in the address: it can be sent, and going back finds them again.

const formulaire = document.querySelector(".veille-filtre");
const lignes = [...document.querySelectorAll(".veille-liste--toutes > li")];
const bilan = document.querySelector(".veille-bilan");

// Each choice, with the data attribute that lists what suits it.
const LISTES = {
  public: "publics",
  annee: "annees",
  theme: "themes",
  texte: "textes",
};

/** Return whether an entry with `donnees` (its data attributes) suits `choix`. */
export function convient(donnees, choix) {
  const parmi = ([nom, liste]) =>
    !choix[nom] || donnees[liste].split(" ").includes(choix[nom]);
  return (
    Object.entries(LISTES).every(parmi) &&
    (!choix.depuis || donnees.dernierJour >= choix.depuis)
  );
}

/** Return what is chosen in the form: nothing is said of what is not. */
function choisis() {
  return Object.fromEntries(
    [...new FormData(formulaire)].filter(([, valeur]) => valeur),
  );
}

/** Choose in the form what the address says; what is not offered is no choice. */
function reprendre() {
  const demandes = new URLSearchParams(location.search);
  for (const champ of formulaire.querySelectorAll("[name]")) {
    champ.value = demandes.get(champ.name) ?? "";
    if (champ.selectedIndex === -1) champ.value = "";
  }
}

function filtrer(choix) {
  let restent = 0;
  for (const ligne of lignes) {
    ligne.hidden = !convient(ligne.dataset, choix);
    restent += !ligne.hidden;
  }
  const { un, plusieurs, aucune } = bilan.dataset;
  const dit =
    restent === 0
      ? aucune
      : restent === 1
        ? un
        : plusieurs.replace("987", restent);
  bilan.textContent = Object.keys(choix).length ? dit : "";
}

/** Filter, and write the choices in the address; parameters that are not ours stay. */
function choisir() {
  const choix = choisis();
  const adresse = new URL(location.href);
  for (const { name } of formulaire.querySelectorAll("[name]"))
    adresse.searchParams.delete(name);
  for (const [nom, valeur] of Object.entries(choix))
    adresse.searchParams.set(nom, valeur);
  // Not a step of the history for each arrow key: going back leaves the page, and coming back finds the choices.
  history.replaceState(history.state, "", adresse);
  filtrer(choix);
}

function restaurer() {
  reprendre();
  filtrer(choisis());
}

if (formulaire) {
  formulaire.hidden = false;
  formulaire.addEventListener("input", choisir);
  formulaire.addEventListener("reset", () => setTimeout(choisir));
  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    choisir();
  });
  addEventListener("popstate", restaurer);
  restaurer();
}
