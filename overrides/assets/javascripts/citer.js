// Puts in the citation the part of the page that the address names.

const { partie, titre, adresse } = Object.fromEntries(
  [...document.querySelectorAll("[data-citer]")].map((element) => [element.dataset.citer, element]),
);
const page = adresse.href;

function citer() {
  const choisi = document.querySelector(".a-citer .prose :is(h2, h3):target");
  adresse.href = page + (choisi ? `#${choisi.id}` : "");
  adresse.textContent = adresse.href;
  titre.textContent = choisi ? choisi.firstChild.textContent.trim() : "";
  partie.hidden = !choisi;
}

addEventListener("hashchange", citer);
citer();
