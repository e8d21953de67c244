/** The day when the time that a letter gives ends, and a reminder for the calendar. Nothing is sent, nothing is kept. */

import { ajouter, ecrire, lireChamp } from "../calendrier.js";
import { offrir } from "../fichiers.js";
import { enLettres, jourEnFrance } from "../jour.js";
import { remplir, signaler } from "../page.js";

const langue = document.documentElement.lang || "fr";
const titre = document.querySelector("h1").textContent.trim();

function monter(outil) {
  const { delai, erreur, mot } = JSON.parse(
    outil.querySelector("script").textContent,
  );
  const { adresse } = outil.dataset;
  const formulaire = outil.querySelector("form");
  const champ = formulaire.querySelector("input");
  const avis = formulaire.querySelector(".saisie__erreur");
  const reponse = outil.querySelector(".lettre__reponse");
  const agenda = outil.querySelector("[data-agenda]");

  function montrer(depart, aujourdhui) {
    const fin = ajouter(depart, ...delai);
    const passe = fin < aujourdhui;
    const date = enLettres(fin, langue);
    reponse.querySelector("p").textContent = remplir(
      passe ? mot.passe : mot.fin,
      { date },
    );
    const rappel = {
      id: `lettre-${fin}`,
      jour: fin,
      titre: remplir(mot.agenda, { titre }),
      detail: adresse,
      rappel: 3,
    };
    const hote = new URL(adresse).hostname;
    offrir(agenda, ecrire([rappel], "lettres", adresse, hote, new Date()));
    agenda.parentElement.hidden = passe;
    reponse.hidden = false;
  }

  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    reponse.hidden = true;
    const aujourdhui = jourEnFrance(new Date());
    const saisie = lireChamp(champ, aujourdhui);
    signaler(champ, avis, erreur[saisie.erreur]);
    if (saisie.erreur) return champ.focus();
    montrer(saisie.valeur, aujourdhui);
    reponse.querySelector("p").focus();
  });
  champ.addEventListener("input", () => {
    reponse.hidden = true;
    signaler(champ, avis);
  });
  // A shared phone keeps no trace of what was typed.
  addEventListener("pagehide", () => {
    formulaire.reset();
    reponse.hidden = true;
  });
  formulaire.hidden = false;
}

document.querySelectorAll(".lettre__date").forEach(monter);
