/** The grid of an intercommunality, from a file or pasted: what reads it comes once one is given. */

import { faute } from "../schema.js";
import { normaliser } from "../territoires/normalisation.js";
import { grilleCollee } from "./collage.js";

const FORMAT = "cotation-1";
const OCTETS_AU_PLUS = 200_000;

/** The ground of discrimination that a criterion counts without a text that allows it. Twin of `hooks/guichet/sujets/cotation/regles.py`. */
function motifDe({ nom, id, textes }, motifs) {
  const mots = ` ${normaliser(nom)} ${normaliser(id)}`;
  const touche = (motif) => motif.mots.some((mot) => mots.includes(` ${mot}`));
  return motifs.find(
    (motif) => touche(motif) && !(motif.sauf_texte && textes?.length),
  );
}

/** The way to a fault, in the words of the file: « criteres 3, points ». */
const lieuDe = (chemin) =>
  chemin
    .map((pas) => (Number.isInteger(pas) ? ` ${pas + 1}` : `, ${pas}`))
    .join("")
    .slice(2);

/** The way to the first of `fiches` that has the identifier of another. */
function enDouble(nom, fiches) {
  const ids = fiches.map(({ id }) => id);
  const rang = ids.findIndex((id, place) => ids.indexOf(id) < place);
  return rang < 0 ? null : [nom, rang, "id"];
}

/** Where `grille`, whose form is right, contradicts itself. */
function contradiction({ criteres, fictive, groupes, origine, refus }) {
  const connus = groupes.map(({ id }) => id);
  const perdu = criteres.findIndex(({ groupe }) => !connus.includes(groupe));
  return (
    enDouble("groupes", groupes) ||
    enDouble("criteres", criteres) ||
    (fictive === Boolean(origine) && ["origine"]) ||
    ((refus.effet === "retrait") !== Boolean(refus.points) && ["refus"]) ||
    (perdu >= 0 && ["criteres", perdu, "groupe"])
  );
}

/** `{grille}` if it is one, or `{erreur, lieu}`, the name of a message and where the fault is. */
function juger(grille, formeDeGrille, motifs = []) {
  if (grille?.format !== FORMAT) return { erreur: "format" };
  const chemin = faute(grille, formeDeGrille) || contradiction(grille);
  if (chemin) return { erreur: "contenu", lieu: lieuDe(chemin) };
  for (const critere of grille.criteres) {
    const motif = motifDe(critere, motifs);
    if (motif) return { erreur: "motif", lieu: critere.nom, motif: motif.nom };
  }
  return { grille };
}

/** What a file holds, as `juger` tells it. */
export function lireGrille(contenu, formeDeGrille, motifs) {
  let grille;
  try {
    grille = JSON.parse(contenu);
  } catch {
    return { erreur: "json" };
  }
  return juger(grille, formeDeGrille, motifs);
}

/** What `fichier` holds, as `juger` tells it. */
export async function lireFichier(fichier, formeDeGrille, motifs) {
  if (fichier.size > OCTETS_AU_PLUS) return { erreur: "taille" };
  return lireGrille(await fichier.text(), formeDeGrille, motifs);
}

/** What the rows of `colle` say, as `juger` tells it; `phrase` gives the words for what rows do not tell. */
export function lireColle(colle, phrase, formeDeGrille, motifs) {
  const { grille, ...fausse } = grilleCollee(colle, {
    nom: phrase("collage_nom"),
    territoire: phrase("collage_territoire"),
    origine: phrase("collage_origine"),
    refus: phrase("collage_refus"),
  });
  return grille
    ? juger({ format: FORMAT, ...grille }, formeDeGrille, motifs)
    : fausse;
}
