/** « Take it away »: what links cannot do, printing and copying the address. */

for (const bouton of document.querySelectorAll("[data-imprimer]")) {
  bouton.addEventListener("click", () => print());
  bouton.hidden = false;
  const mode = bouton.parentElement.querySelector(".emporter__sans-script");
  if (mode) mode.hidden = true;
}

/* `data-copier` is the text to copy; `data-copier-de` is the identifier of the element that holds it. */
for (const bouton of document.querySelectorAll("[data-copier], [data-copier-de]")) {
  const { copier, copierDe, copie, impossible } = bouton.dataset;
  const annonce = bouton.closest(".emporter, .copiable").querySelector("[role=status]");
  bouton.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(copier || document.getElementById(copierDe).textContent);
      annonce.textContent = copie;
    } catch {
      annonce.textContent = impossible;
    }
  });
  // Browsers give the clipboard to secure pages only.
  bouton.hidden = !navigator.clipboard;
}
