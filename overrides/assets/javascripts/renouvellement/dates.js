/** « My dates »: from the date typed to what the page, the calendar and the phone say. Nothing is sent, nothing is kept. */

import { offrir } from "../fichiers.js";
import { tenir } from "../formulaire.js";
import { enLettres, jourEnFrance } from "../jour.js";
import { remplir } from "../page.js";
import { lireChampDeJour } from "../saisies.js";
import { agenda, calculer, etat } from "./echeances.js";

const langue = document.documentElement.lang || "fr";

function monter(outil) {
  const { regles, erreur, mot } = JSON.parse(
    outil.querySelector("script").textContent,
  );
  const { adresse } = outil.dataset;
  const formulaire = outil.querySelector("form");
  const champ = formulaire.querySelector("input");
  const clavier = formulaire.querySelector("button[type=button]");
  const resultat = outil.querySelector(".dates__resultat");
  const lienAgenda = outil.querySelector("[data-agenda]");

  function enChiffres() {
    const iso = champ.value;
    champ.type = "text";
    champ.inputMode = "numeric";
    champ.value = iso.split("-").reverse().join("/");
    clavier.hidden = true;
    outil.querySelector(".dates__clavier").hidden = false;
  }

  function montrer(depart) {
    const dates = calculer(depart, regles);
    const actuel = etat(dates, jourEnFrance(new Date()));
    const valeurs = { adresse };
    for (const nom of ["ouverture", "conseil", "dernier_jour"])
      valeurs[nom] = enLettres(dates[nom], langue);
    const dire = (nom) => remplir(mot[nom], valeurs);
    for (const noeud of resultat.querySelectorAll("[data-date]"))
      noeud.textContent = valeurs[noeud.dataset.date];
    for (const noeud of resultat.querySelectorAll("[data-etat]"))
      noeud.hidden = noeud.dataset.etat !== actuel;
    const mots = {
      rappel: dire("rappel"),
      limite: dire("limite"),
      detail: dire("detail"),
    };
    const texte = agenda(
      dates,
      { ...mots, adresse, hote: new URL(adresse).hostname },
      new Date(),
    );
    offrir(lienAgenda, texte);
    // A non-breaking space would halve what a text message holds.
    const sms = dire("sms").replace(/\u00a0|\u202f/g, " ");
    outil.querySelector("[data-sms]").href =
      `sms:?body=${encodeURIComponent(sms)}`;
    resultat.querySelector(".dates__garder").hidden = actuel === "depasse";
    resultat.hidden = false;
  }

  const lue = () => lireChampDeJour(champ, jourEnFrance(new Date()));

  tenir(formulaire, resultat, {
    lire: () => ({ depart: lue() }),
    phrase: (faute) => erreur[faute],
    montrer({ depart }) {
      montrer(depart);
      resultat.querySelector("h3").focus();
    },
  });
  // A day picked on a phone needs no other tap; faults wait for the button, for one may still be typing.
  champ.addEventListener("change", () => {
    const { erreur: faute, valeur } = lue();
    if (champ.type !== "date" || faute) return;
    montrer(valeur);
    resultat.querySelector("h3").scrollIntoView({ block: "nearest" });
  });
  clavier.addEventListener("click", () => {
    enChiffres();
    champ.focus();
  });

  // A browser that knows no date field shows a text field.
  if (champ.type === "date") clavier.hidden = false;
  else enChiffres();
  formulaire.hidden = false;
}

document.querySelectorAll(".dates").forEach(monter);
