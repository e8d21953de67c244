/**
 * Days and the calendar file that reminds of them: pure functions, those of `hooks/guichet/socle/calendrier.py` and of
 * `tests/appui/jumeaux/calendrier.py`. Days are ISO strings.
 */

const OCTETS_PAR_LIGNE = 75;
const HEURE_DU_RAPPEL = 9;
const JOUR = 86_400_000; // ms

const enDate = (iso) => new Date(`${iso}T00:00Z`);
const enIso = (date) => date.toISOString().slice(0, 10);
const compacte = (iso) => iso.replace(/-/g, "");
export const veille = (iso) => enIso(new Date(enDate(iso) - JOUR));
const lendemain = (iso) => enIso(new Date(+enDate(iso) + JOUR));

/** `iso` plus `valeur` `unite`; where the month has no such day, its last one. */
export function ajouter(iso, valeur, unite) {
  const date = enDate(iso);
  if (unite === "jour" || unite === "semaine")
    return enIso(
      new Date(+date + valeur * (unite === "semaine" ? 7 : 1) * JOUR),
    );
  const jour = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + valeur * (unite === "an" ? 12 : 1));
  const dernier = new Date(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0),
  ).getUTCDate();
  date.setUTCDate(Math.min(jour, dernier));
  return enIso(date);
}

const echapper = (texte) =>
  texte.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

function lignes(
  { id, jour, titre, detail, rappel = 0 },
  adresse,
  hote,
  horodatage,
) {
  const heures = rappel * 24 - HEURE_DU_RAPPEL;
  return [
    "BEGIN:VEVENT",
    `UID:${id}@${hote}`,
    `DTSTAMP:${horodatage}`,
    `DTSTART;VALUE=DATE:${compacte(jour)}`,
    `DTEND;VALUE=DATE:${compacte(lendemain(jour))}`,
    `SUMMARY:${echapper(titre)}`,
    `DESCRIPTION:${echapper(detail)}`,
    `URL:${adresse}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${echapper(titre)}`,
    `TRIGGER:${heures > 0 ? "-" : ""}PT${Math.abs(heures)}H`,
    "END:VALARM",
    "END:VEVENT",
  ];
}

/** The calendar file of `evenements` (`{id, jour, titre, detail, rappel}`), written at `instant` (a Date). */
export function ecrire(evenements, outil, adresse, hote, instant) {
  const horodatage = instant.toISOString().replace(/[-:]|\.\d+/g, "");
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${hote}//${outil}//FR`,
    ...evenements.flatMap((evenement) =>
      lignes(evenement, adresse, hote, horodatage),
    ),
    "END:VCALENDAR",
  ]
    .map((ligne) => `${plier(ligne)}\r\n`)
    .join("");
}

/** `ligne` folded at 75 octets of UTF-8, never inside a character. */
export function plier(ligne) {
  const codeur = new TextEncoder();
  const plis = [""];
  let octets = 0;
  for (const caractere of ligne) {
    const taille = codeur.encode(caractere).length;
    if (octets + taille > OCTETS_PAR_LIGNE) {
      plis.push(" ");
      octets = 1;
    }
    plis[plis.length - 1] += caractere;
    octets += taille;
  }
  return plis.join("\r\n");
}
