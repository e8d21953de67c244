/**
 * The dates of a request, those of `hooks/guichet/sujets/renouvellement/calcul.py`, and the calendar file that reminds of
 * them (`tests/appui/jumeaux/renouvellement.py`): pure functions. Dates are ISO strings; rules are
 * `{ouverture: [10, "mois"], conseil, validite, rappel}`.
 */

import { ajouter, ecrire, veille } from "../calendrier.js";

/** The dates of a request made, or last renewed, on `depart`. */
export function calculer(depart, regles) {
  const anniversaire = ajouter(depart, ...regles.validite);
  return {
    depart,
    ouverture: ajouter(depart, ...regles.ouverture),
    conseil: ajouter(depart, ...regles.conseil),
    dernier_jour: veille(anniversaire),
    anniversaire,
    rappel: regles.rappel,
  };
}

/** What is to be done on `aujourdhui`: "trop_tot", "possible", "maintenant" or "depasse". */
export function etat({ ouverture, conseil, dernier_jour }, aujourdhui) {
  if (aujourdhui < ouverture) return "trop_tot";
  if (aujourdhui < conseil) return "possible";
  return aujourdhui <= dernier_jour ? "maintenant" : "depasse";
}

/** The calendar file, written at `instant` (a Date). */
export function agenda(
  { depart, conseil, dernier_jour, rappel },
  mots,
  instant,
) {
  const evenement = (nom, jour, avance) => ({
    id: `renouveler-${depart.replace(/-/g, "")}-${nom}`,
    jour,
    titre: mots[nom],
    detail: mots.detail,
    rappel: avance,
  });
  const evenements = [
    evenement("rappel", conseil),
    evenement("limite", dernier_jour, rappel),
  ];
  return ecrire(evenements, "renouveler", mots.adresse, mots.hote, instant);
}
