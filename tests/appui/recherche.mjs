/**
 * Answers queries with the engine of the site, as the reader's device does, without a browser.
 * Usage: node recherche.mjs <scripts> <index> <communes>, folders; on standard input, a JSON list of queries, or of [query, public].
 * Writes {reponses: [{pages: [address], sections: [[address with anchor]], appels: [[number to call]], langue: the other one that
 * is offered, or null, proches, ailleurs: what is said, or null}], duree:
 * median, pire: worst, in milliseconds}.
 */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [scripts, index, listes] = process.argv.slice(2);
const module = (nom) => import(pathToFileURL(join(scripts, nom)));
const [{ moteur }, { lignes }] = await Promise.all(
  ["recherche/moteur.js", "territoires/lignes.js"].map(module),
);
const lire = (dossier, nom) =>
  JSON.parse(readFileSync(join(dossier, `${nom}.json`), "utf8"));

const titres = lire(index, "titres");
const engin = moteur(titres);
engin.completer(lire(index, "corps"));

function adresse(section) {
  const [page, ancre] = engin.sections[section];
  return engin.pages[page].chemin + (ancre && `#${ancre}`);
}

const durees = [];
const reponses = JSON.parse(readFileSync(0, "utf8")).map((demande) => {
  const [requete, pour] = [demande].flat();
  const communes = engin
    .fichiersDeCommunes(requete)
    .filter((cle) => existsSync(join(listes, `${cle}.json`)))
    .flatMap((cle) => lignes(lire(listes, cle)));
  const depart = performance.now();
  const { resultats, proches, ailleurs, autreLangue } = engin.chercher(
    requete,
    communes,
    pour,
  );
  durees.push(performance.now() - depart);
  return {
    proches,
    ailleurs: ailleurs?.dit ?? null,
    langue: autreLangue?.langue ?? null,
    appels: resultats.map(({ contacts }) => contacts.map(({ appel }) => appel)),
    pages: resultats.map(({ page }) => engin.pages[page].chemin),
    notes: resultats.map(({ note }) => Math.round(note * 100) / 100),
    sections: resultats.map(({ sections, communes: nommees }) => [
      ...nommees.map(({ page: nom }) => `communes/${nom}/`),
      ...sections.map(({ section }) => adresse(section)),
    ]),
  };
});
durees.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    reponses,
    duree: durees[durees.length >> 1],
    pire: durees.at(-1),
  }),
);
