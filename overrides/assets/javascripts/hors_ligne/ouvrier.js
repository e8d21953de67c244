/**
 * Keeps on the device the pages that someone asked for: from the network when it answers, else as they were saved, dated.
 * It lies at the root of the site, whose pages it serves; only « Garder hors ligne » starts it.
 */

const CACHE = "hors-ligne";
const LISTE = "hors-ligne.json";
const PATIENCE = 5000; // ms
const FIGE = /\/assets\/[0-9a-f]{12}\//;
const GARDES = ["Content-Type", "Content-Security-Policy"];

const absolue = (chemin) => new URL(chemin, registration.scope).href;
/** The day it is in France, as ISO: Swedes write it so. */
const aujourdhui = () =>
  new Intl.DateTimeFormat("sv", { timeZone: "Europe/Paris" }).format(
    new Date(),
  );
/** `adresse` by the name of its folder: a page has two. */
const dossier = (adresse) => adresse.replace(/index\.html(?=$|[?#])/, "");
const gardee = (adresse) =>
  caches.match(dossier(adresse), { cacheName: CACHE, ignoreSearch: true });

/** `reponse` as it is kept: its text, the day, and what it is read under. */
async function dater(reponse) {
  const headers = new Headers({ "X-Enregistree": aujourdhui() });
  for (const nom of GARDES)
    if (reponse.headers.has(nom)) headers.set(nom, reponse.headers.get(nom));
  return new Response(await reponse.blob(), { headers });
}

async function prendre(adresse) {
  const reponse = await fetch(adresse, { cache: "no-cache" });
  if (!reponse.ok) throw new Error(`${reponse.status} ${adresse}`);
  return [adresse, await dater(reponse)];
}

/** Keeps `pages` and all that pages are made of; nothing if one thing is missing. */
async function garder(pages) {
  const { actifs } = await (
    await fetch(absolue(LISTE), { cache: "no-cache" })
  ).json();
  const voulues = new Set([...actifs.map(absolue), ...pages.map(dossier)]);
  const prises = await Promise.all([...voulues].map(prendre));
  const cache = await caches.open(CACHE);
  for (const [adresse, reponse] of prises) await cache.put(adresse, reponse);
  // Those of an older version of the site.
  for (const { url } of await cache.keys())
    if (!voulues.has(url)) await cache.delete(url);
}

/** Saves again, once a day, what is kept. */
async function rafraichir(reponse) {
  if (reponse.headers.get("X-Enregistree") === aujourdhui()) return;
  const cache = await caches.open(CACHE);
  const adresses = (await cache.keys()).map(({ url }) => dossier(url));
  await garder(adresses.filter((adresse) => adresse.endsWith("/")));
}

/** The page as it was saved, which says when. */
async function telleQuelle(reponse) {
  const jour = reponse.headers.get("X-Enregistree");
  if (!/^text\/html/.test(reponse.headers.get("Content-Type"))) return reponse;
  const page = (await reponse.text()).replace(
    "<html ",
    `<html data-enregistree="${jour}" `,
  );
  return new Response(page, { headers: reponse.headers });
}

async function repondre(evenement) {
  const { request } = evenement;
  const copie = await gardee(request.url);
  if (!copie) return fetch(request);
  if (FIGE.test(request.url)) return copie;
  const trop = new Promise((_, refuser) => setTimeout(refuser, PATIENCE));
  try {
    const recue = await Promise.race([fetch(request), trop]);
    if (recue.ok && request.mode === "navigate")
      evenement.waitUntil(rafraichir(copie).catch(() => {}));
    return recue.status < 500 ? recue : telleQuelle(copie);
  } catch {
    return telleQuelle(copie);
  }
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (evenement) =>
  evenement.waitUntil(clients.claim()),
);
addEventListener("fetch", (evenement) => {
  const { method, url } = evenement.request;
  if (method === "GET" && url.startsWith(registration.scope))
    evenement.respondWith(repondre(evenement));
});
addEventListener("message", ({ data, ports: [port] }) =>
  garder(data).then(
    () => port.postMessage(true),
    () => port.postMessage(false),
  ),
);
