/** The draft of a form, kept on the device for who asks for it: nothing before, and a button erases it. */

import { garder as ecrire, lire } from "./memoire.js";

/**
 * Keeps under `cle` what `saisie()` returns, a text, while the box of `outil` is ticked, and gives it to `reprendre` when the
 * page opens; `dire` makes a sentence of `garde`, `refuse` or `efface`. Returns what to call when the form changes.
 */
export function tenir(cle, outil, { saisie, reprendre, dire }) {
  const accord = outil.querySelector("input[type=checkbox]");
  const bouton = outil.querySelector("button");
  const avis = outil.querySelector("[role=status]");

  function montrer(fait) {
    avis.textContent = dire(fait);
    bouton.hidden = fait !== "garde";
  }

  function garder() {
    if (accord.checked)
      montrer(ecrire(cle, { contenu: saisie() }) ? "garde" : "refuse");
  }

  function effacer() {
    ecrire(cle);
    accord.checked = false;
    montrer("efface");
  }

  accord.addEventListener("change", () =>
    accord.checked ? garder() : effacer(),
  );
  bouton.addEventListener("click", () => {
    effacer();
    accord.focus();
  });
  outil.hidden = false;
  const garde = lire(cle);
  if (garde) {
    accord.checked = true;
    reprendre(garde.contenu);
    montrer("garde");
  } else ecrire(cle);
  return garder;
}
