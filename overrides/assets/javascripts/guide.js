/** A guide: what is folded is on paper too; where the device can speak, what reads aloud comes. */

// The style sheet unfolds them where it can.
if (!CSS.supports("selector(::details-content)"))
  addEventListener("beforeprint", () => {
    for (const pli of document.querySelectorAll(".pli")) pli.open = true;
  });

if (window.speechSynthesis && document.querySelector(".ecouter"))
  import("./ecouter/ecouter.js");
