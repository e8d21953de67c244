/** As a page opens: what time did to it since it was built; who changes language stays at the same place. */

const SILENCE = 7 * 86400000; // ms
// ISO, as Swedes write it.
const ici = new Intl.DateTimeFormat("sv", {
  timeZone: "Europe/Paris",
}).format();
const tous = (quoi) => document.querySelectorAll(quoi);
const dire = (qui, jour) =>
  import("./avis.js").then((avis) => avis.default(qui, jour));

for (const noeud of tous("[data-des],[data-apres]"))
  if (noeud.dataset.des <= ici || noeud.dataset.apres < ici)
    noeud.hidden = false;
for (const noeud of tous("[data-jusque]"))
  if (noeud.dataset.jusque <= ici) noeud.hidden = true;

const { enregistree } = document.documentElement.dataset;
if (enregistree) dire(".page-gardee", enregistree);

/** What the site said of itself as the page opened: {construit_le: its day, recherche: where each language has its index}. */
export const etat = fetch(tous(".vieux-site")[0].dataset.etat, {
  cache: "no-cache",
}).then((reponse) => reponse.json());

etat
  .then(({ construit_le: jour }) => {
    if (Date.parse(ici) - Date.parse(jour) > SILENCE) dire(".vieux-site", jour);
  })
  .catch(() => {});

for (const lien of tous(".langues [rel=alternate]"))
  lien.addEventListener("click", () => {
    if (location.hash && !lien.hash) lien.hash = location.hash;
  });

if (tous(".pli")[0]) import("./plis.js");
