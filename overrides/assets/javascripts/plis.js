/** What is folded opens for who comes to it by a link, and on paper. */

const plis = document.querySelectorAll(".pli");

function ouvrir() {
  const cible = document.getElementById(location.hash.slice(1));
  for (const pli of plis)
    if (pli.contains(cible) || pli.parentElement === cible) pli.open = true;
  cible?.scrollIntoView();
}

addEventListener("hashchange", ouvrir);
if (location.hash) ouvrir();

let replies = [];
addEventListener("beforeprint", () => {
  replies = [...plis].filter((pli) => !pli.open);
  for (const pli of replies) pli.open = true;
});
addEventListener("afterprint", () => {
  for (const pli of replies) pli.open = false;
});
