/** « Which quartile? »: income per consumption unit, on the device. Nothing is sent, nothing is kept. */

import { tenir } from "../formulaire.js";
import { remplir } from "../page.js";
import {
  anneeEnFrance,
  lireChamp,
  lireMontant,
  lireNombre,
} from "../saisies.js";

/**
 * The answer for `menage` ({mensuel, grands, petits, reloge}, income in cents) among `seuils` (euros a year, or null):
 * that of `hooks/guichet/sujets/quartiles/calcul.py`. Consumption units are in tenths: every comparison is between integers.
 */
export function repondre(unites, seuils, menage) {
  const total =
    unites.premiere +
    (menage.grands - 1) * unites.autre +
    menage.petits * unites.enfant;
  const annuel = menage.mensuel * 12;
  const par_unite = Math.floor((2 * annuel * 10 + total) / (2 * total));
  const reponse = {
    unites: total,
    annuel,
    par_unite,
    quartile: null,
    egal: false,
    hors_qpv: null,
    qpv: null,
  };
  if (!seuils) return reponse;
  const bornes = seuils.map((seuil) => seuil * 100 * total);
  const quartile = 1 + bornes.filter((borne) => annuel * 10 > borne).length;
  const egal = bornes.includes(annuel * 10);
  return {
    ...reponse,
    quartile,
    egal,
    hors_qpv: quartile === 1 || menage.reloge,
    qpv: quartile > 1,
  };
}

function monter(outil) {
  const {
    annee: anneeDeLaPage,
    unites,
    seuils,
    slugs,
    mots,
  } = JSON.parse(
    outil.querySelector('script[type="application/json"]').textContent,
  );
  const formulaire = outil.querySelector(".calculette__saisie");
  const resultat = outil.querySelector(".calculette__resultat");
  const champ = (nom) => formulaire.querySelector(`#calculette-${nom}`);
  const anneeCourante = anneeEnFrance(new Date(), anneeDeLaPage);

  const phrase = (cle, valeurs) => remplir(mots[cle], valeurs);
  const nombre = (valeur, decimales) =>
    new Intl.NumberFormat("fr", { minimumFractionDigits: decimales }).format(
      valeur,
    );
  const enEuros = (centimes) =>
    phrase("mot_euros", { n: nombre(centimes / 100, centimes % 100 ? 2 : 0) });
  const enUnites = (dixiemes) => nombre(dixiemes / 10, 0);

  function lire({ epci, annee, mensuel, grands, petits, reloge }) {
    const lectures = {
      epci: epci.value ? { valeur: epci.value } : { erreur: "epci" },
      annee: { valeur: annee.value },
      mensuel: lireChamp(mensuel, lireMontant, { erreur: "montant_vide" }),
      grands: lireChamp(grands, lireNombre, { erreur: "vide" }),
      petits: lireChamp(petits, lireNombre, { valeur: 0 }),
      reloge: { valeur: reloge.checked },
    };
    if (lectures.grands.valeur === 0) lectures.grands.erreur = "zero";
    return lectures;
  }

  function montrer(menage) {
    const siens = seuils[menage.epci]?.[menage.annee] || null;
    const reponse = repondre(unites, siens, menage);
    const mettre = (nom, texte) =>
      (resultat.querySelector(`[data-valeur="${nom}"]`).textContent = texte);
    const { premiere, autre, enfant } = unites;
    mettre(
      "unites",
      phrase("mot_unites", {
        premiere: enUnites(premiere),
        autres: menage.grands - 1,
        autre: enUnites(autre),
        enfants: menage.petits,
        enfant: enUnites(enfant),
        total: enUnites(reponse.unites),
      }),
    );
    const annuel = enEuros(reponse.annuel);
    mettre(
      "annuel",
      phrase("mot_annuel", { mensuel: enEuros(menage.mensuel), annuel }),
    );
    const par_unite = enEuros(reponse.par_unite);
    mettre(
      "par_unite",
      phrase("mot_par_unite", {
        annuel,
        unites: enUnites(reponse.unites),
        par_unite,
      }),
    );
    if (siens) {
      const [q1, q2, q3] = siens.map((seuil) => enEuros(seuil * 100));
      const epci = champ("epci").selectedOptions[0].textContent;
      mettre(
        "seuils",
        phrase("mot_seuils", { q1, q2, q3, epci, annee: menage.annee }),
      );
    }
    const comptes = [
      `hors_qpv_${reponse.hors_qpv ? "oui" : "non"}`,
      `en_qpv_${reponse.qpv ? "oui" : "non"}`,
    ];
    for (const noeud of resultat.querySelectorAll("[data-compte]"))
      noeud.hidden = !comptes.includes(noeud.dataset.compte);
    for (const noeud of resultat.querySelectorAll("[data-quartile]")) {
      noeud.hidden =
        noeud.dataset.quartile !== String(reponse.quartile ?? "inconnu");
    }
    resultat.querySelector(".calculette__egal").hidden = !reponse.egal;
    resultat.querySelector(".calculette__seuils").hidden = !siens;
    resultat.querySelector(".calculette__change").hidden = !siens;
    resultat.hidden = false;
    resultat.scrollIntoView();
    resultat.querySelector("h3").focus({ preventScroll: true });
  }

  const changer = tenir(formulaire, resultat, {
    lire,
    phrase: (erreur) => mots[`erreur_${erreur}`],
    montrer,
  });

  function choisir(siren) {
    champ("epci").value = siren;
    changer(champ("epci"));
  }

  // A commune leads to its intercommunality; here, to the one of the form rather than to its page.
  outil
    .querySelector(".champ-commune")
    .addEventListener("click", (evenement) => {
      const option = evenement.target.closest("[role=option]");
      if (!option) return;
      evenement.preventDefault();
      const siren = slugs[option.dataset.territoire];
      const commune = option.querySelector(".champ-commune__nom").textContent;
      const epci = option
        .querySelector(".champ-commune__detail")
        .textContent.split(" · ")
        .at(-1);
      const avis = outil.querySelector(".calculette__commune");
      avis.textContent = phrase(siren ? "mot_commune" : "mot_hors_reforme", {
        commune,
        epci,
      });
      choisir(siren || "");
      if (siren) champ("epci").focus();
    });

  const annees = champ("annee");
  if (
    ![...annees.options].some(
      (option) => Number(option.value) === anneeCourante,
    )
  ) {
    annees.prepend(
      new Option(
        phrase("mot_annee_sans_seuils", { annee: anneeCourante }),
        anneeCourante,
      ),
    );
    outil.querySelector(".calculette__passe").hidden = false;
  }
  outil.querySelector(".calculette__outil").hidden = false;

  function suivreAdresse() {
    const siren = location.hash.replace("#epci-", "");
    if (!seuils[siren]) return;
    choisir(siren);
    outil.querySelector(".calculette__outil").scrollIntoView();
  }
  addEventListener("hashchange", suivreAdresse);
  suivreAdresse();
  // While it loads, the browser itself goes to the anchor: the row of the table, below the form.
  if (document.readyState !== "complete")
    addEventListener("load", () => setTimeout(suivreAdresse));
}

document.querySelectorAll(".calculette").forEach(monter);
