/** The small forms: what is typed gives an answer beside it, on the device, and nothing of it stays. */

import { signaler } from "./page.js";

// Of several buttons, one answer: what is wrong is said of the group.
const GROUPE = "[role=radiogroup]";

const avisDe = ({ parentElement }) =>
  parentElement.querySelector(".saisie__erreur");

/**
 * Answers `formulaire` in `resultat`. Of its fields, each by the name that ends its identifier, `lire(champs)` tells
 * `{valeur}` or `{erreur}`, of which `phrase` makes what `ecrire` writes beside the field; `montrer` takes the values once
 * all are right. Returns what to call when the page itself changes a field.
 */
export function tenir(formulaire, resultat, { lire, phrase, ecrire, montrer }) {
  const champs = Object.fromEntries(
    [...formulaire.querySelectorAll(`input, select, ${GROUPE}`)].map(
      (champ) => [champ.id.split("-").at(-1), champ],
    ),
  );

  function dire(champ, erreur) {
    const avis = avisDe(champ);
    const message = erreur && phrase(erreur);
    if (avis) signaler(champ, avis, message);
    if (message) ecrire?.(avis, message);
  }

  // An answer stays beside what gave it, or not at all.
  function changer(champ) {
    resultat.hidden = true;
    dire(champ);
  }

  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    resultat.hidden = true;
    const lus = lire(champs);
    const noms = Object.keys(lus);
    for (const nom of noms) dire(champs[nom], lus[nom].erreur);
    const faux = noms.find((nom) => lus[nom].erreur);
    if (faux) champs[faux].focus();
    else montrer(Object.fromEntries(noms.map((nom) => [nom, lus[nom].valeur])));
  });
  formulaire.addEventListener("input", ({ target }) =>
    changer(target.closest(GROUPE) || target),
  );
  // A shared device keeps no trace of what was typed.
  addEventListener("pagehide", () => {
    formulaire.reset();
    Object.values(champs).forEach(changer);
  });
  return changer;
}
