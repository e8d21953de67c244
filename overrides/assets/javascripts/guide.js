/** A guide: what is folded opens for who comes to it by a link; where the device can speak, what reads aloud comes. */

const plis = document.querySelectorAll(".pli");

function ouvrir() {
  const cible = document.getElementById(location.hash.slice(1));
  for (const pli of plis)
    if (pli.contains(cible) || pli.parentElement === cible) pli.open = true;
}

addEventListener("hashchange", ouvrir);
if (location.hash) ouvrir();

// On paper, the style sheet unfolds them where it can.
if (!CSS.supports("selector(::details-content)"))
  addEventListener("beforeprint", () => {
    for (const pli of plis) pli.open = true;
  });

if (window.speechSynthesis && document.querySelector(".ecouter"))
  import("./ecouter/ecouter.js");
