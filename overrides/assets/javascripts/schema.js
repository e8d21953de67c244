/** A value held to its form, the JSON Schema that `hooks/guichet/socle/formes.py` writes. */

const TYPES = {
  array: Array.isArray,
  boolean: (valeur) => typeof valeur === "boolean",
  integer: Number.isInteger,
  null: (valeur) => valeur === null,
  object: (valeur) =>
    typeof valeur === "object" && valeur !== null && !Array.isArray(valeur),
  string: (valeur) => typeof valeur === "string",
};

// Each is asked only of a value of its type.
const REGLES = {
  const: (valeur, seule) => valeur === seule,
  enum: (valeur, permises) => permises.includes(valeur),
  exclusiveMinimum: (valeur, borne) => valeur > borne,
  maxLength: (valeur, borne) => valeur.length <= borne,
  maximum: (valeur, borne) => valeur <= borne,
  minItems: (valeur, borne) => valeur.length >= borne,
  minLength: (valeur, borne) => valeur.trim().length >= borne,
  minimum: (valeur, borne) => valeur >= borne,
  pattern: (valeur, motif) => new RegExp(motif, "u").test(valeur),
};

/** The first of `paires` whose value is wrong: its name, then the way inside it. */
function premiere(paires) {
  for (const [nom, valeur, forme] of paires) {
    const chemin = faute(valeur, forme);
    if (chemin) return [nom, ...chemin];
  }
  return null;
}

function fauteDuDossier(valeur, { properties, required = [] }) {
  const manque = required.find((nom) => !Object.hasOwn(valeur, nom));
  if (manque) return [manque];
  for (const [nom, { default: defaut }] of Object.entries(properties))
    if (defaut !== undefined && !Object.hasOwn(valeur, nom))
      valeur[nom] = defaut;
  return premiere(
    Object.keys(properties)
      .filter((nom) => Object.hasOwn(valeur, nom))
      .map((nom) => [nom, valeur[nom], properties[nom]]),
  );
}

/** The way to what is wrong in `valeur`: names and ranks, none where it is the value itself; null if nothing is. What is left out takes its default. */
export function faute(valeur, forme) {
  if (forme.anyOf)
    return forme.anyOf.some((sorte) => !faute(valeur, sorte)) ? null : [];
  if (forme.type && !TYPES[forme.type](valeur)) return [];
  const suivie = ([mot, attendu]) => REGLES[mot]?.(valeur, attendu) ?? true;
  if (!Object.entries(forme).every(suivie)) return [];
  if (forme.properties) return fauteDuDossier(valeur, forme);
  if (forme.items)
    return premiere(valeur.map((une, rang) => [rang, une, forme.items]));
  return null;
}
