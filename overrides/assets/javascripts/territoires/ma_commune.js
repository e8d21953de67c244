/** « Ma commune », if it was asked to be kept on the device: at the top of every page, and one tap forgets it. */

const ligne = document.querySelector(".ma-commune");

/** Shows what is kept, {nom, page}: the name of a commune and that of its page. Returns it. */
export function montrer() {
  let retenue = null;
  try {
    retenue = JSON.parse(localStorage.getItem("ma-commune"));
  } catch {
    // Nothing may be kept here.
  }
  ligne.hidden = !retenue;
  if (retenue) {
    const lien = ligne.querySelector("a");
    lien.textContent = retenue.nom;
    lien.href = ligne.dataset.communes + retenue.page;
  }
  return retenue;
}

ligne.querySelector("button").addEventListener("click", () => {
  localStorage.removeItem("ma-commune");
  dispatchEvent(new Event("oubliee"));
  montrer();
  document.querySelector(".marque").focus();
});

montrer();
