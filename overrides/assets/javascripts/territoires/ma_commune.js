/** « Ma commune »: kept on the device once one says so, never before; at the top of every page; one tap erases it. */

const CLE = "ma-commune";
const ligne = document.querySelector(".ma-commune");
const offre = document.querySelector(".retenir");

/** What is kept, as {nom, page}, the address of its page in its language; null if nothing is, or may be. */
function lire() {
  try {
    const { nom, page } = JSON.parse(localStorage.getItem(CLE));
    return /^communes\/[a-z\d-]+\/$/.test(page) ? { nom, page } : null;
  } catch {
    return null;
  }
}

function montrer() {
  const retenue = lire();
  ligne.hidden = !retenue;
  if (offre) offre.hidden = retenue?.page === offre.dataset.page;
  if (!retenue) return;
  const lien = ligne.querySelector("a");
  lien.textContent = retenue.nom;
  lien.href = ligne.dataset.racine + retenue.page;
}

offre?.querySelector("button").addEventListener("click", () => {
  const { nom, page } = offre.dataset;
  try {
    localStorage.setItem(CLE, JSON.stringify({ nom, page }));
  } catch {
    // The browser refuses: the offer stays.
    return;
  }
  montrer();
  ligne.querySelector("a").focus();
});

ligne.querySelector("button").addEventListener("click", () => {
  localStorage.removeItem(CLE);
  montrer();
  document.querySelector(".marque").focus();
});

montrer();
