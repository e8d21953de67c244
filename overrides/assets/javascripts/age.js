/** What time does to a page once it is built. */

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
fetch(tous(".vieux-site")[0].dataset.etat)
  .then((reponse) => reponse.json())
  .then(({ construit_le: jour }) => {
    if (Date.parse(ici) - Date.parse(jour) > SILENCE) dire(".vieux-site", jour);
  })
  .catch(() => {});
