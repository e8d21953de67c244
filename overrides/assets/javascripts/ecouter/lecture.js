/** Reads a part of the page aloud, sentence by sentence, and marks the one that is read. Nothing is sent. */

import { voixDe } from "./voix.js";

const langue = document.documentElement.lang;
const BLOCS = "h2, h3, p, li";
// What the eye does not read, or reads apart.
const TUS = ".definition, .permalien, .vh, .a-verifier, [hidden]";

/** The elements to read: all of `zone`, or what a title heads. */
function blocs(zone) {
  if (!/^H\d$/.test(zone.tagName)) return [...zone.querySelectorAll(BLOCS)];
  const suite = [zone];
  for (
    let un = zone.nextElementSibling;
    un && !un.matches("h2, details");
    un = un.nextElementSibling
  )
    suite.push(...(un.matches(BLOCS) ? [un] : un.querySelectorAll(BLOCS)));
  return suite;
}

/** The texts of `bloc`, without those of the blocks in it. */
function textes(bloc) {
  const marcheur = document.createTreeWalker(bloc, NodeFilter.SHOW_TEXT);
  const trouves = [];
  while (marcheur.nextNode()) {
    const parent = marcheur.currentNode.parentElement;
    if (parent.closest(BLOCS) === bloc && !parent.closest(TUS))
      trouves.push(marcheur.currentNode);
  }
  return trouves;
}

function decouper(texte) {
  if (!Intl.Segmenter) return [[0, texte]];
  const decoupe = new Intl.Segmenter(langue, { granularity: "sentence" });
  return [...decoupe.segment(texte)].map(({ index, segment }) => [
    index,
    segment,
  ]);
}

/** The sentences of `bloc`: their words, and where they are. */
function phrases(bloc) {
  const noeuds = textes(bloc);
  const place = (rang) => {
    let reste = rang;
    for (const noeud of noeuds) {
      if (reste <= noeud.length) return [noeud, reste];
      reste -= noeud.length;
    }
    return [noeuds.at(-1), noeuds.at(-1).length];
  };
  return decouper(noeuds.map(({ data }) => data).join(""))
    .filter(([, mots]) => /[\p{L}\p{N}]/u.test(mots))
    .map(([debut, mots]) => {
      const etendue = document.createRange();
      etendue.setStart(...place(debut));
      etendue.setEnd(...place(debut + mots.trimEnd().length));
      return { bloc, etendue, mots: mots.replace(/\s+/g, " ").trim() };
    });
}

/** Begins to read what `outil` is about; its buttons pause, stop and change the speed. */
export function monter(outil, synthese) {
  const zone = document.querySelector(outil.dataset.ecouter);
  const suite = blocs(zone).flatMap(phrases);
  const lire = outil.querySelector("[data-geste=lire]");
  const arreter = outil.querySelector("[data-geste=arreter]");
  const vitesse = outil.querySelector("select");
  const mots = { repos: lire.textContent, ...lire.dataset };
  let rang = 0;
  let enCours = null;

  function marquer(phrase) {
    document.querySelector(".lu")?.classList.remove("lu");
    phrase?.bloc.classList.add("lu");
    if (!window.Highlight) return;
    if (phrase) CSS.highlights.set("lecture", new Highlight(phrase.etendue));
    else CSS.highlights.delete("lecture");
  }

  function montrer(etat) {
    lire.textContent = mots[etat];
    arreter.hidden = vitesse.parentElement.hidden = etat === "repos";
  }

  // A pause of the device loses its place on some phones: the sentence is read again from its start.
  function taire() {
    enCours = null;
    synthese.cancel();
  }

  function finir() {
    taire();
    rang = 0;
    marquer();
    montrer("repos");
  }

  function dire() {
    taire();
    if (rang >= suite.length) return finir();
    const phrase = suite[rang];
    const dite = new SpeechSynthesisUtterance(phrase.mots);
    dite.voice = voixDe(synthese.getVoices(), langue);
    dite.lang = dite.voice?.lang || langue;
    dite.rate = Number(vitesse.value);
    dite.onend = () => {
      if (enCours !== dite) return;
      rang += 1;
      dire();
    };
    dite.onerror = () => {
      if (enCours === dite) finir();
    };
    enCours = dite;
    marquer(phrase);
    montrer("pause");
    synthese.speak(dite);
  }

  lire.addEventListener("click", () => {
    if (!enCours) return dire();
    taire();
    montrer("reprendre");
  });
  arreter.addEventListener("click", () => {
    finir();
    lire.focus();
  });
  vitesse.addEventListener("change", () => enCours && dire());
  addEventListener("pagehide", finir);
  dire();
}
