/** « Take it away »: what links cannot do, printing and copying the address. */

for (const bouton of document.querySelectorAll("[data-imprimer]")) {
  bouton.addEventListener("click", () => print());
  bouton.hidden = false;
  const mode = bouton.parentElement.querySelector(".emporter__sans-script");
  if (mode) mode.hidden = true;
}

for (const bouton of document.querySelectorAll(".emporter [data-copier]")) {
  const { copier, copie, impossible } = bouton.dataset;
  const annonce = bouton.closest(".emporter").querySelector("[role=status]");
  bouton.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(copier);
      annonce.textContent = copie;
    } catch {
      annonce.textContent = impossible;
    }
  });
  // Browsers give the clipboard to secure pages only.
  bouton.hidden = !navigator.clipboard;
}
