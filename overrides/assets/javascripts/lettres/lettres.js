/** The day when the time that a letter gives ends, and a reminder for the calendar. Nothing is sent, nothing is kept. */

import { ajouter, ecrire } from "../calendrier.js";
import { offrir } from "../fichiers.js";
import { tenir } from "../formulaire.js";
import { enLettres, jourEnFrance } from "../jour.js";
import { remplir } from "../page.js";
import { lireChampDeJour } from "../saisies.js";

const langue = document.documentElement.lang || "fr";
const titre = document.querySelector("h1").textContent.trim();

/** Which of the papers of `groupe` is chosen: `{valeur}`, or `{erreur}`. */
function lirePapier(groupe) {
  const choisi = groupe.querySelector(":checked");
  return choisi ? { valeur: choisi.value } : { erreur: "papier" };
}

function monter(outil) {
  const { delais, erreur, mot } = JSON.parse(
    outil.querySelector("script").textContent,
  );
  const { adresse } = outil.dataset;
  const formulaire = outil.querySelector("form");
  const reponse = outil.querySelector(".lettre__reponse");
  const agenda = outil.querySelector("[data-agenda]");

  function montrer({ papier = 0, jour: depart }) {
    const fin = ajouter(depart, ...delais[papier]);
    const passe = fin < jourEnFrance(new Date());
    const date = enLettres(fin, langue);
    reponse.querySelector("p").textContent = remplir(
      passe ? mot.passe : mot.fin,
      { date },
    );
    const rappel = {
      // Two letters may end the same day: each keeps its own reminder.
      id: `${agenda.download.replace(".ics", "")}-${fin}`,
      jour: fin,
      titre: remplir(mot.agenda, { titre }),
      detail: adresse,
      rappel: 3,
    };
    const hote = new URL(adresse).hostname;
    offrir(agenda, ecrire([rappel], "lettres", adresse, hote, new Date()));
    agenda.parentElement.hidden = passe;
    reponse.hidden = false;
    reponse.querySelector("p").focus();
  }

  tenir(formulaire, reponse, {
    lire: ({ papier, jour }) => ({
      ...(papier && { papier: lirePapier(papier) }),
      jour: lireChampDeJour(jour, jourEnFrance(new Date())),
    }),
    phrase: (faute) => erreur[faute],
    montrer,
  });
  formulaire.hidden = false;
}

document.querySelectorAll(".lettre__date").forEach(monter);
