/** The list of questions: the anchor that a question had there leads to its answer. */

function mener() {
  const entree = document.getElementById(location.hash.slice(1));
  if (entree?.matches("[data-entree]"))
    location.replace(entree.querySelector("a").href);
}

addEventListener("hashchange", mener);
mener();
