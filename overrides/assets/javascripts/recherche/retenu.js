/** `calcul`, of a word, made once for each: the words of the editors are compared with every query. */
export function retenu(calcul) {
  const faits = new Map();
  return (mot) => {
    let fait = faits.get(mot);
    if (fait === undefined) {
      fait = calcul(mot);
      faits.set(mot, fait);
    }
    return fait;
  };
}
