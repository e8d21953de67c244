/** The day it is, and how the site writes a day. */

/** The day it is in France at `instant`. */
export const jourEnFrance = (instant) =>
  // ISO, as Swedes write it.
  new Intl.DateTimeFormat("sv", { timeZone: "Europe/Paris" }).format(instant);

/** « 6 octobre 2026 »: the long date in `langue`, as the rest of the site writes it. */
export function enLettres(iso, langue) {
  const forme = {
    dateStyle: "long",
    timeZone: "UTC",
    calendar: "gregory",
    numberingSystem: "latn",
  };
  const texte = new Intl.DateTimeFormat(
    langue === "en" ? "en-GB" : langue,
    forme,
  ).format(new Date(`${iso}T00:00Z`));
  return langue === "fr" ? texte.replace(/^1 /, "1er ") : texte;
}
