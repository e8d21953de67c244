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
const PLUSIEURS = "!".charCodeAt(0);
// The value of a digit, by its code.
const VALEURS = new Uint8Array(128);
for (let valeur = 0; valeur < CHIFFRES.length; valeur += 1)
  VALEURS[CHIFFRES.charCodeAt(valeur)] = valeur;

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

/** The documents of a list, by rank, and how many times each holds the term. */
function lireListe(liste) {
  const rangs = [];
  const fois = [];
  let document = -1;
  let nombre = 0;
  let plusieurs = false;
  for (let place = 0; place < liste.length; place += 1) {
    const code = liste.charCodeAt(place);
    if (code === PLUSIEURS) {
      plusieurs = true;
      continue;
    }
    const chiffre = VALEURS[code];
    nombre = nombre * BASE + (chiffre % BASE);
    // Only the last digit of a number is of the first half.
    if (chiffre >= BASE) continue;
    if (plusieurs) fois[fois.length - 1] = nombre;
    else {
      document += nombre;
      rangs.push(document);
      fois.push(1);
    }
    nombre = 0;
    plusieurs = false;
  }
  return { rangs, fois };
}

/** Adds to `listes` (Map of term to list) the document `rang`, which holds `termes`. */
function inscrire(listes, rang, termes) {
  for (const terme of termes) {
    if (!listes.has(terme)) listes.set(terme, { rangs: [], fois: [] });
    const { rangs, fois } = listes.get(terme);
    if (rangs.at(-1) === rang) fois[fois.length - 1] += 1;
    else {
      rangs.push(rang);
      fois.push(1);
    }
  }
}

/** How many terms each of `nombre` documents holds, by rank. */
function mesurer(listes, nombre) {
  const longueurs = new Array(nombre).fill(0);
  for (const { rangs, fois } of listes.values())
    for (let place = 0; place < rangs.length; place += 1)
      longueurs[rangs[place]] += fois[place];
  return longueurs;
}

/**
 * {longueurs: Map of the number of each document to how many terms it holds, termes: sorted, rarete(term): or undefined,
 * poids(term): {sections: numbers of documents, poids: the weight in each, rarity apart}}. `autres` are documents whose
 * terms are known otherwise, each as [number, terms].
 */
export function deplier({ b, documents, termes, listes }, autres = []) {
  const ecrits = cumuler(documents);
  const numeros = [...ecrits, ...autres.map(([numero]) => numero)];
  const ecrites = listes.split(" ");
  const parTerme = new Map(
    lireTermes(termes).map((terme, rang) => [terme, lireListe(ecrites[rang])]),
  );
  autres.forEach(([, siens], rang) => {
    inscrire(parTerme, ecrits.length + rang, siens);
  });
  const longueurs = mesurer(parTerme, numeros.length);
  const moyenne =
    longueurs.reduce((somme, longueur) => somme + longueur, 0) /
    longueurs.length;

  function rareteDe(terme) {
    const liste = parTerme.get(terme);
    return liste && rarete(liste.rangs.length, numeros.length);
  }

  function poids(terme) {
    const { rangs, fois } = parTerme.get(terme) || { rangs: [], fois: [] };
    return {
      sections: rangs.map((rang) => numeros[rang]),
      poids: rangs.map((rang, place) => {
        const longueur = 1 - b + b * (longueurs[rang] / moyenne);
        return ((K1 + 1) * fois[place]) / (K1 * longueur + fois[place]);
      }),
    };
  }

  return {
    longueurs: new Map(
      numeros.map((numero, rang) => [numero, longueurs[rang]]),
    ),
    termes: [...parTerme.keys()].sort(),
    rarete: rareteDe,
    poids,
  };
}
