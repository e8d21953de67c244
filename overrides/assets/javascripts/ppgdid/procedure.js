/** The dates of a plan: from the days typed to the table and the calendar file. Nothing is sent, nothing is kept. */

import { ecrire } from "../calendrier.js";
import { offrir } from "../fichiers.js";
import { enLettres, jourEnFrance } from "../jour.js";
import { element, remplir, signaler } from "../page.js";
import { lireChampDeJour } from "../saisies.js";
import { calculer, etat, evenements } from "./plan.js";

const OBLIGATOIRES = { lancement: ["lancement"], adoption: ["adoption"] };

const lettres = (iso) => enLettres(iso, document.documentElement.lang);

function monter(outil) {
  const table = JSON.parse(outil.querySelector("script").textContent);
  const { adresse } = outil.dataset;
  const formulaire = outil.querySelector("form");
  const champs = new Map(
    [...formulaire.querySelectorAll("[data-saisie]")].map((bloc) => [
      bloc.dataset.saisie,
      bloc.querySelector("input"),
    ]),
  );
  const resultat = outil.querySelector(".plan__resultat");
  const lien = outil.querySelector("[data-agenda]");
  const choisi = (nom) => formulaire.elements[nom].value;
  const bloc = (champ) => champ.closest("[data-saisie]");

  const dire = (id, message) =>
    signaler(
      champs.get(id),
      outil.querySelector(`#plan-${id}-erreur`),
      message,
    );

  /** Shows the fields of the way in that is chosen. */
  function orienter() {
    const entree = choisi("entree");
    for (const [id, champ] of champs) {
      bloc(champ).hidden = entree === "adoption" && id !== "adoption";
      bloc(champ).querySelector(".plan__facultatif").hidden =
        OBLIGATOIRES[entree].includes(id);
    }
    outil.querySelector(".plan__hypothese").hidden = entree === "adoption";
  }

  /** The days typed, by step, or undefined once each field that is wrong says so. */
  function saisies() {
    const lues = {};
    const fautes = {};
    let avant = null;
    for (const [id, champ] of champs) {
      dire(id);
      if (bloc(champ).hidden) continue;
      const lue = lireChampDeJour(champ, table.dernier, table.premier);
      if (lue.erreur === "vide" && !OBLIGATOIRES[choisi("entree")].includes(id))
        continue;
      if (lue.erreur) fautes[id] = table.erreur[lue.erreur];
      else if (avant && lue.valeur < lues[avant])
        fautes[id] = remplir(table.erreur.ordre, table.etapes[avant]);
      else {
        lues[id] = lue.valeur;
        avant = id;
      }
    }
    for (const [id, message] of Object.entries(fautes)) dire(id, message);
    const [premiere] = Object.keys(fautes);
    if (!premiere) return lues;
    champs.get(premiere).focus();
  }

  const quand = ({ etape, jour, origine }) =>
    remplir(
      table.echeance[
        origine === "donnee" ? "le" : table.etapes[etape].echeance
      ],
      { jour: lettres(jour) },
    );

  function ligne(datee) {
    const { etape, origine, possible } = datee;
    const { titre, acteur } = table.etapes[etape];
    const cellule = element(
      "td",
      {},
      element("a", { href: `#etape-${etape}` }, titre),
      element("span", { class: "precision petit" }, acteur),
    );
    const mention = possible ? table.origine.possible : table.origine[origine];
    if (mention)
      cellule.append(element("span", { class: "pastille" }, mention));
    const date = element("th", { scope: "row" }, quand(datee));
    return element("tr", {}, date, cellule);
  }

  function ranger(quand, dates) {
    const tableau = resultat.querySelector(`[data-dates="${quand}"]`);
    tableau.querySelector("tbody").replaceChildren(...dates.map(ligne));
    tableau.hidden = !dates.length;
  }

  function montrer(lues) {
    const aujourdhui = jourEnFrance(new Date());
    const prorogations = Number(choisi("prorogations"));
    const dates = calculer(table.regles, lues, prorogations);
    const actuel = etat(dates, table.regles, prorogations, aujourdhui);
    const fin = (rang) => {
      const { id } = table.regles.find(
        ({ prorogation }) => prorogation === rang,
      );
      return lettres(dates.find(({ etape }) => etape === id).jour);
    };
    resultat.querySelector("h3").textContent = table.etat[actuel];
    resultat.querySelector(".plan__etat").textContent = remplir(
      table.etat[`${actuel}_texte`],
      {
        fin: fin(0),
        terme: fin(prorogations),
      },
    );
    const suivante = dates.find(
      ({ jour, possible }) => jour >= aujourdhui && !possible,
    );
    resultat.querySelector(".plan__prochaine").textContent = suivante
      ? remplir(table.prochaine, {
          titre: table.etapes[suivante.etape].titre,
          jour: quand(suivante),
        })
      : "";
    const alerte = table.alertes.includes(actuel);
    resultat.classList.toggle("carte--note", alerte);
    resultat.classList.toggle("carte--oui", !alerte);
    for (const noeud of resultat.querySelectorAll("[data-si-etat]"))
      noeud.hidden = noeud.dataset.siEtat !== actuel;
    const passees = dates.filter(({ jour }) => jour < aujourdhui);
    ranger("passees", passees);
    ranger(
      "a_venir",
      dates.filter((datee) => !passees.includes(datee)),
    );
    const plies = resultat.querySelector("details");
    plies.hidden = !passees.length;
    plies.open = false;
    plies.querySelector("summary").textContent = remplir(table.passees, {
      n: passees.length,
    });

    const mots = {
      titre: Object.fromEntries(
        Object.entries(table.etapes).map(([id, { titre }]) => [id, titre]),
      ),
      geste: table.gestes,
      fichier: { ...table.mot, adresse },
    };
    const gardes = evenements(
      dates,
      mots,
      Object.values(lues)[0],
      table.rappel,
      aujourdhui,
    );
    const texte = ecrire(
      gardes,
      "ppgdid",
      adresse,
      new URL(adresse).hostname,
      new Date(),
    );
    offrir(lien, texte);
    lien.hidden = !gardes.length;
    outil.querySelector("[data-si-agenda]").hidden = !gardes.length;
    outil.querySelector("[data-sans-agenda]").hidden = gardes.length > 0;
    resultat.hidden = false;
  }

  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    resultat.hidden = true;
    const lues = saisies();
    if (!lues) return;
    montrer(lues);
    resultat.querySelector("h3").focus();
  });
  // An answer stays beside the dates that gave it, or not at all.
  formulaire.addEventListener("input", ({ target }) => {
    resultat.hidden = true;
    if (champs.has(target.id.replace("plan-", "")))
      dire(target.id.replace("plan-", ""));
    orienter();
  });
  outil
    .querySelector("[data-imprimer-plan]")
    .addEventListener("click", () => print());

  orienter();
  formulaire.hidden = false;
}

document.querySelectorAll(".plan").forEach(monter);
