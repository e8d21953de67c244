/** A link into what is folded opens it: some browsers only go where it would be. */

function deplier() {
  // Our anchors are written without an accent: whatever else comes in an address is none of them.
  const cible = document.getElementById(location.hash.slice(1));
  let pli = (cible?.querySelector(":scope > .pli") || cible)?.closest(
    "details",
  );
  if (!pli) return;
  for (; pli; pli = pli.parentElement.closest("details")) pli.open = true;
  cible.scrollIntoView();
}

addEventListener("hashchange", deplier);
// Asked for again, the same address is no change.
for (const lien of document.querySelectorAll('a[href^="#"]'))
  lien.addEventListener("click", () => setTimeout(deplier));
deplier();
