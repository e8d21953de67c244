/** What is typed and ticked for the two households, in the fields of a form that `vue.js` draws. */

import { signaler } from "../page.js";
import { lireChamp, lireNombre } from "../saisies.js";

const MOIS_AU_PLUS = 600;

function valeurDe(champ) {
  if (champ.type === "checkbox") return { valeur: Number(champ.checked) };
  const lireMois = (texte) => lireNombre(texte, MOIS_AU_PLUS);
  return lireChamp(champ, lireMois, { valeur: 0 });
}

/** A number as typed; 0 while it is wrong, which the field then says with `message`. */
function lue(champ, message) {
  const { valeur = 0, erreur } = valeurDe(champ);
  const note = champ.parentElement.querySelector(".saisie__erreur");
  if (note) signaler(champ, note, erreur && message);
  return valeur;
}

/** The situation of each household, `{demande, valeurs, refus}`; a field that is wrong says `message`. */
export const lire = ({ demandes, lignes, refus }, message) =>
  demandes.map(({ value: demande }, rang) => ({
    demande,
    valeurs: Object.fromEntries(
      lignes.map(({ critere, cases }) => [
        critere.id,
        lue(cases[rang].champ, message),
      ]),
    ),
    refus: lue(refus[rang], message),
  }));

/** Fills the fields with `situations`, one a household. */
export function ecrire({ demandes, lignes, refus }, situations) {
  for (const [rang, situation] of situations.entries()) {
    demandes[rang].value = situation.demande;
    refus[rang].value = situation.refus || "";
    for (const { critere, cases } of lignes) {
      const { champ } = cases[rang];
      const valeur = situation.valeurs[critere.id];
      if (critere.par_mois) champ.value = valeur || "";
      else champ.checked = Boolean(valeur);
    }
  }
}
