/** « Take it away »: what links cannot do, printing. */

for (const bouton of document.querySelectorAll("[data-imprimer]")) {
  bouton.addEventListener("click", () => print());
  bouton.hidden = false;
  const mode = bouton.parentElement.querySelector(".emporter__sans-script");
  if (mode) mode.hidden = true;
}
