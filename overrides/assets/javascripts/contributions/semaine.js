/**
 * A week of opening hours: what people type for a day, the OSM *opening_hours* that says the week, and the week in words.
 * Pure functions; a day is a list of ranges `[from, to]` in minutes from midnight, a week seven days from Monday.
 */

export const JOURS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
// Those of `hooks/guichet/sujets/lieux/plages.py`: no desk opens at night, nor for less than a quarter of an hour.
const OUVERTURE = 6 * 60;
const FERMETURE = 22 * 60;
const DUREE_MINIMALE = 15;

const HEURE = String.raw`(\d{1,2})\s*(?:[h:]\s*(\d{2})?)?`;
const PLAGE = new RegExp(
  String.raw`^(?:de\s+)?${HEURE}\s*(?:-|–|à)\s*${HEURE}$`,
  "i",
);

/** The ranges of a day as typed (« 9h-12h, 14h-17h30 »): `{plages}`, or `{erreur}`, the name of a message. */
export function lireJour(texte) {
  const net = texte.trim().replace(/\s+/g, " ");
  if (!net || /^ferm[ée]e?$/i.test(net)) return { plages: [] };
  const plages = [];
  for (const morceau of net.split(/\s*(?:,|;|\/| et )\s*/i)) {
    const lue = PLAGE.exec(morceau);
    if (!lue) return { erreur: "heures" };
    const [de, deMinutes = 0, a, aMinutes = 0] = lue.slice(1).map(Number);
    if (deMinutes > 59 || aMinutes > 59) return { erreur: "heures" };
    plages.push([de * 60 + (deMinutes || 0), a * 60 + (aMinutes || 0)]);
  }
  return { plages, erreur: desordre(plages) };
}

function desordre(plages) {
  let precedente = -1;
  for (const [debut, fin] of plages) {
    if (fin <= debut || debut <= precedente) return "heures_ordre";
    if (debut < OUVERTURE || fin > FERMETURE || fin - debut < DUREE_MINIMALE)
      return "heures_nuit";
    precedente = fin;
  }
  return undefined;
}

const deux = (nombre) => String(nombre).padStart(2, "0");
const osm = (minutes) =>
  `${deux(Math.floor(minutes / 60))}:${deux(minutes % 60)}`;

/** « 9 h », « 14 h 30 ». */
export const enHeures = (minutes) =>
  `${Math.floor(minutes / 60)} h ${minutes % 60 ? deux(minutes % 60) : ""}`.trim();

/** A day as one would type it. */
export const ecrireJour = (plages) =>
  plages
    .map((plage) =>
      plage.map((minutes) => enHeures(minutes).replace(/\s/g, "")).join("-"),
    )
    .join(", ");

/** The consecutive days of `semaine` that are alike: `[first, last, ranges]`. */
export function suites(semaine) {
  const groupes = [];
  semaine.forEach((plages, jour) => {
    const dernier = groupes.at(-1);
    if (dernier && String(dernier[2]) === String(plages)) dernier[1] = jour;
    else groupes.push([jour, jour, plages]);
  });
  return groupes;
}

/** The OSM string of `semaine`, or null where it is never open. */
export function ecrire(semaine) {
  const regles = suites(semaine)
    .filter(([, , plages]) => plages.length)
    .map(([de, a, plages]) => {
      const jours = de === a ? JOURS[de] : `${JOURS[de]}-${JOURS[a]}`;
      const heures = plages.map((plage) => plage.map(osm).join("-")).join(",");
      return `${jours} ${heures}`;
    });
  return regles.join("; ") || null;
}

const rangs = (texte) =>
  texte.split(",").flatMap((morceau) => {
    const [de, a = de] = morceau
      .trim()
      .split("-")
      .map((jour) => JOURS.indexOf(jour));
    return Array.from({ length: a - de + 1 }, (_, rang) => de + rang);
  });

/** The week that an OSM string of days and hours says. */
export function lire(horaires) {
  const semaine = JOURS.map(() => []);
  for (const regle of (horaires || "").split(";").filter(Boolean)) {
    const [, jours, heures] = /^([A-Za-z,\s-]+?)\s+(\d.*)$/.exec(regle.trim());
    const plages = heures.split(",").map((plage) =>
      plage
        .trim()
        .split("-")
        .map((heure) => {
          const [h, mm] = heure.split(":").map(Number);
          return h * 60 + mm;
        }),
    );
    for (const rang of rangs(jours)) semaine[rang] = plages;
  }
  return semaine;
}
