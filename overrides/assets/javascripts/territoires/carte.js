/** The map of the region tells the name of the area under the pointer, the finger or the focus. A finger tells first, then goes. */

import { element } from "../page.js";

function monter(figure) {
  const choix = figure.querySelector(".carte-region__choix");
  let choisie;
  let dejaDite;

  function dire(forme) {
    if (!forme || forme === choisie) return;
    choisie?.classList.remove("choisie");
    forme.classList.add("choisie");
    choisie = forme;
    const nom = forme.firstElementChild.textContent;
    const attributs = {
      href: forme.getAttribute("href"),
      lang: "fr",
      dir: "ltr",
    };
    choix.replaceChildren(element("a", attributs, nom));
  }

  const svg = figure.querySelector("svg");
  const dessous = ({ target }) => target.closest("a");
  svg.addEventListener("focusin", (evenement) => dire(dessous(evenement)));
  svg.addEventListener("pointerover", (evenement) => {
    if (evenement.pointerType === "mouse") dire(dessous(evenement));
  });
  // Focus comes between the finger and its click: whether the area was told is asked before.
  svg.addEventListener("pointerdown", (evenement) => {
    dejaDite =
      evenement.pointerType === "mouse" || dessous(evenement) === choisie;
  });
  svg.addEventListener("click", (evenement) => {
    // The keyboard clicks without a pointer.
    if (!evenement.detail || dejaDite) return;
    evenement.preventDefault();
    dire(dessous(evenement));
  });
  choix.textContent = choix.dataset.invite;
  choix.hidden = false;
}

document.querySelectorAll(".carte-region").forEach(monter);
