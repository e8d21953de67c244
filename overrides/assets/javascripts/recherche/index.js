/**
 * The index, from its compact form: what each term weighs in each document. Twin of `compacter` in
 * hooks/guichet/sujets/recherche/index.py; the weights are those of lunr, which tests hold it to.
 */

// That of lunr's builder: how soon a word said again counts less.
const K1 = 1.2;

const rarete = (documents, total) =>
  Math.log(1 + Math.abs((total - documents + 0.5) / (documents + 0.5)));

function cumuler(ecarts) {
  let somme = 0;
  return ecarts.map((ecart) => (somme += ecart));
}

/** {numeros: of its documents, termes: sorted, rarete(term): or undefined, poids(term): Map of document to weight, rarity apart}. */
export function deplier({ b, documents, longueurs, termes, listes }) {
  const numeros = cumuler(documents);
  const moyenne =
    longueurs.reduce((somme, longueur) => somme + longueur, 0) /
    longueurs.length;
  const mots = termes ? termes.split(" ") : [];
  const rangs = new Map(mots.map((mot, rang) => [mot, rang]));
  const raretes = new Map();

  function rareteDe(terme) {
    const liste = listes[rangs.get(terme)];
    if (liste && !raretes.has(terme)) {
      const contiennent = liste.filter((nombre) => nombre > 0).length;
      raretes.set(terme, rarete(contiennent, numeros.length));
    }
    return raretes.get(terme);
  }

  function poids(terme) {
    const trouves = new Map();
    let document = -1;
    (listes[rangs.get(terme)] || []).forEach((nombre, place, liste) => {
      if (nombre < 0) return;
      document += nombre;
      const fois = liste[place + 1] < 0 ? -liste[place + 1] : 1;
      const longueur = 1 - b + b * (longueurs[document] / moyenne);
      trouves.set(
        numeros[document],
        ((K1 + 1) * fois) / (K1 * longueur + fois),
      );
    });
    return trouves;
  }

  return { numeros, termes: mots, rarete: rareteDe, poids };
}
