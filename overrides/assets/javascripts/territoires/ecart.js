/** How far a typed word is from another, in slips. */

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
