/** Site search: the theme's search, driven by our worker. Nothing of it is fetched before something is looked up. */

import { message } from "../messages.js";

const bouton = document.querySelector("[data-recherche]");
const bascule = document.getElementById("__search");
const champ = document.querySelector("[data-md-component=search-query]");
const dialogue = document.querySelector("[data-md-component=search]");
const TOUCHES = ["/", "f", "s"];
const RACCOURCIS = "raccourcis";
let chargement;
let etat;

// Already checked when a browser restores the page, or nothing would answer.
const basculer = (ouverte) => bascule.checked === ouverte || bascule.click();

/** The text at `adresse`; rejects with the status of the answer. */
async function lire(adresse, options) {
  const reponse = await fetch(adresse, options);
  if (!reponse.ok) throw reponse.status;
  return reponse.text();
}

/** Where the index is today. */
const situer = () => lire(bouton.dataset.etat, { cache: "no-cache" });

/** Says why nothing comes: the network, or a page too old for the site. */
const direPourquoi = () =>
  situer()
    .catch((statut) => statut)
    .then((recu) =>
      dire(message(`recherche.${recu === 404 ? "perimee" : "erreur"}`)),
    );

/** Starts our worker, and hands it to the theme when the theme asks for one: it does so only once its own script runs. */
function demarrer() {
  const { ouvrier: adresse, etat: ou, communes } = bouton.dataset;
  const ouvrier = new Worker(adresse);
  const absolue = (chemin) => new URL(chemin, location.href).href;
  const langue = document.documentElement.lang;
  const adresses = { etat: absolue(ou), langue, communes: absolue(communes) };
  ouvrier.postMessage({ type: "preparer", data: adresses });
  // While the worker's own scripts come; it will ask again for what does not.
  (etat || situer())
    .then(async (versions) => {
      const index = `${langue}/${JSON.parse(versions)[langue]}/`;
      const dossier = new URL(index, adresses.etat).href;
      return { dossier, texte: await lire(`${dossier}titres.json`) };
    })
    .catch(() => undefined)
    .then((data) => ouvrier.postMessage({ type: "titres", data }));
  ouvrier.addEventListener("message", recevoir);
  const DuNavigateur = window.Worker;
  window.Worker = function Worker() {
    window.Worker = DuNavigateur;
    // Ready at once: the theme would first wait for an index that we do not use.
    ouvrier.postMessage({ type: 0 });
    return ouvrier;
  };
  return new Promise((reussir, echouer) => {
    const script = document.createElement("script");
    script.src = bouton.dataset.bundle;
    script.onload = reussir;
    script.onerror = echouer;
    document.head.append(script);
  }).catch((erreur) => {
    ouvrier.terminate();
    window.Worker = DuNavigateur;
    throw erreur;
  });
}

function charger() {
  // The theme closes the search soon after it starts if the address has an anchor: it must not see it.
  const { hash, pathname, search } = location;
  if (hash) history.replaceState(history.state, "", pathname + search);
  return demarrer().finally(
    () =>
      hash &&
      history.replaceState(
        history.state,
        "",
        location.pathname + location.search + hash,
      ),
  );
}

function lancer() {
  if (!chargement) dire(message("recherche.chargement"));
  chargement ||= charger().catch(() => {
    chargement = undefined;
    direPourquoi();
  });
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

const dire = (texte) =>
  (dialogue.querySelector(".md-search-result__meta").textContent = texte);

function recevoir(evenement) {
  const { type, data } = evenement.data;
  if (type === "erreur") direPourquoi();
  if (type !== 3) return;
  // What comes late must not take away the result that someone is on.
  const liste = dialogue.querySelector(".md-search-result__list");
  if (liste.contains(document.activeElement) && data.requete === champ.value)
    evenement.stopImmediatePropagation();
  else montrerVide(data);
}

/** Nothing found: words to try, the commune, a person to call. */
function montrerVide({ items, requete, proches = [] }) {
  const vide = dialogue.querySelector(".recherche-vide");
  vide.hidden = Boolean(items.length || !requete);
  const essais = vide.querySelector(".recherche-vide__proches");
  essais.hidden = !proches.length;
  essais.querySelector("span").replaceChildren(
    ...proches.map((mot) => {
      const essai = document.createElement("button");
      essai.type = "button";
      // A French word among Arabic ones.
      essai.dir = "auto";
      essai.textContent = mot;
      essai.addEventListener("click", () => {
        champ.value = mot;
        champ.dispatchEvent(new Event("input", { bubbles: true }));
        champ.focus();
      });
      return essai;
    }),
  );
}

function ouvrir() {
  basculer(true);
  // At once, within the gesture: a phone shows its keyboard for nothing less.
  champ.focus();
  // While the first word is being typed.
  etat ||= situer();
  etat.catch(() => (etat = undefined));
  if (champ.value) lancer();
}

function fermer() {
  basculer(false);
  champ.blur();
}

function monterPied() {
  const lien = dialogue.querySelector("[data-lien]");
  // Browsers give the clipboard to secure pages only.
  lien.hidden = !navigator.clipboard;
  lien.addEventListener("click", async () => {
    const adresse = new URL(location.pathname, location.href);
    adresse.searchParams.set("q", champ.value);
    await navigator.clipboard.writeText(adresse.href).then(
      () => dire(message("recherche.lien_copie")),
      () => dire(adresse.href),
    );
  });
  const touches = dialogue.querySelector("[data-raccourcis]");
  touches.checked = raccourcis();
  touches.addEventListener("change", () => raccourcis(touches.checked));
}

const estUnChamp = (element) =>
  element.isContentEditable ||
  /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);

function auClavier(evenement) {
  const { key, target } = evenement;
  if (key === "Escape" && bascule.checked) return fermer();
  if (
    evenement.ctrlKey ||
    evenement.metaKey ||
    evenement.altKey ||
    estUnChamp(target)
  )
    return undefined;
  if (!TOUCHES.includes(key) || bascule.checked) return undefined;
  // The theme listens further up.
  evenement.stopPropagation();
  if (!raccourcis()) return undefined;
  evenement.preventDefault();
  return ouvrir();
}

if (bouton && bascule && champ) {
  bouton.hidden = false;
  bouton.addEventListener("click", ouvrir);
  document.addEventListener("keydown", auClavier);
  monterPied();
  // Without the theme the form would leave the page.
  champ.form.addEventListener("submit", (evenement) =>
    evenement.preventDefault(),
  );
  champ.addEventListener("input", () => {
    if (champ.value.trim()) lancer();
    // The theme listens to keys only: text that is pasted, dictated or composed brings none.
    champ.dispatchEvent(new Event("keyup"));
  });
  bascule.addEventListener("change", () => {
    // After the theme has let go of the field, unless the focus went on by itself.
    setTimeout(
      () =>
        bascule.checked ||
        document.activeElement !== document.body ||
        bouton.focus(),
    );
  });
  const q = new URLSearchParams(location.search).get("q");
  if (q) {
    champ.value = q;
    ouvrir();
  } else bascule.checked = false;
}
