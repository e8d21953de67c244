/** The rows of the small files of communes, as scripts handle them. */

import { adresse, normaliser } from "./normalisation.js";

/** The communes of a file of the index. */
export function lignes({ epci, communes }) {
  return communes.map(([nom, insee, departement, codes, rang, actuelle]) => ({
    nom,
    normal: normaliser(nom),
    insee,
    page: adresse(actuelle || nom, insee),
    departement,
    codes: codes.split(" "),
    slug: epci[rang][0],
    epci: epci[rang][1],
    actuelle,
  }));
}
