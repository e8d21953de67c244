/** What a device keeps for a while: a shared one does not tell for long. */

const DUREE = 90 * 86400000; // ms

/** The object kept under `cle`, or null. */
export function lire(cle) {
  try {
    const { le, ...valeurs } = JSON.parse(localStorage.getItem(cle));
    if (Date.now() - le < DUREE) return valeurs;
    garder(cle);
  } catch {}
  return null;
}

/** Keeps `valeurs`, or forgets all without any; false where the device refuses. */
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
