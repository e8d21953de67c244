/** Gives lunr its index back from its compact form. Twin of `compacter` in hooks/guichet/sujets/recherche/index.py. */

const CHAMP = "texte";
// That of lunr's builder, in Python and in JavaScript: how soon a word said again counts less.
const K1 = 1.2;

const rarete = (documents, total) =>
  Math.log(1 + Math.abs((total - documents + 0.5) / (documents + 0.5)));

function cumuler(ecarts) {
  let somme = 0;
  return ecarts.map((ecart) => (somme += ecart));
}

/** {lunr: the index, numeros: of its documents, termes: its terms, sorted, raretes: Map of term to inverse document frequency}. */
export function deplier(lunr, { b, documents, longueurs, termes, listes }) {
  const numeros = cumuler(documents);
  const moyenne =
    longueurs.reduce((somme, longueur) => somme + longueur, 0) /
    longueurs.length;
  const vecteurs = numeros.map(() => []);
  const mots = termes ? termes.split(" ") : [];
  const raretes = new Map();
  const inverse = mots.map((mot, rangDuMot) => {
    const liste = listes[rangDuMot];
    const idf = rarete(
      liste.filter((nombre) => nombre > 0).length,
      numeros.length,
    );
    raretes.set(mot, idf);
    const trouves = {};
    let rang = -1;
    liste.forEach((nombre, place) => {
      if (nombre < 0) return;
      rang += nombre;
      const fois = liste[place + 1] < 0 ? -liste[place + 1] : 1;
      const note =
        (idf * ((K1 + 1) * fois)) /
        (K1 * (1 - b + b * (longueurs[rang] / moyenne)) + fois);
      vecteurs[rang].push(rangDuMot, Math.round(note * 1000) / 1000);
      trouves[numeros[rang]] = {};
    });
    return [mot, { _index: rangDuMot, [CHAMP]: trouves }];
  });
  const index = lunr.Index.load({
    version: lunr.version,
    fields: [CHAMP],
    fieldVectors: numeros.map((numero, rang) => [
      `${CHAMP}/${numero}`,
      vecteurs[rang],
    ]),
    invertedIndex: inverse,
    pipeline: [],
  });
  return { lunr: index, numeros, termes: mots, raretes };
}
