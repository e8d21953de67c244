/** « Garder ma commune hors ligne »: asked for, never done without; one tap takes it all away. */

const CACHE = "hors-ligne";
const place = document.querySelector(".hors-ligne");
const [garder, retirer] = place.querySelectorAll("button");
const { dataset } = place;
const racine = new URL(dataset.racine, location.href).href;

const dire = (texte) =>
  (place.querySelector("[role=status]").textContent = texte);

function montrer(garde) {
  garder.hidden = garde;
  retirer.hidden = !garde;
}

/** Resolves to whether all of `pages` is kept. */
async function enregistrer(pages) {
  await navigator.serviceWorker.register(`${racine}hors-ligne.js`);
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const reponse = new Promise((recevoir) => {
    port1.onmessage = ({ data }) => recevoir(data);
  });
  active.postMessage(pages, [port2]);
  return reponse;
}

async function effacer() {
  await caches.delete(CACHE);
  const inscription = await navigator.serviceWorker.getRegistration(racine);
  await inscription?.unregister();
}

// The same page, whichever of its two names it was opened by: the worker keeps what ends like a folder.
const ici = (location.origin + location.pathname).replace(/index\.html$/, "");

const pages = () => [
  ici,
  ...dataset.pages
    .split(" ")
    .map((chemin) => new URL(chemin, location.href).href),
];

garder.addEventListener("click", async () => {
  dire(dataset.encours);
  garder.disabled = true;
  const fait = await enregistrer(pages()).catch(() => false);
  garder.disabled = false;
  // Half a site would be worse than none.
  if (!fait) await effacer();
  montrer(fait);
  dire(fait ? dataset.fait : dataset.echec);
  if (fait) retirer.focus();
});

retirer.addEventListener("click", async () => {
  await effacer();
  montrer(false);
  dire(dataset.retire);
  garder.focus();
});

// Browsers give both to secure pages only.
if ("serviceWorker" in navigator && "caches" in window) {
  const cache = (await caches.has(CACHE)) && (await caches.open(CACHE));
  const garde = Boolean(cache && (await cache.match(ici)));
  montrer(garde);
  // What is kept here is told at once, and goes with one tap.
  place.open = garde;
  place.hidden = false;
}
