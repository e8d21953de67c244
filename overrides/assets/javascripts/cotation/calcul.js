/** The score of a household on a grid: pure functions. */

function pointsDe(critere, valeur) {
  if (!critere.par_mois) return valeur ? critere.points : 0;
  return Math.min(critere.points * valeur, critere.maximum ?? Infinity);
}

function retraitDe({ refus: regle }, criteres, points, refus) {
  const comptes = Math.max(refus - regle.a_partir_de + 1, 0);
  if (regle.effet === "retrait") return comptes * regle.points;
  if (regle.effet !== "anciennete" || !comptes) return 0;
  return criteres
    .filter((critere) => critere.par_mois)
    .reduce((somme, critere) => somme + points[critere.id], 0);
}

/** The score of `situation` ({demande, valeurs, refus}) on `grille`: that of `hooks/guichet/sujets/cotation/calcul.py`. */
export function noter(grille, situation) {
  const criteres = grille.criteres.filter((critere) =>
    critere.demandes.includes(situation.demande),
  );
  const points = Object.fromEntries(
    criteres.map((c) => [c.id, pointsDe(c, situation.valeurs[c.id] || 0)]),
  );
  const ecartes = [];
  for (const groupe of grille.groupes.filter(
    ({ cumul }) => cumul === "plus_haut",
  )) {
    const siens = criteres.filter(
      (critere) => critere.groupe === groupe.id && points[critere.id],
    );
    const garde = siens.reduce(
      (a, b) => (a && points[a.id] >= points[b.id] ? a : b),
      undefined,
    );
    ecartes.push(
      ...siens
        .filter((critere) => critere !== garde)
        .map((critere) => critere.id),
    );
  }
  for (const id of ecartes) points[id] = 0;
  const additionner = (liste) =>
    liste.reduce((somme, critere) => somme + points[critere.id], 0);
  const somme = additionner(criteres);
  const retire = Math.min(
    retraitDe(grille, criteres, points, situation.refus),
    somme,
  );
  const a_prouver = additionner(
    criteres.filter((critere) => critere.preuve === "justificatif"),
  );
  return {
    points,
    ecartes,
    retire,
    a_prouver: Math.min(a_prouver, somme - retire),
    total: somme - retire,
  };
}
