/** What the tools do to their page: they fill a sentence, make an element, say what is wrong with a field. */

/** The form of `phrase`, a text or its plural forms, that suits `n` in `langue`. */
export const forme = (phrase, n, langue) =>
  typeof phrase === "string"
    ? phrase
    : phrase[new Intl.PluralRules(langue).select(n)] || phrase.other;

/** `phrase` with `valeurs` in place of its `{placeholders}`. */
export const remplir = (phrase, valeurs) =>
  phrase.replace(/\{(\w+)\}/g, (_, nom) => valeurs[nom]);

/** A new element that holds `contenu`, texts or nodes. */
export function element(balise, attributs = {}, ...contenu) {
  const noeud = document.createElement(balise);
  for (const [nom, valeur] of Object.entries(attributs))
    noeud.setAttribute(nom, valeur);
  noeud.append(...contenu);
  return noeud;
}

/** Says in `avis` what is wrong with `champ`; without `message`, that nothing is. */
export function signaler(champ, avis, message = "") {
  avis.textContent = message;
  avis.hidden = !message;
  if (message) champ.setAttribute("aria-invalid", "true");
  else champ.removeAttribute("aria-invalid");
}
