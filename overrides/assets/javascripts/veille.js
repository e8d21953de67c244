// Filters the entries of the watch on the device. Without it, each year, theme and public has a page of its own.

const formulaire = document.querySelector(".veille-filtre");
const lignes = [...document.querySelectorAll(".veille-liste--toutes > li")];
const bilan = document.querySelector(".veille-bilan");

/** Return whether an entry with `donnees` (its data attributes) suits `choix`: an imprecise date suits its first day. */
export function convient(donnees, choix) {
  const parmi = (nom) => !choix[nom] || donnees[nom].split(" ").includes(choix[nom]);
  const complete = `${donnees.date}-01-01`.slice(0, 10);
  return (
    parmi("themes") &&
    parmi("publics") &&
    parmi("textes") &&
    (!choix.annee || donnees.date.startsWith(choix.annee)) &&
    (!choix.depuis || complete >= choix.depuis)
  );
}

function filtrer() {
  const choix = Object.fromEntries(new FormData(formulaire));
  let restent = 0;
  for (const ligne of lignes) {
    ligne.hidden = !convient(ligne.dataset, choix);
    restent += !ligne.hidden;
  }
  const choisi = Object.values(choix).some(Boolean);
  const { un, plusieurs, aucune } = bilan.dataset;
  bilan.textContent = !choisi ? "" : restent === 0 ? aucune : restent === 1 ? un : plusieurs.replace("987", restent);
}

if (formulaire) {
  formulaire.hidden = false;
  formulaire.addEventListener("input", filtrer);
  formulaire.addEventListener("reset", () => setTimeout(filtrer));
  formulaire.addEventListener("submit", (evenement) => evenement.preventDefault());
  filtrer();
}
