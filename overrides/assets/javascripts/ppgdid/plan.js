/**
 * The dates of a partnership plan, those of `hooks/guichet/sujets/ppgdid/calcul.py`, and what a calendar keeps of them
 * (`tests/appui/jumeaux/ppgdid.py`): pure functions. Days are ISO strings; a rule is `{id, depuis, delai: [3, "mois"], suppose, chaque, prorogation}`.
 */

import { ajouter } from "../calendrier.js";

const ADOPTION = "adoption";
const EVALUATION = "evaluation";

/** The dates `{etape, jour, origine, rang, possible}` that the days `saisies`, by step, give. */
export function calculer(regles, saisies, prorogations = 0) {
  const parId = Object.fromEntries(regles.map((regle) => [regle.id, regle]));

  function dater(etape) {
    const { depuis, delai, suppose } = parId[etape];
    if (saisies[etape]) return { jour: saisies[etape], origine: "donnee" };
    const depart = depuis && dater(depuis);
    if (!depart) return null;
    const supposee = suppose || depart.origine === "estimee";
    return {
      jour: delai ? ajouter(depart.jour, ...delai) : depart.jour,
      origine: supposee ? "estimee" : "calculee",
    };
  }

  function dates({ id, depuis, delai, chaque, prorogation }) {
    const datee = dater(id);
    if (!datee) return [];
    if (!chaque)
      return [
        {
          etape: id,
          ...datee,
          rang: 0,
          possible: (prorogation || 0) > prorogations,
        },
      ];
    const depart = dater(depuis);
    const fin = dater(
      regles.find((autre) => autre.prorogation === prorogations).id,
    );
    const retours = [];
    for (let rang = 1; fin; rang++) {
      const jour = ajouter(depart.jour, delai[0] * rang, delai[1]);
      if (jour > fin.jour) break;
      retours.push({
        etape: id,
        jour,
        origine: datee.origine,
        rang,
        possible: false,
      });
    }
    return retours;
  }

  return regles
    .flatMap(dates)
    .sort((a, b) => (a.jour < b.jour ? -1 : a.jour > b.jour ? 1 : 0));
}

/** Where the plan stands on `aujourdhui`: "projet", "en_cours", "evaluer", "proroge" or "echu". */
export function etat(dates, regles, prorogations, aujourdhui) {
  const parEtape = Object.fromEntries(dates.map((date) => [date.etape, date]));
  const fin = (rang) =>
    parEtape[regles.find(({ prorogation }) => prorogation === rang).id].jour;
  if (
    parEtape[ADOPTION].origine === "estimee" ||
    aujourdhui < parEtape[ADOPTION].jour
  )
    return "projet";
  if (aujourdhui < parEtape[EVALUATION].jour) return "en_cours";
  if (aujourdhui < fin(0)) return "evaluer";
  return aujourdhui < fin(prorogations) ? "proroge" : "echu";
}

/** What the calendar file keeps of `dates`: those to come, each recalled `rappel` days before. */
export function evenements(dates, mots, cle, rappel, aujourdhui) {
  const { titre, estimee, detail, adresse } = mots.fichier;
  return dates
    .filter(({ jour, possible }) => jour >= aujourdhui && !possible)
    .map(({ etape, jour, origine, rang }) => ({
      id: ["ppgdid", cle.replace(/-/g, ""), etape, rang]
        .filter(Boolean)
        .join("-"),
      jour,
      titre:
        titre.replace("{titre}", () => mots.titre[etape]) +
        (origine === "estimee" ? estimee : ""),
      detail: detail
        .replace("{geste}", () => mots.geste[etape])
        .replace("{adresse}", () => adresse),
      rappel,
    }));
}
