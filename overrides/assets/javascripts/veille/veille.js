// Filters the entries of the watch on the device. Without it, each year, theme and public has a page of its own.
// The choices stand in the address: it can be sent, and going back finds them again.

const formulaire = document.querySelector(".veille-filtre");
const lignes = [...document.querySelectorAll(".veille-liste--toutes > li")];
const bilan = document.querySelector(".veille-bilan");
// Entries under one heading, folded or not; the sentence that each entry shows of itself.
const groupes = [...document.querySelectorAll(".veille-groupe")];
const ouverts = groupes.filter((groupe) => groupe.open);
const dites = [...document.querySelectorAll("[data-public]:not([hidden])")];

// Each choice, with the data attribute that lists what suits it.
const LISTES = {
  public: "publics",
  annee: "annees",
  theme: "themes",
  texte: "textes",
  nature: "nature",
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

/** Shows of each entry what it changes for `lecteur`; for its first public, where none is chosen. */
function dire(lecteur) {
  for (const dit of document.querySelectorAll("[data-public]"))
    dit.hidden = lecteur
      ? dit.dataset.public !== lecteur
      : !dites.includes(dit);
}

/** Unfolds the headings that hold what is looked for, hides the others, and counts. */
function grouper(cherche) {
  for (const groupe of groupes) {
    const restent = groupe.querySelectorAll("li:not([hidden])").length;
    groupe.hidden = !restent;
    groupe.open = cherche || ouverts.includes(groupe);
    groupe.querySelector(".veille-groupe__compte").textContent = `(${restent})`;
  }
}

function filtrer(choix) {
  let restent = 0;
  for (const ligne of lignes) {
    ligne.hidden = !convient(ligne.dataset, choix);
    restent += !ligne.hidden;
  }
  dire(choix.public);
  grouper(Object.keys(choix).length > 0);
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
