/**
 * From a text to the terms that the search compares. Twin of hooks/guichet/sujets/recherche/analyse.py: both only apply the
 * description of the language, which comes with the index.
 */

function reduire(mot, { fin, affixes }) {
  for (const [affixe, par, reste] of affixes) {
    if (mot.length - affixe.length < reste) continue;
    if (fin && mot.endsWith(affixe))
      return mot.slice(0, mot.length - affixe.length) + par;
    if (!fin && mot.startsWith(affixe)) return par + mot.slice(affixe.length);
  }
  return mot;
}

/** The analyser that `specification` describes: {analyser, reperer}. */
export function analyseur({ lettres, jetons, vides, etapes }) {
  const motif = new RegExp(
    jetons.map((jeton) => `(${jeton.motif})`).join("|"),
    "gu",
  );
  const remplacements = jetons.map((jeton) =>
    jeton.remplacements.map(([quoi, par]) => [new RegExp(quoi, "gu"), par]),
  );
  const motsVides = new Set(vides.split(" "));
  const remplacer = (lettre) => lettres[lettre] ?? lettre;

  const plis = new Map();

  /** The fold of one letter: several, or none. */
  function plier(lettre) {
    let pli = plis.get(lettre);
    if (pli === undefined) {
      const nu = Array.from(lettre.toLowerCase(), remplacer)
        .join("")
        .normalize("NFD")
        .replace(/\p{M}/gu, "");
      pli = Array.from(nu, remplacer).join("");
      plis.set(lettre, pli);
    }
    return pli;
  }

  /** The terms of `texte`, in order, each as {brut: before folding, terme, debut, fin: where it is written}. */
  function reperer(texte) {
    let plie = "";
    const places = [];
    let place = 0;
    for (const lettre of texte) {
      const morceau = plier(lettre);
      for (let i = 0; i < morceau.length; i += 1) places.push(place);
      plie += morceau;
      place += lettre.length;
    }
    places.push(place);
    const termes = [];
    for (const trouve of plie.matchAll(motif)) {
      const rang =
        trouve.findIndex((groupe, numero) => numero && groupe !== undefined) -
        1;
      const terme = remplacements[rang].reduce(
        (reste, [quoi, par]) => reste.replace(quoi, par),
        trouve[0],
      );
      if (terme.length < 2 || motsVides.has(terme)) continue;
      const fin = places[trouve.index + trouve[0].length - 1];
      termes.push({
        brut: terme,
        terme: jetons[rang].mot ? etapes.reduce(reduire, terme) : terme,
        debut: places[trouve.index],
        fin: fin + String.fromCodePoint(texte.codePointAt(fin)).length,
      });
    }
    return termes;
  }

  return {
    reperer,
    analyser: (texte) => reperer(texte).map(({ terme }) => terme),
  };
}
