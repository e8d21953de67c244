/** Page of an EPCI: brings forward the commune one came for, and filters the list of town halls. */

import { actualiser } from "../lieux/horaires.js";
import { message } from "../messages.js";
import { correspond, normaliser } from "../territoires/normalisation.js";

const SILENCE_AVANT_ANNONCE = 400; // ms
const mairies = document.getElementById("mairies");
const section = document.getElementById("votre-commune");
const filtre = document.getElementById("filtre-mairies");

function fiche(mairie) {
  const copie = document.createElement("div");
  copie.className = `${mairie.className} votre-commune__fiche`;
  copie.append(...mairie.cloneNode(true).childNodes);
  for (const noeud of copie.querySelectorAll("[id]"))
    noeud.removeAttribute("id");
  return copie;
}

function montrerCommune(mairie) {
  const titre = section.querySelector("h2, h3");
  for (const ancienne of section.querySelectorAll(".votre-commune__fiche"))
    ancienne.remove();
  section.querySelector(".nom").textContent = mairie.dataset.nom;
  titre.after(fiche(mairie));
  actualiser(section);
  section.hidden = false;
  titre.tabIndex = -1;
  titre.focus({ preventScroll: true });
  section.scrollIntoView();
}

function suivreAdresse() {
  const cible = document.getElementById(location.hash.slice(1));
  if (!cible || !mairies.contains(cible)) return;
  // What is brought forward is a copy: the long list stays folded.
  mairies.open = !(section && cible.dataset.nom);
  if (mairies.open) cible.scrollIntoView();
  else montrerCommune(cible);
}

function monterFiltre() {
  const annonce = document.getElementById("filtre-annonce");
  const lignes = [...mairies.querySelectorAll(".mairies > li")];
  const noms = lignes.map((ligne) => normaliser(ligne.dataset.nom));
  let minuterie;

  function filtrer() {
    const requete = normaliser(filtre.value);
    for (const [rang, ligne] of lignes.entries()) {
      ligne.hidden = Boolean(requete) && !correspond(requete, noms[rang]);
    }
    const n = lignes.filter((ligne) => !ligne.hidden).length;
    clearTimeout(minuterie);
    minuterie = setTimeout(() => {
      annonce.textContent = requete ? message("filtre.resultats", { n }) : "";
    }, SILENCE_AVANT_ANNONCE);
  }

  filtre.addEventListener("input", filtrer);
  filtre.closest(".filtre").hidden = false;
  if (filtre.value) filtrer();
}

if (mairies) {
  addEventListener("hashchange", suivreAdresse);
  suivreAdresse();
  // While it loads, the browser itself goes to the anchor, and takes the focus away.
  if (document.readyState !== "complete")
    addEventListener("load", () => setTimeout(suivreAdresse));
  if (filtre) monterFiltre();
}
