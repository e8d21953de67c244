// Puts in the citation the part of the page that the address names, and keeps the texts of law of that part.

const { partie, adresse, textes } = Object.fromEntries(
  [...document.querySelectorAll("[data-citer]")].map((element) => [
    element.dataset.citer,
    element,
  ]),
);
const titres = [...document.querySelectorAll(".a-citer .prose :is(h2, h3)")];
const tous = [...(textes?.children ?? [])];
const page = adresse.href;

/** Return the addresses of the texts that the part under `titre` cites. */
function cites(titre) {
  const liens = new Set();
  const suivant = titre.tagName === "H2" ? "h2" : "h2, h3";
  for (
    let element = titre.nextElementSibling;
    element && !element.matches(suivant);
    element = element.nextElementSibling
  )
    for (const lien of element.querySelectorAll(".texte-de-loi"))
      liens.add(lien.getAttribute("href"));
  return liens;
}

function citer() {
  const choisi = titres.find((titre) => titre.id === location.hash.slice(1));
  adresse.href = page + (choisi ? `#${choisi.id}` : "");
  adresse.textContent = adresse.href;
  partie.textContent = choisi
    ? `, ${partie.dataset.libelle} «\u00a0${choisi.firstChild.textContent.trim()}\u00a0»`
    : "";
  const lies = choisi && cites(choisi);
  textes?.replaceChildren(
    ...tous.filter((texte) => !lies?.size || lies.has(texte.dataset.texte)),
  );
}

addEventListener("hashchange", citer);
citer();
