/** What a device keeps for a while, for who asks for it: a shared one does not tell for long what someone did. */

const DUREE = 90 * 86400000; // ms

/** What is kept under `cle`, an object, or null; what is too old is forgotten. */
export function lire(cle) {
  try {
    const { le, ...valeurs } = JSON.parse(localStorage.getItem(cle));
    if (Date.now() - le < DUREE) return valeurs;
    garder(cle);
  } catch {
    // Nothing that can be read.
  }
  return null;
}

/** Keeps `valeurs`, an object, or forgets all without any; false where the device refuses. */
export function garder(cle, valeurs) {
  try {
    if (valeurs)
      localStorage.setItem(cle, JSON.stringify({ ...valeurs, le: Date.now() }));
    else localStorage.removeItem(cle);
    return true;
  } catch {
    return false;
  }
}
