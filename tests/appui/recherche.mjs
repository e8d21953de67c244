/**
 * Answers queries with the engine of the site, as the reader's device does, without a browser.
 * Usage: node recherche.mjs <scripts> <index> <communes>, folders; each line of standard input is a JSON list of queries, or of
 * [query, public]. To each, writes a line of JSON, a list of {pages: [address], passages: [[address with anchor]], appels:
 * [[number to call]], langue: the other one that is offered, or null, proches, ailleurs: what is said, or null}.
 */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
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

function repondre(demande) {
  const [requete, pour] = [demande].flat();
  const communes = engin
    .fichiersDeCommunes(requete)
    .filter((cle) => existsSync(join(listes, `${cle}.json`)))
    .flatMap((cle) => lignes(lire(listes, cle)));
  const { resultats, proches, ailleurs, autreLangue } = engin.chercher(
    requete,
    communes,
    pour,
  );
  return {
    proches,
    ailleurs: ailleurs?.dit ?? null,
    langue: autreLangue?.langue ?? null,
    appels: resultats.map(({ contacts }) => contacts.map(({ appel }) => appel)),
    pages: resultats.map(({ page }) => engin.pages[page].chemin),
    passages: resultats.map(({ sections, communes: nommees }) => [
      ...nommees.map(({ page: nom }) => `communes/${nom}/`),
      ...sections.map(({ section }) => adresse(section)),
    ]),
  };
}

for await (const ligne of createInterface(process.stdin))
  console.log(JSON.stringify(JSON.parse(ligne).map(repondre)));
