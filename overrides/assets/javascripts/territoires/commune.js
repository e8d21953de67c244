/** The commune field: an editable combobox with list autocomplete (WAI-ARIA APG) whose options are links. */

import { composer, message } from "../messages.js";
import { element } from "../page.js";
import { annuaire, evidente } from "./annuaire.js";
import { sansAccent } from "./normalisation.js";

// Beyond that, one more letter is quicker than reading on.
const OPTIONS_AU_PLUS = 100;
const SILENCE_AVANT_ANNONCE = 400; // ms

const sansLatin = (texte) =>
  /\p{L}/u.test(texte) && !/\p{Script=Latin}/u.test(texte);

/**
 * A function of what is typed: the French name, where it is that of one of `villes` (« ليل:Lille,… ») in the language of the
 * page, or, in other letters than Latin, begins that of only one; else what is typed.
 */
function enFrancais(villes = "") {
  const connues = villes.split(",").map((ville) => ville.split(":"));
  return (texte) => {
    const tape = sansAccent(texte).trim();
    const noms = (convient) =>
      new Set(
        connues
          .filter(([ecriture]) => convient(sansAccent(ecriture)))
          .map(([, nom]) => nom),
      );
    const [exact] = noms((ecriture) => ecriture === tape);
    const [debut, ...autres] = sansLatin(texte)
      ? noms((ecriture) => ecriture.startsWith(tape))
      : [];
    return exact || (!autres.length && debut) || texte;
  };
}

const francais = (texte) => element("span", { lang: "fr", dir: "ltr" }, texte);

function ligne(commune, rang, { communes, territoires, suite }) {
  const nom = commune.actuelle
    ? composer("commune.devenue", {
        nom: francais(commune.nom),
        actuelle: francais(commune.actuelle),
      })
    : [francais(commune.nom)];
  const detail = francais(
    `${commune.codes.join(" ")} (${commune.departement}) · ${commune.epci}`,
  );
  const lien = element(
    "a",
    {
      role: "option",
      id: `commune-option-${rang}`,
      tabindex: "-1",
      "aria-selected": "false",
      href: suite
        ? `${territoires}${commune.slug}/${suite}${commune.insee}`
        : `${communes}${commune.page}/`,
      "data-insee": commune.insee,
      "data-territoire": commune.slug,
    },
    element("span", { class: "champ-commune__nom" }, ...nom),
    " ",
    element("span", { class: "champ-commune__detail" }, detail),
  );
  return element("li", { role: "none" }, lien);
}

function monter(formulaire) {
  const champ = formulaire.querySelector("[role=combobox]");
  const liste = formulaire.querySelector("[role=listbox]");
  const annonce = formulaire.querySelector("[role=status]");
  const { index, cles, villes } = formulaire.dataset;
  const chercher = annuaire(index, cles);
  const lire = enFrancais(villes);
  let options = [];
  let active = -1;
  let demande = 0;
  let minuterie;

  function annoncer(texte, delai = 0) {
    clearTimeout(minuterie);
    minuterie = setTimeout(() => (annonce.textContent = texte), delai);
  }

  function activer(rang) {
    if (options[active]) options[active].setAttribute("aria-selected", "false");
    champ.removeAttribute("aria-activedescendant");
    active = rang;
    if (!options[rang]) return;
    options[rang].setAttribute("aria-selected", "true");
    options[rang].scrollIntoView({ block: "nearest" });
    champ.setAttribute("aria-activedescendant", options[rang].id);
  }

  function montrer(communes) {
    const lignes = communes.slice(0, OPTIONS_AU_PLUS);
    liste.replaceChildren(
      ...lignes.map((commune, rang) =>
        ligne(commune, rang, formulaire.dataset),
      ),
    );
    options = [...liste.querySelectorAll("[role=option]")];
    liste.hidden = !options.length;
    champ.setAttribute("aria-expanded", String(!liste.hidden));
    activer(-1);
  }

  function fermer() {
    demande += 1;
    montrer([]);
    annoncer("");
  }

  /** Looks up what is typed and shows it. Resolves to undefined if that failed or came too late. */
  async function actualiser(envoi = false) {
    demande += 1;
    const tour = demande;
    let raison = "erreur";
    const reponse = await chercher(lire(champ.value), envoi).catch((absent) => {
      if (absent === true) raison = "perimee";
    });
    if (tour !== demande) return undefined;
    const { communes, proches } = reponse || { communes: [], proches: [] };
    montrer(communes.length ? communes : proches);
    if (reponse === undefined) annoncer(message(`commune.${raison}`));
    else if (!reponse)
      annoncer(
        sansLatin(champ.value) ? message("commune.latin") : "",
        SILENCE_AVANT_ANNONCE,
      );
    else if (proches.length)
      annoncer(message("commune.proches"), SILENCE_AVANT_ANNONCE);
    else if (communes.length)
      annoncer(
        message("commune.resultats", { n: communes.length }),
        SILENCE_AVANT_ANNONCE,
      );
    else
      annoncer(
        reponse.complet ? message("commune.aucune") : "",
        SILENCE_AVANT_ANNONCE,
      );
    return reponse;
  }

  async function envoyer() {
    const reponse = await actualiser(true);
    if (reponse === undefined) return;
    const commune = reponse && evidente(reponse);
    if (commune) options[reponse.communes.indexOf(commune)].click();
    else if (reponse?.proches.length) annoncer(message("commune.proches"));
    else if (options.length) annoncer(message("commune.choisir"));
    else if (sansLatin(champ.value)) annoncer(message("commune.latin"));
    // Too little to look up: the list of all communes, to which the form leads.
    else if (!reponse?.complet) location.assign(formulaire.action);
  }

  async function parcourir(pas) {
    if (!options.length) await actualiser();
    const depart = active < 0 && pas < 0 ? 0 : active;
    if (options.length)
      activer((depart + pas + options.length) % options.length);
  }

  const touches = {
    ArrowDown: () => parcourir(1),
    ArrowUp: () => parcourir(-1),
    Escape: () => {
      if (!options.length) champ.value = "";
      fermer();
    },
  };
  const touchesSurOption = {
    Home: () => activer(0),
    End: () => activer(options.length - 1),
    Enter: () => options[active].click(),
  };

  champ.addEventListener("keydown", (evenement) => {
    // Within a composition the keys belong to the input method.
    if (evenement.isComposing || evenement.keyCode === 229) return;
    if (evenement.key === "Tab") fermer();
    const agir =
      touches[evenement.key] ||
      (active >= 0 && touchesSurOption[evenement.key]);
    if (!agir) return;
    evenement.preventDefault();
    agir();
  });
  champ.addEventListener("input", () => actualiser());
  champ.addEventListener("click", () => options.length || actualiser());
  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    envoyer();
  });
  // The field keeps the focus while an option is pressed.
  liste.addEventListener("mousedown", (evenement) =>
    evenement.preventDefault(),
  );
  // Later, so that the link is still in the page when the browser follows it.
  liste.addEventListener("click", () => setTimeout(fermer));
  // Losing the focus is no reason to close: putting the keyboard of a phone away must leave the list in sight.
  for (const ailleurs of ["pointerdown", "focusin"]) {
    document.addEventListener(
      ailleurs,
      ({ target }) => formulaire.contains(target) || fermer(),
    );
  }
  // A shared phone keeps no trace of what was asked.
  addEventListener("pagehide", () => {
    champ.value = "";
    fermer();
  });

  // Someone may have typed before this file arrived.
  if (champ.value) actualiser();
}

document.querySelectorAll("form.champ-commune").forEach(monter);
