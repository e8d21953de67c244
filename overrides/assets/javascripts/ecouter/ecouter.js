/** « Listen »: offered where the device has a voice for the language of the page. What reads comes when it is asked for. */

import { voixDe } from "./voix.js";

const synthese = window.speechSynthesis;
const outil = document.querySelector(".ecouter");

function offrir() {
  outil.hidden = !voixDe(synthese.getVoices(), document.documentElement.lang);
}

if (synthese) {
  // Some browsers know their voices later.
  synthese.addEventListener?.("voiceschanged", offrir);
  offrir();
  outil.querySelector("[data-geste=lire]").addEventListener(
    "click",
    async () => {
      const { monter } = await import("./lecture.js");
      monter(outil, synthese);
    },
    { once: true },
  );
}
