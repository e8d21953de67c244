/** Which terms of the index a typed word may stand for, each with how surely: 1 for the very word. */

// A word begun, or of the same family; then one or two slips.
const DEBUT = 0.75;
const FAMILLE = 0.6;
// Another word than the one typed, which is known: « bailleur » for « bail ».
const AUTRE = 0.2;
const ELISION = 0.9;
const FAUTES = [1, 0.7, 0.5];
const FORMES_AU_PLUS = 8;
// A stem shorter than that begins too many words.
const RACINE = 5;
const DEBUT_TAPE = 2;
// The share of pairs of letters that makes a word worth offering.
const PARENTE = 0.4;

/** The least number of letters to add, drop, change or swap from `a` to `b`, or more than `maximum`. */
export function ecart(a, b, maximum) {
  if (Math.abs(a.length - b.length) > maximum) return maximum + 1;
  let [avant, ligne] = [
    [],
    Array.from({ length: b.length + 1 }, (_, rang) => rang),
  ];
  for (let i = 1; i <= a.length; i += 1) {
    const suite = [i];
    let moindre = i;
    for (let j = 1; j <= b.length; j += 1) {
      const remplace = ligne[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cout = Math.min(remplace, ligne[j] + 1, suite[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cout = Math.min(cout, avant[j - 2] + 1);
      suite[j] = cout;
      moindre = Math.min(moindre, cout);
    }
    if (moindre > maximum) return maximum + 1;
    [avant, ligne] = [ligne, suite];
  }
  return ligne[b.length];
}

/** How many slips a word of that length may hold. */
export const tolerance = (longueur) =>
  longueur < 4 ? 0 : longueur < 8 ? 1 : 2;

/** Which letters a word holds, as bits: two words far apart in letters are far apart, and this is quick to see. */
function lettres(mot) {
  let bits = 0;
  for (let rang = 0; rang < mot.length; rang += 1)
    bits |= 1 << (mot.charCodeAt(rang) & 31);
  return bits;
}

function nombreDeBits(bits) {
  let nombre = 0;
  for (let reste = bits; reste; reste &= reste - 1) nombre += 1;
  return nombre;
}

const paires = (mot) =>
  Array.from({ length: Math.max(0, mot.length - 1) }, (_, rang) =>
    mot.slice(rang, rang + 2),
  );

/** The lexicon of sorted `termes`; `frequence(terme)` says in how many documents a term is. */
export function lexique(termes, frequence) {
  const connus = new Set(termes);
  const lettresDes = termes.map(lettres);

  function commencantPar(debut) {
    let [bas, haut] = [0, termes.length];
    while (bas < haut) {
      const milieu = (bas + haut) >> 1;
      if (termes[milieu] < debut) bas = milieu + 1;
      else haut = milieu;
    }
    let fin = bas;
    while (fin < termes.length && termes[fin].startsWith(debut)) fin += 1;
    return termes.slice(bas, fin);
  }

  /** Those of `choix` that are the most written, at most `nombre`. */
  const courants = (choix, nombre) =>
    choix.sort((a, b) => frequence(b) - frequence(a)).slice(0, nombre);

  function avecFautes(mot) {
    const permis = /\d/.test(mot) ? 0 : tolerance(mot.length);
    const siennes = lettres(mot);
    for (let fautes = 1; fautes <= permis; fautes += 1) {
      const proches = termes.filter(
        (terme, rang) =>
          Math.abs(terme.length - mot.length) <= fautes &&
          nombreDeBits(lettresDes[rang] ^ siennes) <= 2 * fautes &&
          ecart(mot, terme, fautes) <= fautes,
      );
      if (proches.length) {
        const memeDebut = proches.filter((terme) => terme[0] === mot[0]);
        return courants(memeDebut.length ? memeDebut : proches, 3).map(
          (terme) => [terme, FAUTES[fautes]],
        );
      }
    }
    return [];
  }

  /** The forms of `mot`, as a Map of term to weight; `enCours`: it is still being typed. Empty when nothing comes near. */
  function formes(mot, enCours) {
    const trouvees = new Map();
    const ajouter = (terme, poids) =>
      trouvees.has(terme) || trouvees.set(terme, poids);
    if (connus.has(mot)) ajouter(mot, 1);
    if (mot.length >= (enCours ? DEBUT_TAPE : RACINE)) {
      const poids = connus.has(mot)
        ? mot.length < RACINE
          ? AUTRE
          : FAMILLE
        : enCours
          ? DEBUT
          : FAMILLE;
      for (const terme of courants(commencantPar(mot), FORMES_AU_PLUS))
        ajouter(terme, poids);
    }
    if (trouvees.size) return trouvees;
    // Of the same family, but longer: « validité » for « valide ».
    for (let fin = mot.length - 1; fin >= RACINE; fin -= 1) {
      if (connus.has(mot.slice(0, fin)))
        return new Map([[mot.slice(0, fin), FAMILLE]]);
    }
    // « lattestation », « dexpulsion »: the apostrophe was left out.
    const coupe = /^(?:qu|[cdjlmnst])(?=[aeiouyh])/.exec(mot);
    if (coupe && connus.has(mot.slice(coupe[0].length)))
      return new Map([[mot.slice(coupe[0].length), ELISION]]);
    return new Map(avecFautes(mot));
  }

  /** Known terms that share most pairs of letters with `mot`: to be offered when nothing is found. */
  function voisins(mot) {
    const siennes = paires(mot);
    const communes = (terme) => {
      const autres = paires(terme);
      return (
        (2 * autres.filter((paire) => siennes.includes(paire)).length) /
        (siennes.length + autres.length)
      );
    };
    return termes
      .map((terme) => [communes(terme), terme])
      .filter(([part]) => part > PARENTE)
      .sort(([a], [b]) => b - a)
      .map(([, terme]) => terme);
  }

  return { connus, formes, voisins };
}
