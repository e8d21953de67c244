/** « Ma commune », if it was asked to be kept on the device: at the top of every page, and one tap forgets it. */

const ligne = document.querySelector(".ma-commune");

/** What is kept, {nom, page}: the name of a commune and that of its page; or null. */
export function retenue() {
  try {
    return JSON.parse(localStorage.getItem("ma-commune"));
  } catch {
    return null;
  }
}

/** Shows what is kept. */
export function montrer() {
  const elle = retenue();
  ligne.hidden = !elle;
  if (elle) {
    const lien = ligne.querySelector("a");
    lien.textContent = elle.nom;
    lien.href = ligne.dataset.communes + elle.page;
  }
}

ligne.querySelector("button").addEventListener("click", () => {
  localStorage.removeItem("ma-commune");
  dispatchEvent(new Event("oubliee"));
  montrer();
  document.querySelector(".marque").focus();
});

montrer();
