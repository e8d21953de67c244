/** Which other language of the site a query is of. */

/** Reads `langues`, as the second file describes them. */
export const lireLangues = (langues) =>
  langues.map(({ ecriture, vocables = "", ...langue }) => ({
    ...langue,
    ecriture: ecriture && new RegExp(ecriture, "u"),
    vocables: new Set(vocables.split(" ")),
  }));

/**
 * The one of `langues` that more of `mots`, the folded words of a query, are of, and not of this one, than the other way
 * round; none as a rule. `connu(mot)`: it is a word of this language.
 */
export function autreLangue(langues, mots, connu) {
  const parts = langues.map((langue) => {
    const { ecriture, vocables } = langue;
    const sien = (mot) => (ecriture ? ecriture.test(mot) : vocables.has(mot));
    const siens = mots.filter((mot) => sien(mot) && !connu(mot)).length;
    const notres = mots.filter((mot) => connu(mot) && !sien(mot)).length;
    return { langue, avance: siens - notres };
  });
  const [premiere] = parts.sort((a, b) => b.avance - a.avance);
  return premiere?.avance > 0 ? premiere.langue : undefined;
}
