/** Site search: a dialog of the browser, filled by our worker. Nothing of it is fetched before someone comes to the field. */

import { message } from "../messages.js";
import { etat as alOuverture } from "../ouverture.js";
import { element } from "../page.js";

const bouton = document.querySelector("[data-recherche]");
const dialogue = document.querySelector("dialog.recherche");
const champ = dialogue.querySelector("input[name=q]");
const liste = dialogue.querySelector("ol");
const etat = dialogue.querySelector("[role=status]");
const publics = [...dialogue.querySelectorAll("[name=pour]")];
const TOUCHES = ["/", "f"];
const RACCOURCIS = "raccourcis";
let ouvrier;
let demandee;

const ouEstLEtat = document.querySelector(".vieux-site").dataset.etat;
const absolue = (chemin) => new URL(chemin, location.href).href;
const dire = (texte) => (etat.textContent = texte);
const pour = () => publics.find(({ checked }) => checked)?.value || "";

/** Says why nothing comes: the network, or a page too old for the site. */
const direPourquoi = () =>
  fetch(ouEstLEtat, { cache: "no-cache" })
    .catch((erreur) => erreur)
    .then(({ status }) =>
      dire(message(`recherche.${status === 404 ? "perimee" : "erreur"}`)),
    );

/** The first file of the index that was there when the page was opened: its publication is kept for a time. */
async function lireTitres({ langue, etat: ou }) {
  const { recherche } = await alOuverture;
  const dossier = new URL(`${langue}/${recherche[langue]}/`, ou).href;
  const reponse = await fetch(`${dossier}titres.json`);
  if (!reponse.ok) throw new Error(reponse.status);
  return { dossier, texte: await reponse.text() };
}

function demarrer() {
  const { ouvrier: adresse, racine, communes } = bouton.dataset;
  const langue = document.documentElement.lang;
  const adresses = {
    langue,
    racine: absolue(racine),
    etat: absolue(ouEstLEtat),
    communes: absolue(communes),
  };
  const celui = new Worker(adresse);
  ouvrier = celui;
  ouvrier.postMessage({ preparer: adresses });
  // While the worker's own script comes; it will ask again, for the index of today, if this does not.
  lireTitres(adresses)
    .catch(() => undefined)
    .then((titres) => celui.postMessage({ titres }));
  ouvrier.addEventListener("message", recevoir);
  ouvrier.addEventListener("error", echouer);
}

/** The next letter will try again. */
function echouer() {
  ouvrier.terminate();
  ouvrier = demandee = undefined;
  direPourquoi();
}

function chercher() {
  const requete = champ.value.trim();
  const cle = `${pour()} ${requete}`;
  if (!requete) {
    demandee = undefined;
    montrer({ html: "", nombre: 0, complet: true, requete });
  } else if (cle !== demandee) {
    if (!liste.children.length) dire(message("recherche.chargement"));
    if (!ouvrier) demarrer();
    demandee = cle;
    ouvrier.postMessage({ requete, pour: pour() });
  }
}

function recevoir({ data }) {
  if (data.erreur) {
    demandee = undefined;
    direPourquoi();
  } else if (
    // Neither an answer to what is no longer asked, nor one that takes away the result that someone is on or presses.
    `${data.pour} ${data.requete}` === demandee &&
    !liste.contains(document.activeElement) &&
    !liste.matches(":active")
  )
    montrer(data);
}

function compte(requete, nombre) {
  if (!requete) return message("recherche.invite");
  return nombre
    ? message("recherche.trouvees", { n: nombre })
    : message("recherche.aucun");
}

function montrer({ html, nombre, complet, requete, proches = [] }) {
  // The worker escapes every text.
  liste.innerHTML = html;
  if (complet) dire(compte(requete, nombre));
  const vide = dialogue.querySelector(".recherche__vide");
  vide.hidden = !requete || !!html;
  vide.querySelector("p").hidden = !proches.length;
  vide.querySelector("p span").replaceChildren(...proches.map(essai));
}

/** A word to try, for who found nothing: among Arabic ones, it may be French. */
const essai = (mot) =>
  element("button", { type: "button", "data-essai": mot, dir: "auto" }, mot);

function essayer(mot) {
  champ.value = mot;
  champ.focus();
  chercher();
}

/** Whether a letter opens the search: a person who dictates, or whose hand slips, may not want it. */
function raccourcis(choix) {
  try {
    if (choix === true) localStorage.removeItem(RACCOURCIS);
    if (choix === false) localStorage.setItem(RACCOURCIS, "non");
    return localStorage.getItem(RACCOURCIS) !== "non";
  } catch {
    return choix ?? true;
  }
}

function ouvrir() {
  // What a browser that has no dialog offers instead.
  if (!dialogue.showModal)
    return location.assign(dialogue.querySelector("[data-plan]").href);
  if (!dialogue.open) dialogue.showModal();
  // At once, within the gesture: a phone shows its keyboard for nothing less.
  champ.focus();
  // While the first word is being typed.
  if (!ouvrier && !navigator.connection?.saveData) demarrer();
  return chercher();
}

/** The address of this page with this search, or with its filter alone. */
function adresse(requete) {
  const ici = new URL(location.href);
  for (const [nom, valeur] of [
    ["q", requete],
    ["pour", pour()],
  ]) {
    if (valeur) ici.searchParams.set(nom, valeur);
    else ici.searchParams.delete(nom);
  }
  return ici;
}

// What was typed stays out of the history: a shared phone keeps no trace of it.
const noter = () => history.replaceState(history.state, "", adresse(""));

async function copier() {
  const { href } = adresse(champ.value.trim());
  await navigator.clipboard.writeText(href).then(
    () => dire(message("recherche.lien_copie")),
    () => dire(href),
  );
}

function monterPied() {
  const lien = dialogue.querySelector("[data-lien]");
  // Browsers give the clipboard to secure pages only.
  lien.hidden = !navigator.clipboard;
  lien.addEventListener("click", copier);
  const touches = dialogue.querySelector("[data-raccourcis]");
  touches.checked = raccourcis();
  touches.addEventListener("change", () => raccourcis(touches.checked));
}

/** Up and down go from the field through the results and back; Enter follows the first. */
function dansLeDialogue(evenement) {
  // Within a composition the keys belong to the input method.
  if (evenement.isComposing || evenement.keyCode === 229) return;
  const { key, target } = evenement;
  const liens = [...liste.querySelectorAll("a, summary")].filter(
    (un) => un.offsetParent,
  );
  if (key === "Enter" && target === champ) {
    evenement.preventDefault();
    liens[0]?.click();
  } else if (
    (key === "ArrowDown" || key === "ArrowUp") &&
    (target === champ || liste.contains(target))
  ) {
    const arrets = [champ, ...liens];
    const pas = key === "ArrowDown" ? 1 : arrets.length - 1;
    evenement.preventDefault();
    arrets[(arrets.indexOf(target) + pas) % arrets.length].focus();
  }
}

function auClic({ target }) {
  const mot = target.closest("[data-essai]");
  if (mot) essayer(mot.dataset.essai);
  // The dialog's own box is the shade around what it holds.
  else if (target === dialogue || target.closest("a, [data-fermer]"))
    dialogue.close();
}

const estUnChamp = (noeud) =>
  noeud.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(noeud.tagName);

function auClavier(evenement) {
  const { key, target, ctrlKey, metaKey, altKey } = evenement;
  if (ctrlKey || metaKey || altKey || dialogue.open || !TOUCHES.includes(key))
    return;
  // For a moment, the field of the dialog just closed is still where one is.
  if ((estUnChamp(target) && !dialogue.contains(target)) || !raccourcis())
    return;
  evenement.preventDefault();
  ouvrir();
}

function monter() {
  bouton.hidden = false;
  bouton.addEventListener("click", ouvrir);
  document.addEventListener("keydown", auClavier);
  monterPied();
  dialogue.addEventListener("keydown", dansLeDialogue);
  dialogue.addEventListener("click", auClic);
  dialogue.addEventListener("close", () => {
    noter();
    // Opened by a letter, the search would leave one nowhere, or in what has just closed. Once the browser has given the
    // focus back.
    setTimeout(() => document.activeElement.offsetParent || bouton.focus());
  });
  for (const un of publics)
    un.addEventListener("change", () => {
      noter();
      chercher();
    });
  champ.form.addEventListener("submit", (evenement) =>
    evenement.preventDefault(),
  );
  champ.addEventListener("input", chercher);
  const demandes = new URLSearchParams(location.search);
  for (const un of publics)
    un.checked = un.value === (demandes.get("pour") || "");
  champ.value = demandes.get("q") || "";
  if (champ.value) ouvrir();
}

if (bouton) monter();
