/** Words typed without the space that parts them: « sansabri », « loyerimpaye », « mefrappe ». */

// A shorter word, unless it is a little one, may be any part of another.
const MOT = 4;
const PETIT = 2;
const COLLES = 7;

/** `mot` in two words that are known, by `connu`, or one of them little, by `petit`; itself if there are none. */
function parter(mot, connu, petit) {
  const entier = (un) => un.length >= MOT && connu(un);
  const coupes = Array.from(
    { length: mot.length - 2 * PETIT + 1 },
    (_, rang) => [mot.slice(0, rang + PETIT), mot.slice(rang + PETIT)],
  );
  const deux =
    coupes.find((parts) => parts.every(entier)) ||
    coupes.find(([debut, suite]) => petit(debut) && entier(suite));
  return deux ? deux.join(" ") : mot;
}

/** `texte`, where those of `reperes` that are `inconnu` are parted. */
export function decoller(texte, reperes, { inconnu, connu, petit }) {
  let [parte, place] = ["", 0];
  for (const repere of reperes) {
    if (repere.brut.length < COLLES || !inconnu(repere)) continue;
    parte +=
      texte.slice(place, repere.debut) + parter(repere.brut, connu, petit);
    place = repere.fin;
  }
  return parte + texte.slice(place);
}
