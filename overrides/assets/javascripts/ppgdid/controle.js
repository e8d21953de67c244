/** The self-check of a plan, filled on the page: its report, its file, its draft. Nothing is sent, nothing is kept unasked. */

import { tenir } from "../brouillon.js";
import { offrir } from "../fichiers.js";
import { enLettres, jourEnFrance } from "../jour.js";
import { message } from "../messages.js";
import { element, signaler } from "../page.js";
import {
  bilan,
  ecrireFichier,
  lireFichier,
  OCTETS_AU_PLUS,
} from "./auto_controle.js";

function monter(outil) {
  const un = (selecteur) => outil.querySelector(selecteur);
  const formulaire = un("form");
  const plan = un("#controle-plan");
  const fichier = un("#controle-fichier");
  const rapport = un(".controle__rapport");
  const annuler = un(".controle__annuler");
  const blocs = new Map(
    [...outil.querySelectorAll("[data-rubrique]")].map((bloc) => [
      bloc.dataset.rubrique,
      bloc,
    ]),
  );
  const radios = (id) => [
    ...blocs.get(id).querySelectorAll("input[type=radio]"),
  ];
  const note = (id) => blocs.get(id).querySelector("textarea");
  const rubriques = Object.fromEntries(
    [...blocs.keys()].map((id) => [id, radios(id).map(({ value }) => value)]),
  );
  let avant = null;

  /** What is on the screen; items without a state or a note are left out. */
  function saisie() {
    const reponses = [...blocs.keys()].map((id) => ({
      rubrique: id,
      etat: radios(id).find(({ checked }) => checked)?.value || null,
      note: note(id).value,
    }));
    return {
      plan: plan.value,
      reponses: reponses.filter(({ etat, note: ecrite }) => etat || ecrite),
    };
  }

  function remplir({ plan: nom, reponses }) {
    formulaire.reset();
    plan.value = nom;
    for (const { rubrique, etat, note: ecrite } of reponses) {
      for (const radio of radios(rubrique))
        radio.checked = radio.value === etat;
      note(rubrique).value = ecrite;
    }
    dire();
  }

  const titre = (id) =>
    blocs.get(id).querySelector(".controle__titre").textContent;

  /** Items that were left blank, each leading back to its place in the grid. */
  function liste(ids) {
    const liens = ids.map((id) =>
      element("li", {}, element("a", { href: `#controle-${id}` }, titre(id))),
    );
    return element("ul", { class: "liste" }, ...liens);
  }

  function suite(id, reponses) {
    const bloc = blocs.get(id);
    const article = element("article", {}, element("h4", {}, titre(id)));
    const ecrite = reponses.find(({ rubrique }) => rubrique === id)?.note;
    if (ecrite)
      article.append(element("p", { class: "controle__note" }, ecrite));
    article.append(element("p", {}, message("controle.questions")));
    for (const partie of [".controle__questions ul", ".controle__textes"]) {
      article.append(bloc.querySelector(partie).cloneNode(true));
    }
    return article;
  }

  function montrer() {
    const { plan: nom, reponses } = saisie();
    const { nombres, suites } = bilan([...blocs.keys()], reponses);
    const jour = enLettres(jourEnFrance(new Date()), "fr");
    un(".controle__du").textContent = message("controle.du", {
      plan: nom || message("controle.plan_sans_nom"),
      jour,
    });
    for (const noeud of outil.querySelectorAll("[data-nombre]"))
      noeud.textContent = nombres[noeud.dataset.nombre];
    const groupes = suites
      .filter(([, ids]) => ids.length)
      .flatMap(([etat, ids]) => [
        element(
          "h3",
          {},
          message(`controle.groupe_${etat}`),
          ` (${ids.length})`,
        ),
        ...(etat === "sans_reponse"
          ? [liste(ids)]
          : ids.map((id) => suite(id, reponses))),
      ]);
    un(".controle__suites").replaceChildren(
      ...(groupes.length
        ? groupes
        : [element("p", {}, message("controle.complet"))]),
    );
  }

  /** Says how far one is; a report that is shown follows what is typed. */
  function dire() {
    const n = saisie().reponses.filter(({ etat }) => etat).length;
    un(".controle__compte").textContent = message("controle.compte", {
      n,
      total: blocs.size,
    });
    un("progress").value = n;
    if (!rapport.hidden) montrer();
  }

  async function reprendre() {
    const [choisi] = fichier.files;
    if (!choisi) return;
    const lu =
      choisi.size > OCTETS_AU_PLUS
        ? { erreur: "gros" }
        : lireFichier(await choisi.text(), rubriques);
    // The same file may be chosen again once it is mended.
    fichier.value = "";
    const faute = lu.erreur && message(`controle.erreur_${lu.erreur}`);
    signaler(fichier, un("#controle-erreur"), faute);
    un(".controle__repris").textContent = "";
    if (lu.erreur) return;
    avant = saisie();
    remplir(lu);
    garder();
    const phrases = [message("controle.repris", { n: lu.reponses.length })];
    if (lu.ignorees)
      phrases.push(message("controle.ignorees", { n: lu.ignorees }));
    un(".controle__repris").textContent = phrases.join(" ");
    annuler.hidden = false;
  }

  function telecharger() {
    const jour = jourEnFrance(new Date());
    const lien = element("a", {
      download: `auto-controle-ppgdid-${jour}.json`,
    });
    const contenu = ecrireFichier(saisie(), jour, outil.dataset.schema);
    offrir(lien, contenu, "application/json");
    lien.click();
    URL.revokeObjectURL(lien.href);
    un(".controle__telecharge").textContent = message("controle.telecharge", {
      nom: lien.download,
    });
  }

  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    montrer();
    rapport.hidden = false;
    un("#rapport").focus();
  });
  const garder = tenir("auto-controle-1", un(".controle__brouillon"), {
    saisie: () =>
      ecrireFichier(saisie(), jourEnFrance(new Date()), outil.dataset.schema),
    reprendre(contenu) {
      const lu = lireFichier(contenu, rubriques);
      if (!lu.erreur) remplir(lu);
    },
    dire: (fait) => message(`controle.brouillon_${fait}`),
  });
  formulaire.addEventListener("input", ({ target }) => {
    if (target === fichier || target.id === "controle-brouillon") return;
    dire();
    garder();
  });
  fichier.addEventListener("change", reprendre);
  annuler.addEventListener("click", () => {
    remplir(avant);
    garder();
    annuler.hidden = true;
    un(".controle__repris").textContent = message("controle.annule");
    fichier.focus();
  });
  un(".controle__telecharger").addEventListener("click", telecharger);
  un(".controle__imprimer").addEventListener("click", () => print());

  un(".controle__sans-script").hidden = true;
  for (const selecteur of [
    ".controle__avance",
    ".controle__ouvrir",
    ".controle__gestes",
    ".controle__format",
  ])
    un(selecteur).hidden = false;
  // A browser may bring back what was typed before the page was left.
  addEventListener("pageshow", dire);
}

document.querySelectorAll(".controle").forEach(monter);
