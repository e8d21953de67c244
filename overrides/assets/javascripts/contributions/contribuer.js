/**
 * Starts from what the site knows of a territory, checks what one types by the rules beside each field, and makes the file
 * to send. Nothing leaves the device.
 */

import { offrir } from "../fichiers.js";
import { message } from "../messages.js";
import { element, signaler } from "../page.js";
import {
  ecrire,
  ecrireJour,
  enHeures,
  JOURS,
  lire,
  lireJour,
  suites,
} from "./semaine.js";
import { defaut, ecrireValeur, lireValeur } from "./valeurs.js";

// Another number where what is kept changes its meaning.
const CLE = "contribution-1-";
// A town hall and a landlord have their own short form.
const BLOCS_DE = {
  commune: ["mairies", "lieux"],
  ccas: ["mairies", "lieux"],
  bailleur: ["bailleurs", "lieux"],
  association: ["lieux"],
};

const dire = (cle, valeurs) => message(`contribution.${cle}`, valeurs);
const formulaire = document.getElementById("contribuer");
const ici = (id) => document.getElementById(`contribuer-${id}`);
const role = (racine, nom) => racine.querySelector(`[data-role="${nom}"]`);
const blocs = [...formulaire.querySelectorAll("[data-bloc]")];
// Those of the records that a field lists are the field's own.
const champsDe = (racine) =>
  [...racine.querySelectorAll("[data-champ]")].filter((champ) => {
    const autour = champ.parentElement.closest("[data-champ]");
    return !autour || autour.contains(racine);
  });
const fichesDe = (bloc) =>
  [...role(bloc, "fiches").children].filter(({ hidden }) => !hidden);
const qui = formulaire.querySelector("[data-qui]");
const origines = new WeakMap();
let depart = null;
let compteur = 0;

// — a field —

const cases = (champ) => [...champ.querySelectorAll("input[type=checkbox]")];
const jours = (champ) => [...role(champ, "jours").querySelectorAll("input")];

/** Binds the label, the help and the error of each control of `champ`. */
function nommer(champ) {
  compteur += 1;
  const base = `${champ.dataset.champ}-${compteur}`;
  const decrit = ["aide", "erreur"]
    .map((nom) => role(champ, nom))
    .filter(Boolean);
  decrit.forEach((noeud, rang) => {
    noeud.id = `${base}-d${rang}`;
  });
  const controle = role(champ, "valeur");
  if (controle) {
    controle.id = base;
    champ.querySelector("label").htmlFor = base;
  }
  if (decrit.length)
    (controle || champ).setAttribute(
      "aria-describedby",
      decrit.map(({ id }) => id).join(" "),
    );
  nommerLesCases(champ);
}

function nommerLesCases(champ) {
  for (const une of cases(champ)) {
    compteur += 1;
    une.id = `case-${compteur}`;
    une.nextElementSibling.htmlFor = une.id;
  }
}

const caseDe = (value, nom) =>
  element(
    "p",
    { class: "saisie--case" },
    element("input", { type: "checkbox", value }),
    element("label", {}, nom),
  );

/** Fills the lists that depend on the territory, and makes the days of the week. */
function garnir(champ) {
  const { genre } = champ.dataset;
  if (genre === "commune")
    role(champ, "valeur").append(
      ...depart.communes.map(([insee, nom]) =>
        element("option", { value: insee }, nom),
      ),
    );
  if (genre === "communes")
    role(champ, "cases").replaceChildren(
      ...depart.communes.map(([insee, nom]) => caseDe(insee, nom)),
    );
  if (genre === "horaires") monterLaSemaine(champ);
  if (genre === "fiches")
    role(champ, "encore").addEventListener("click", () =>
      champsDe(ajouterUne(champ))[0].querySelector("input").focus(),
    );
  else nommer(champ);
}

function monterLaSemaine(champ) {
  role(champ, "jours").replaceChildren(
    ...JOURS.map((_, jour) => {
      compteur += 1;
      const id = `jour-${compteur}`;
      return element(
        "p",
        {},
        element("label", { for: id }, dire(`jour_${jour}`)),
        element("input", { id, type: "text", autocomplete: "off" }),
      );
    }),
  );
  role(champ, "recopier").addEventListener("click", () => {
    const [lundi, ...suivants] = jours(champ);
    for (const jour of suivants.slice(0, 4)) jour.value = lundi.value;
    relire(champ);
    garder();
  });
  champ.addEventListener("input", () => relire(champ));
}

const semaineDe = (champ) => jours(champ).map(({ value }) => lireJour(value));

/** Says the week in words, or what is wrong with a day. */
function relire(champ) {
  const lus = semaineDe(champ);
  const fautif = lus.findIndex(({ erreur }) => erreur);
  const juste = fautif < 0;
  const avis = role(champ, "erreur");
  for (const jour of jours(champ)) signaler(jour, avis);
  if (!juste) {
    const mots = [dire(`jour_${fautif}`), dire(lus[fautif].erreur)];
    signaler(jours(champ)[fautif], avis, mots.join(" : "));
  }
  role(champ, "en-mots").textContent = juste
    ? enMots(lus.map(({ plages }) => plages))
    : "";
  return juste;
}

function enMots(semaine) {
  if (!semaine.some((plages) => plages.length)) return dire("inconnus");
  return suites(semaine)
    .map(([de, a, plages]) => {
      const heures =
        plages
          .map(([debut, fin]) =>
            dire("plage", { debut: enHeures(debut), fin: enHeures(fin) }),
          )
          .join(dire("et")) || dire("ferme");
      const noms = { a: dire(`jour_${de}`), b: dire(`jour_${a}`), heures };
      return dire(de === a ? "un_jour" : "des_jours", noms);
    })
    .join(" · ");
}

/** Communes of other territories join the list where a place names them. */
function accueillir(champ, valeur) {
  const { genre } = champ.dataset;
  const nommees = genre === "communes" ? valeur || [] : [valeur];
  for (const insee of nommees.filter((une) => une in depart.ailleurs)) {
    const nom = depart.ailleurs[insee];
    if (genre === "commune")
      role(champ, "valeur").append(element("option", { value: insee }, nom));
    else role(champ, "cases").append(caseDe(insee, nom));
  }
  nommerLesCases(champ);
}

const copieDe = (racine) =>
  racine.querySelector("template").content.firstElementChild.cloneNode(true);

/** One more record in a field that lists some, such as an agency of a landlord. */
function ajouterUne(champ, valeurs = {}) {
  const une = copieDe(champ);
  peupler(une, role(champ, "une-a-une"), valeurs);
  role(une, "oter").addEventListener("click", () => {
    une.remove();
    role(champ, "encore").focus();
    garder();
  });
  return une;
}

function remplir(champ, valeur) {
  const { genre } = champ.dataset;
  if (genre === "fiches") {
    for (const une of valeur || []) ajouterUne(champ, une);
    return;
  }
  if (genre === "commune" || genre === "communes") accueillir(champ, valeur);
  if (genre === "plusieurs" || genre === "communes")
    for (const une of cases(champ))
      une.checked = (valeur || []).includes(une.value);
  else if (genre === "horaires") {
    champ.dataset.ecrits = valeur || "";
    const semaine = lire(valeur);
    jours(champ).forEach((jour, rang) => {
      jour.value = ecrireJour(semaine[rang]);
    });
    relire(champ);
  } else role(champ, "valeur").value = ecrireValeur(genre, valeur);
}

function valeurDe(champ) {
  const { genre, ecrits } = champ.dataset;
  if (genre === "fiches")
    return [...role(champ, "une-a-une").children].map(valeursDe);
  if (genre === "plusieurs" || genre === "communes")
    return cases(champ)
      .filter(({ checked }) => checked)
      .map(({ value }) => value);
  if (genre !== "horaires")
    return lireValeur(genre, role(champ, "valeur").value);
  const dits = ecrire(semaineDe(champ).map(({ plages }) => plages || []));
  // The same week, written otherwise, is no change.
  return ecrits && dits === ecrire(lire(ecrits)) ? ecrits : dits;
}

/** Says what is wrong with `champ`; returns the control to mend, or null. */
function juger(champ) {
  const { genre, requis } = champ.dataset;
  if (genre === "communes") return null;
  if (genre === "horaires")
    return relire(champ) ? null : champ.querySelector("[aria-invalid]");
  const valeur = valeurDe(champ);
  if (genre === "plusieurs") {
    const vide = requis !== undefined && !valeur.length;
    signaler(champ, role(champ, "erreur"), vide ? dire("au_moins_un") : "");
    champ.removeAttribute("aria-invalid");
    return vide ? cases(champ)[0] : null;
  }
  const faute = defaut(champ.dataset, valeur);
  const phrase = Array.isArray(faute) ? dire(...faute) : faute || "";
  const controle = role(champ, "valeur");
  signaler(controle, role(champ, "erreur"), phrase);
  return phrase ? controle : null;
}

// — a record —

function titrer(fiche) {
  const premier = champsDe(fiche)
    .map((champ) => role(champ, "valeur"))
    .find(Boolean);
  const texte = premier.selectedOptions
    ? premier.value && premier.selectedOptions[0].textContent
    : premier.value;
  fiche.firstElementChild.textContent = fiche.dataset.retiree
    ? `${texte} : ${dire("retiree")}`
    : texte || dire("nouveau");
}

/** Puts `fiche` in `liste`, filled with `valeurs`. */
function peupler(fiche, liste, valeurs) {
  origines.set(fiche, valeurs);
  liste.append(fiche);
  for (const champ of champsDe(fiche)) {
    garnir(champ);
    remplir(champ, valeurs[champ.dataset.champ]);
  }
}

function ajouter(bloc, valeurs = {}) {
  const fiche = copieDe(bloc);
  const connue = Boolean(Object.keys(valeurs).length);
  peupler(fiche, role(bloc, "fiches"), valeurs);
  if (connue && valeurs.nouvelle === undefined) fiche.dataset.connue = "oui";
  fiche.addEventListener("change", () => titrer(fiche));
  role(fiche, "retirer").addEventListener("click", () => retirer(fiche));
  titrer(fiche);
  if (valeurs.retirer) basculer(fiche);
  return fiche;
}

/** A record that the site shows is marked; one that was just added goes. */
function retirer(fiche) {
  if (fiche.dataset.connue) basculer(fiche);
  else {
    const bloc = fiche.closest("[data-bloc]");
    fiche.remove();
    role(bloc, "ajouter").focus();
  }
  garder();
}

function basculer(fiche) {
  const retiree = !fiche.dataset.retiree;
  if (retiree) fiche.dataset.retiree = "oui";
  else delete fiche.dataset.retiree;
  role(fiche, "champs").hidden = retiree;
  role(fiche, "retirer").textContent = dire(retiree ? "garder" : "retirer");
  titrer(fiche);
}

function valeursDe(fiche) {
  const { nouvelle, ...origine } = origines.get(fiche);
  const valeurs = { ...origine };
  delete valeurs.retirer;
  for (const champ of champsDe(fiche))
    valeurs[champ.dataset.champ] = valeurDe(champ);
  if (fiche.dataset.retiree) valeurs.retirer = true;
  // The point on the map was that of the address.
  if ("lon" in origine && origine.adresse !== valeurs.adresse)
    Object.assign(valeurs, { lon: null, lat: null, position: null });
  return Object.fromEntries(
    Object.entries(valeurs).filter(
      ([nom, valeur]) =>
        nom in origine ||
        (valeur !== null && !(Array.isArray(valeur) && !valeur.length)),
    ),
  );
}

// — the file —

const territoire = () => ici("territoire").value;
const aujourdhui = () =>
  new Date().toLocaleDateString("sv", { timeZone: "Europe/Paris" });

const visibles = () => blocs.filter((bloc) => !bloc.hidden);

function reponses() {
  const valeurs = {};
  for (const champ of champsDe(qui)) {
    const valeur = champ.hidden ? null : valeurDe(champ);
    if (valeur !== null) valeurs[champ.dataset.champ] = valeur;
  }
  return valeurs;
}

function contribution() {
  return {
    format: depart.connus.format,
    territoire: territoire(),
    date: aujourdhui(),
    qui: reponses(),
    accord: ici("accord").checked,
    ...Object.fromEntries(
      visibles().map((bloc) => [
        bloc.dataset.bloc,
        fichesDe(bloc).map(valeursDe),
      ]),
    ),
  };
}

/** Every control to mend, in the order of the page. */
function fautes() {
  const fiches = visibles()
    .flatMap(fichesDe)
    .filter((fiche) => !fiche.dataset.retiree);
  const champs = [qui, ...fiches]
    .flatMap((fiche) => [...fiche.querySelectorAll("[data-champ]")])
    .filter(({ hidden, dataset }) => !hidden && dataset.genre !== "fiches");
  const trouvees = champs.map(juger).filter(Boolean);
  const accord = ici("accord");
  signaler(accord, ici("accord-erreur"), accord.checked ? "" : dire("accord"));
  return accord.checked ? trouvees : [...trouvees, accord];
}

function montrer(section, visible) {
  section.hidden = !visible;
  if (visible) section.querySelector("h3").focus();
}

const dit = (controle) =>
  [
    controle.closest(".contribuer__fiche")?.firstElementChild.textContent,
    (
      controle.closest("[data-champ]")?.querySelector("legend, label") ||
      controle.labels[0]
    ).textContent,
  ]
    .filter(Boolean)
    .join(" · ");

function preparer() {
  const trouvees = fautes();
  const liste = ici("erreurs").querySelector("ul");
  liste.replaceChildren(
    ...trouvees.map((controle) =>
      element(
        "li",
        {},
        element("a", { href: `#${controle.id}` }, dit(controle)),
      ),
    ),
  );
  for (const controle of trouvees) {
    const fiche = controle.closest(".contribuer__fiche");
    if (fiche) fiche.open = true;
  }
  montrer(ici("pret"), false);
  montrer(ici("erreurs"), trouvees.length > 0);
  if (!trouvees.length) livrer();
}

function livrer() {
  const faite = contribution();
  const nom = `contribution-${faite.territoire}-${faite.date}.json`;
  const fichier = ici("fichier");
  offrir(fichier, `${JSON.stringify(faite, null, 1)}\n`, "application/json");
  fichier.download = nom;
  const n = visibles().flatMap(fichesDe).length;
  ici("lettre").textContent = dire("message", {
    territoire: ici("territoire").selectedOptions[0].textContent,
    fichier: nom,
    n,
    personne: faite.qui.personne || "",
  });
  montrer(ici("pret"), true);
  import("../copier.js");
}

// — the draft —

function brouillon() {
  try {
    const { le, faite } = JSON.parse(localStorage[CLE + territoire()]);
    // As long as `memoire.js` keeps: its weight is too much here.
    if (Date.now() - le < 90 * 86400000) return faite;
    delete localStorage[CLE + territoire()];
  } catch {}
  return null;
}

function garder() {
  if (!depart || !ici("brouillon").checked) return;
  const faite = contribution();
  for (const bloc of visibles())
    fichesDe(bloc).forEach((fiche, rang) => {
      if (!fiche.dataset.connue) faite[bloc.dataset.bloc][rang].nouvelle = true;
    });
  try {
    localStorage[CLE + territoire()] = JSON.stringify({
      le: Date.now(),
      faite,
    });
    ici("garde").textContent = dire("brouillon_garde");
    ici("effacer").hidden = false;
  } catch {
    ici("garde").textContent = dire("brouillon_refuse");
  }
}

function effacer() {
  try {
    delete localStorage[CLE + territoire()];
  } catch {}
  ici("brouillon").checked = false;
  ici("effacer").hidden = true;
  ici("garde").textContent = dire("brouillon_efface");
}

// — the page —

/** Shows the blocks that who answers is asked for, and what each body must say of itself. */
function adapter() {
  const organisme = reponses().organisme || "epci";
  for (const bloc of blocs)
    bloc.hidden = !(
      BLOCS_DE[organisme] || blocs.map((un) => un.dataset.bloc)
    ).includes(bloc.dataset.bloc);
  const municipal = organisme === "commune" || organisme === "ccas";
  for (const champ of champsDe(qui)) {
    const { champ: nom } = champ.dataset;
    if (nom === "commune") exiger(champ, municipal);
    if (nom === "nom") exiger(champ, !municipal && organisme !== "epci");
  }
  montrerCellesDe(municipal && reponses().commune);
}

/** A town hall answers for its own commune: the records of others stay out of its file. */
function montrerCellesDe(commune) {
  for (const fiche of formulaire.querySelectorAll(".contribuer__fiche")) {
    const origine = origines.get(fiche);
    fiche.hidden = Boolean(
      commune && origine.commune && origine.commune !== commune,
    );
  }
}

function exiger(champ, oui) {
  champ.hidden = !oui;
  if (oui) champ.dataset.requis = "";
  else delete champ.dataset.requis;
}

function monter(valeurs) {
  const communes = champsDe(qui).find(
    ({ dataset }) => dataset.genre === "commune",
  );
  role(communes, "valeur").replaceChildren(role(communes, "valeur").options[0]);
  for (const champ of champsDe(qui)) {
    garnir(champ);
    remplir(champ, valeurs.qui?.[champ.dataset.champ]);
  }
  for (const bloc of blocs) {
    role(bloc, "fiches").replaceChildren();
    for (const fiche of valeurs[bloc.dataset.bloc] ||
      depart.connus[bloc.dataset.bloc])
      ajouter(bloc, fiche);
  }
  adapter();
}

async function choisir() {
  const siren = territoire();
  ici("suite").hidden = true;
  ici("page").hidden = !siren;
  if (!siren) return;
  const [choisi] = ici("territoire").selectedOptions;
  ici("page").href = choisi.dataset.page;
  try {
    const reponse = await fetch(`${formulaire.dataset.departs}${siren}.json`);
    if (!reponse.ok) throw new Error(reponse.status);
    depart = await reponse.json();
  } catch {
    ici("etat").textContent = dire("chargement_impossible");
    return;
  }
  if (siren !== territoire()) return;
  const deja = brouillon();
  monter(deja || depart.connus);
  ici("brouillon").checked = Boolean(deja);
  ici("effacer").hidden = !deja;
  ici("accord").checked = false;
  const n = blocs.reduce(
    (total, bloc) => total + depart.connus[bloc.dataset.bloc].length,
    0,
  );
  ici("etat").textContent = [
    dire("connus", { nom: choisi.textContent, n }),
    deja && dire("brouillon_repris"),
  ]
    .filter(Boolean)
    .join(" ");
  montrer(ici("pret"), false);
  montrer(ici("erreurs"), false);
  ici("suite").hidden = false;
}

for (const bloc of blocs)
  role(bloc, "ajouter").addEventListener("click", () => {
    const fiche = ajouter(bloc);
    fiche.open = true;
    fiche.firstElementChild.focus();
    garder();
  });
formulaire.addEventListener("submit", (evenement) => {
  evenement.preventDefault();
  preparer();
});
formulaire.addEventListener("change", ({ target }) => {
  if (target === ici("territoire")) return;
  const champ = target.closest("[data-champ]");
  if (champ && target.getAttribute("aria-invalid")) juger(champ);
  if (qui.contains(target)) adapter();
  if (target === ici("brouillon") && !target.checked) effacer();
  else garder();
});
ici("effacer").addEventListener("click", effacer);
ici("territoire").addEventListener("change", choisir);

/** The territory that the address names: letters and QR codes lead to its form. */
function arriver() {
  const siren = location.hash.slice(1);
  const connu = [...ici("territoire").options].some(
    ({ value }) => value && value === siren,
  );
  if (!connu || siren === territoire()) return;
  ici("territoire").value = siren;
  choisir();
}

addEventListener("hashchange", arriver);
formulaire.hidden = false;
arriver();
