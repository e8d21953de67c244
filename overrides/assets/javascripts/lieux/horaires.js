/** Opening state of places, computed on the device in the time of France from the week written in the page. */

import { message } from "../messages.js";

const JOUR = 86400000; // ms
const MINUTE = 60000; // ms
const JOURS_DE_PREVISION = 7;
const cadran = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Paris",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

// A calendar day is a number (days since 1970), so that no clock change can bend it; 1 January 1970 was a Thursday.
const numero = (iso) => Date.parse(`${iso}T00:00Z`) / JOUR;
const rangDansLaSemaine = (jour) => (jour + 3) % 7;

function heureDeParis(instant) {
  const { year, month, day, hour, minute } = Object.fromEntries(
    cadran.formatToParts(instant).map(({ type, value }) => [type, value]),
  );
  return {
    jour: numero(`${year}-${month}-${day}`),
    minutes: Number(hour) * 60 + Number(minute),
  };
}

/**
 * State of a place at `instant` (Date).
 *
 * @param {object} lieu semaine: for Monday to Sunday, ranges [from, to] in minutes from midnight, or null if unknown;
 *   fermetures: [first day, last day] of dated closures; feries: public holidays; lu: day the hours were read;
 *   appelerApres, masquerApres: ages of that reading in days. All days are ISO dates.
 * @returns {{nom: "ouvert"|"ouvre"|"ferme"|"ferme_temporairement"|"inconnu", jusqua?: number, a?: number,
 *   jour?: number, ferie?: boolean, appeler: boolean, masquer: boolean}} `jusqua` and `a` (next opening) in minutes
 *   from midnight, `jour` of the next opening if not today (0 = Monday), `masquer` when hours are too old to be shown.
 */
export function etat(
  { semaine, fermetures, feries, lu, appelerApres, masquerApres },
  instant,
) {
  const { jour: aujourdhui, minutes } = heureDeParis(instant);
  const age = aujourdhui - numero(lu);
  // Written so that a reading whose date is missing counts as too old.
  const appeler = !(age <= appelerApres);
  const masquer = !(age <= masquerApres);
  const ferieLe = (jour) => feries.some((ferie) => numero(ferie) === jour);
  const fermeLe = (jour) =>
    fermetures.some(([du, au]) => numero(du) <= jour && jour <= numero(au));

  if (fermeLe(aujourdhui))
    return { nom: "ferme_temporairement", appeler, masquer };
  if (!semaine || masquer) return { nom: "inconnu", appeler, masquer };

  const plages = (jour) =>
    ferieLe(jour) || fermeLe(jour) ? [] : semaine[rangDansLaSemaine(jour)];
  const enCours = plages(aujourdhui).find(
    ([debut, fin]) => debut <= minutes && minutes < fin,
  );
  if (enCours) return { nom: "ouvert", jusqua: enCours[1], appeler, masquer };
  const suivante = plages(aujourdhui).find(([debut]) => minutes < debut);
  if (suivante) return { nom: "ouvre", a: suivante[0], appeler, masquer };
  if (ferieLe(aujourdhui))
    return { nom: "ferme", ferie: true, appeler, masquer };

  for (
    let jour = aujourdhui + 1;
    jour <= aujourdhui + JOURS_DE_PREVISION;
    jour += 1
  ) {
    const [premiere] = plages(jour);
    if (premiere)
      return {
        nom: "ferme",
        a: premiere[0],
        jour: rangDansLaSemaine(jour),
        appeler,
        masquer,
      };
  }
  return { nom: "ferme", appeler, masquer };
}

/** The place that an element `.etat` and its page describe, as `etat` takes it. */
function lire({ semaine, lu, fermetures = "" }) {
  const mots = (texte = "") => texte.split(" ").filter(Boolean);
  const { feries, appelerApres, masquerApres } = document.body.dataset;
  const plage = (texte) => texte.split("-").map(Number);
  return {
    semaine: semaine
      ? semaine
          .split(";")
          .map((jour) => jour.split(",").filter(Boolean).map(plage))
      : null,
    fermetures: mots(fermetures).map((periode) => periode.split("/")),
    feries: mots(feries),
    lu,
    appelerApres: Number(appelerApres),
    masquerApres: Number(masquerApres),
  };
}

function heure(minutes) {
  const mm = String(minutes % 60).padStart(2, "0");
  return message("etat.heure", { h: String(Math.floor(minutes / 60)), mm });
}

function phrase({ nom, jusqua, a, jour, ferie }) {
  if (nom === "ouvert") return message("etat.ouvert", { heure: heure(jusqua) });
  if (nom === "ouvre") return message("etat.ouvre", { heure: heure(a) });
  if (ferie) return message("etat.ferme_ferie");
  if (a === undefined) return message(`etat.${nom}`);
  return message("etat.ferme_prochain", {
    jour: message(`etat.jour_${jour}`),
    heure: heure(a),
  });
}

function remplir(element) {
  const resultat = etat(lire(element.dataset), new Date());
  if (resultat.nom === "inconnu" && !element.dataset.semaine) return;
  const avertir = resultat.appeler && resultat.nom !== "inconnu";
  const avertissement =
    avertir &&
    message("etat.appeler", { n: Number(document.body.dataset.appelerApres) });
  element.className = `etat etat--${resultat.nom}`;
  element.textContent = [phrase(resultat), avertissement]
    .filter(Boolean)
    .join(" ");
  if (!resultat.masquer) return;
  const lieu = element.closest(".lieu");
  const tableau = lieu?.querySelector(".horaires");
  if (tableau) tableau.hidden = true;
}

/** Writes the present state of every place under `racine`. */
export function actualiser(racine = document) {
  racine
    .querySelectorAll(".etat[data-semaine], .etat[data-fermetures]")
    .forEach(remplir);
}

function chaqueMinute() {
  if (document.hidden) return;
  actualiser();
  clearTimeout(chaqueMinute.suivante);
  chaqueMinute.suivante = setTimeout(
    chaqueMinute,
    MINUTE - (Date.now() % MINUTE),
  );
}

document.addEventListener("visibilitychange", chaqueMinute);
chaqueMinute();
