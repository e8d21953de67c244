/** Who changes language stays at the same place of the page. */

for (const lien of document.querySelectorAll(".langues [rel=alternate]"))
  lien.addEventListener("click", () => {
    if (location.hash && !lien.hash) lien.hash = location.hash;
  });
