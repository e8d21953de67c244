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

/** The analyser that `specification` describes: {analyser, plier, reperer}. */
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
  const connus = jetons.map(() => new Map());

  /** What the token `lu`, of the kind `rang`, is rewritten into, and the term it gives, empty when it is dropped. */
  function lire(lu, rang) {
    const brut = remplacements[rang].reduce(
      (reste, [quoi, par]) => reste.replace(quoi, par),
      lu,
    );
    if (brut.length < 2 || motsVides.has(brut)) return { brut, terme: "" };
    return {
      brut,
      terme: jetons[rang].mot ? etapes.reduce(reduire, brut) : brut,
    };
  }

  /** As `lire`, of what `motif` found: words come back thousands of times, each is read once. */
  function connaitre(trouve) {
    const rang = trouve.indexOf(trouve[0], 1) - 1;
    const deja = connus[rang];
    if (!deja.has(trouve[0])) deja.set(trouve[0], lire(trouve[0], rang));
    return deja.get(trouve[0]);
  }

  /** The fold of one letter: several, or none. */
  function pli(lettre) {
    let nu = plis.get(lettre);
    if (nu === undefined) {
      const unifie = Array.from(lettre.toLowerCase(), remplacer)
        .join("")
        .normalize("NFD")
        .replace(/\p{M}/gu, "");
      nu = Array.from(unifie, remplacer).join("");
      plis.set(lettre, nu);
    }
    return nu;
  }

  /** The terms of `texte`, in order, each as {brut: before folding, terme, debut, fin: where it is written}. */
  function reperer(texte) {
    let plie = "";
    const places = [];
    let place = 0;
    for (const lettre of texte) {
      const morceau = pli(lettre);
      for (let i = 0; i < morceau.length; i += 1) places.push(place);
      plie += morceau;
      place += lettre.length;
    }
    places.push(place);
    const termes = [];
    for (const trouve of plie.matchAll(motif)) {
      const { brut, terme } = connaitre(trouve);
      if (!terme) continue;
      const fin = places[trouve.index + trouve[0].length - 1];
      termes.push({
        brut,
        terme,
        debut: places[trouve.index],
        fin: fin + String.fromCodePoint(texte.codePointAt(fin)).length,
      });
    }
    return termes;
  }

  return {
    plier: (texte) => Array.from(texte, pli).join(""),
    reperer,
    analyser: (texte) => reperer(texte).map(({ terme }) => terme),
  };
}
