/** The scoring simulator: two households on a grid, on the device. Nothing is sent, nothing is kept. */

import { forme, remplir, signaler } from "../page.js";
import { noter } from "./calcul.js";
import { ecrire, lire } from "./saisie.js";
import { annoncer, dessiner, LETTRES, montrer } from "./vue.js";

function monter(outil) {
  const {
    forme: formeDeGrille,
    grille: fictive,
    motifs,
    mots,
  } = JSON.parse(outil.querySelector("script").textContent);
  const fichier = outil.querySelector("#cotation-fichier");
  const colle = outil.querySelector("#cotation-colle");
  const phrase = (cle, valeurs = {}) =>
    remplir(forme(mots[cle], valeurs.n, "fr"), valeurs);
  let grille;
  let parties;

  function compter() {
    const situations = lire(parties, phrase("erreur_mois"));
    const notes = situations.map((situation) => noter(grille, situation));
    montrer(outil, parties, notes, phrase);
  }

  function proposer(situations) {
    ecrire(parties, situations);
    compter();
  }

  function adopter(nouvelle) {
    grille = nouvelle;
    parties = dessiner(outil, grille, phrase);
    annoncer(outil, grille, grille === fictive, phrase);
    compter();
  }

  function dire(champ, lecture = {}) {
    const avis = outil.querySelector(`#${champ.id}-erreur`);
    const faute = lecture.erreur && phrase(`erreur_${lecture.erreur}`, lecture);
    signaler(champ, avis, faute);
  }

  function prendre(champ, lecture) {
    dire(champ, lecture);
    if (lecture.erreur) return;
    adopter(lecture.grille);
    outil.querySelector(".cotation__marque").scrollIntoView();
  }

  const gestes = {
    essayer: () => proposer((grille.exemples || []).slice(0, LETTRES.length)),
    effacer: () =>
      proposer(
        LETTRES.map(() => ({ demande: "premiere", valeurs: {}, refus: 0 })),
      ),
    imprimer: () => print(),
    async coller() {
      const { lireColle } = await import("./fichier.js");
      prendre(colle, lireColle(colle.value, phrase, formeDeGrille, motifs));
    },
    revenir() {
      fichier.value = "";
      dire(fichier);
      dire(colle);
      adopter(fictive);
      fichier.focus();
    },
  };
  for (const [nom, geste] of Object.entries(gestes))
    outil
      .querySelector(`[data-geste="${nom}"]`)
      .addEventListener("click", geste);

  fichier.addEventListener("change", async () => {
    const [choisi] = fichier.files;
    if (!choisi) return;
    const { lireFichier } = await import("./fichier.js");
    prendre(fichier, await lireFichier(choisi, formeDeGrille, motifs));
  });
  outil.addEventListener(
    "input",
    ({ target }) => target !== fichier && target !== colle && compter(),
  );
  // A shared device keeps no trace of what was ticked.
  addEventListener("pagehide", gestes.effacer);

  adopter(fictive);
  outil.querySelector(".cotation__lecture").open = false;
  outil.querySelector(".cotation__outil").hidden = false;
}

document.querySelectorAll(".cotation").forEach(monter);
