/**
 * The index, from its compact form: what each term weighs in each document. Twin of `compacter` in
 * hooks/guichet/sujets/recherche/index.py; the weights are those of lunr, which tests hold it to.
 */

// That of lunr's builder: how soon a word said again counts less.
const K1 = 1.2;
// How numbers are written.
const CHIFFRES =
  "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
const BASE = 32;
const PLUSIEURS = "!";

const rarete = (documents, total) =>
  Math.log(1 + Math.abs((total - documents + 0.5) / (documents + 0.5)));

function cumuler(ecarts) {
  let somme = 0;
  return ecarts.map((ecart) => (somme += ecart));
}

/** The terms, each written as how many letters of the one before it begins with, and what follows. */
function lireTermes(termes) {
  let terme = "";
  return (termes.match(/[A-Z][^A-Z]*/g) || []).map((ecrit) => {
    terme = terme.slice(0, ecrit.charCodeAt(0) - 65) + ecrit.slice(1);
    return terme;
  });
}

/** The documents of a list, by rank, each with how many times it holds the term: [[rank, times]]. */
function lireListe(liste) {
  const trouves = [];
  let document = -1;
  let nombre = 0;
  let plusieurs = false;
  for (const signe of liste) {
    if (signe === PLUSIEURS) {
      plusieurs = true;
      continue;
    }
    const chiffre = CHIFFRES.indexOf(signe);
    nombre = nombre * BASE + (chiffre % BASE);
    // Only the last digit of a number is of the first half.
    if (chiffre >= BASE) continue;
    if (plusieurs) trouves.at(-1)[1] = nombre;
    else {
      document += nombre;
      trouves.push([document, 1]);
    }
    nombre = 0;
    plusieurs = false;
  }
  return trouves;
}

/** The documents that hold each term of `autres`, as in a list: Map of term to [[rank, times]]. */
function inverser(autres, premierRang) {
  const inverse = new Map();
  autres.forEach(([, termes], rang) => {
    for (const terme of new Set(termes)) {
      const fois = termes.filter((un) => un === terme).length;
      if (!inverse.has(terme)) inverse.set(terme, []);
      inverse.get(terme).push([premierRang + rang, fois]);
    }
  });
  return inverse;
}

/**
 * {longueurs: Map of the number of each document to how many terms it holds, termes: sorted, rarete(term): or undefined,
 * poids(term): Map of document to weight, rarity apart}. `autres` are documents whose terms are known otherwise, each as
 * [number, terms].
 */
export function deplier({ b, documents, termes, listes }, autres = []) {
  const ecrits = cumuler(documents);
  const numeros = [...ecrits, ...autres.map(([numero]) => numero)];
  const mots = lireTermes(termes);
  const ecrites = listes.split(" ");
  const rangs = new Map(mots.map((mot, rang) => [mot, rang]));
  const inverse = inverser(autres, ecrits.length);
  const raretes = new Map();
  const longueurs = [
    ...ecrits.map(() => 0),
    ...autres.map(([, siens]) => siens.length),
  ];
  for (const liste of ecrites)
    for (const [document, fois] of lireListe(liste))
      longueurs[document] += fois;
  const moyenne =
    longueurs.reduce((somme, longueur) => somme + longueur, 0) /
    longueurs.length;

  const trouver = (terme) => [
    ...lireListe(ecrites[rangs.get(terme)] || ""),
    ...(inverse.get(terme) || []),
  ];

  function rareteDe(terme) {
    const nombre = raretes.has(terme) ? 0 : trouver(terme).length;
    if (nombre) raretes.set(terme, rarete(nombre, numeros.length));
    return raretes.get(terme);
  }

  const poids = (terme) =>
    new Map(
      trouver(terme).map(([document, fois]) => {
        const longueur = 1 - b + b * (longueurs[document] / moyenne);
        return [numeros[document], ((K1 + 1) * fois) / (K1 * longueur + fois)];
      }),
    );

  return {
    longueurs: new Map(
      numeros.map((numero, rang) => [numero, longueurs[rang]]),
    ),
    termes: [...new Set([...mots, ...inverse.keys()])].sort(),
    rarete: rareteDe,
    poids,
  };
}
