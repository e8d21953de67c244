/** « Am I entitled? »: the decision table of the page applied on the device. Nothing is sent, nothing is kept. */

import { tenir } from "../formulaire.js";
import { ecrire } from "../isolats.js";
import { remplir } from "../page.js";
import {
  anneeEnFrance,
  lireChamp,
  lireMontant,
  lireNombre,
} from "../saisies.js";

const langue = document.documentElement.lang || "fr";

const convient = (situation) => (ligne) =>
  Object.entries(ligne.si).every(([cle, valeur]) => situation[cle] === valeur);

/** The financing with the lowest ceiling that `montant` (cents) does not exceed. */
const plusBas = (plafonds, montant) =>
  Object.keys(plafonds)
    .sort((a, b) => plafonds[a] - plafonds[b])
    .find((nom) => montant <= plafonds[nom] * 100);

/** The answer of `table` for a request made in `annee`: that of `tests/appui/jumeaux/plafonds.py`. Incomes in cents. */
export function repondre(table, foyer, revenus, annee) {
  const { personnes, a_charge, handicap, jeune_couple } = foyer;
  // Beyond the last category, an amount is added for each person.
  const categories = Math.max(...table.menages.map((un) => un.categorie));
  const situation = {
    personnes: Math.min(personnes, categories),
    seul: personnes - a_charge === 1,
    jeune_couple: jeune_couple && !a_charge,
    handicap,
  };
  const menage = table.menages
    .filter(convient(situation))
    .reduce((a, b) => (b.categorie > a.categorie ? b : a));
  const deTrop = Math.max(personnes - categories, 0);
  const plafonds = {};
  for (const [financement, montants] of Object.entries(
    table.plafonds[annee] || {},
  )) {
    plafonds[financement] =
      montants[menage.categorie - 1] + deTrop * montants[categories];
  }
  const { reference, douze_mois } = revenus;
  const enBaisse =
    reference !== null && douze_mois * 100 <= reference * (100 - table.baisse);
  const revenu = table.revenus.find(
    convient({
      reference: reference === null ? "inconnu" : "connu",
      douze_mois:
        douze_mois === null ? "inconnu" : enBaisse ? "en_baisse" : "connu",
    }),
  );
  const montant = revenu.retenir === "rien" ? null : revenus[revenu.retenir];
  const resultat = table.resultats.find(
    convient({
      annee: table.plafonds[annee] ? "connue" : "inconnue",
      revenus: montant === null ? "inconnus" : "connus",
      sous: montant === null ? null : plusBas(plafonds, montant),
    }),
  );
  const { id, categorie } = menage;
  return {
    menage: id,
    categorie,
    revenu: revenu.id,
    montant,
    plafonds,
    resultat: resultat.id,
  };
}

function monter(outil) {
  const table = JSON.parse(outil.querySelector("script").textContent);
  const formulaire = outil.querySelector("form");
  const resultat = outil.querySelector(".plafonds__resultat");
  const annee = () => anneeEnFrance(new Date(), table.annee);

  function lire(champs) {
    const lectures = {
      personnes: lireChamp(champs.personnes, lireNombre, { erreur: "vide" }),
      a_charge: lireChamp(champs.a_charge, lireNombre, { valeur: 0 }),
      reference: lireChamp(champs.reference, lireMontant, { valeur: null }),
      douze_mois: lireChamp(champs.douze_mois, lireMontant, { valeur: null }),
      handicap: { valeur: champs.handicap.checked },
      jeune_couple: { valeur: champs.jeune_couple.checked },
    };
    const { personnes, a_charge } = lectures;
    if (personnes.valeur === 0) personnes.erreur = "zero";
    else if (!personnes.erreur && a_charge.valeur >= personnes.valeur)
      a_charge.erreur = "a_charge_trop";
    return lectures;
  }

  function enEuros(montant) {
    const chiffres = {
      minimumFractionDigits: Number.isInteger(montant) ? 0 : 2,
    };
    const comme = langue === "en" ? "en" : "fr";
    const n = new Intl.NumberFormat(comme, chiffres).format(montant);
    return remplir(table.euros, { n });
  }

  function montrer(saisie) {
    const reponse = repondre(table, saisie, saisie, annee());
    const mettre = (nom, texte) => {
      for (const noeud of resultat.querySelectorAll(`[data-valeur="${nom}"]`))
        ecrire(noeud, texte);
    };
    const mots = outil
      .querySelector(`#resultat-${reponse.resultat}`)
      .cloneNode(true);
    resultat
      .querySelector(".plafonds__mots")
      .replaceChildren(...mots.childNodes);
    mettre("categorie", String(reponse.categorie));
    if (reponse.montant !== null)
      mettre("montant", enEuros(reponse.montant / 100));
    for (const [nom, plafond] of Object.entries(reponse.plafonds))
      mettre(nom, enEuros(plafond));
    resultat.querySelector(".plafonds__foyer").hidden =
      reponse.resultat === "annee-inconnue";
    for (const phrase of resultat.querySelectorAll("[data-revenu]")) {
      phrase.hidden = phrase.dataset.revenu !== reponse.revenu;
    }
    const unMois = resultat.querySelector("[data-au-plus]");
    unMois.hidden =
      !reponse.montant || reponse.montant > unMois.dataset.auPlus * 100;
    resultat.hidden = false;
    resultat.scrollIntoView();
    resultat.querySelector("h3").focus({ preventScroll: true });
  }

  tenir(formulaire, resultat, {
    lire,
    phrase: (erreur) => table.erreurs[erreur],
    ecrire,
    montrer,
  });

  if (!table.plafonds[annee()])
    outil.querySelector(".plafonds__passe").hidden = false;
  formulaire.hidden = false;
}

document.querySelectorAll(".plafonds").forEach(monter);
