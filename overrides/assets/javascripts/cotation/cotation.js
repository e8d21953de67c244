/** The scoring simulator: two households on a grid, on the device. Nothing is sent, nothing is kept. */

import { element, forme, remplir, signaler } from "../page.js";
import { lireNombre } from "../saisies.js";
import { faute } from "../schema.js";
import { normaliser } from "../territoires/normalisation.js";

const FORMAT = "cotation-1";
const OCTETS_AU_PLUS = 200_000;
const MOIS_AU_PLUS = 600;
const LETTRES = ["A", "B"];

function pointsDe(critere, valeur) {
  if (!critere.par_mois) return valeur ? critere.points : 0;
  return Math.min(critere.points * valeur, critere.maximum ?? Infinity);
}

function retraitDe({ refus: regle }, criteres, points, refus) {
  const comptes = Math.max(refus - regle.a_partir_de + 1, 0);
  if (regle.effet === "retrait") return comptes * regle.points;
  if (regle.effet !== "anciennete" || !comptes) return 0;
  return criteres
    .filter((critere) => critere.par_mois)
    .reduce((somme, critere) => somme + points[critere.id], 0);
}

/** The score of `situation` ({demande, valeurs, refus}) on `grille`: that of `hooks/guichet/sujets/cotation/calcul.py`. */
export function noter(grille, situation) {
  const criteres = grille.criteres.filter((critere) =>
    critere.demandes.includes(situation.demande),
  );
  const points = Object.fromEntries(
    criteres.map((c) => [c.id, pointsDe(c, situation.valeurs[c.id] || 0)]),
  );
  const ecartes = [];
  for (const groupe of grille.groupes.filter(
    ({ cumul }) => cumul === "plus_haut",
  )) {
    const siens = criteres.filter(
      (critere) => critere.groupe === groupe.id && points[critere.id],
    );
    const garde = siens.reduce(
      (a, b) => (a && points[a.id] >= points[b.id] ? a : b),
      undefined,
    );
    ecartes.push(
      ...siens
        .filter((critere) => critere !== garde)
        .map((critere) => critere.id),
    );
  }
  for (const id of ecartes) points[id] = 0;
  const additionner = (liste) =>
    liste.reduce((somme, critere) => somme + points[critere.id], 0);
  const somme = additionner(criteres);
  const retire = Math.min(
    retraitDe(grille, criteres, points, situation.refus),
    somme,
  );
  const a_prouver = additionner(
    criteres.filter((critere) => critere.preuve === "justificatif"),
  );
  return {
    points,
    ecartes,
    retire,
    a_prouver: Math.min(a_prouver, somme - retire),
    total: somme - retire,
  };
}

/** The ground of discrimination that a criterion counts without a text that allows it. Twin of `hooks/guichet/sujets/cotation/regles.py`. */
function motifDe({ nom, id, textes }, motifs) {
  const mots = ` ${normaliser(nom)} ${normaliser(id)}`;
  const touche = (motif) => motif.mots.some((mot) => mots.includes(` ${mot}`));
  return motifs.find(
    (motif) => touche(motif) && !(motif.sauf_texte && textes?.length),
  );
}

/** The way to a fault, in the words of the file: « criteres 3, points ». */
const lieuDe = (chemin) =>
  chemin
    .map((pas) => (Number.isInteger(pas) ? ` ${pas + 1}` : `, ${pas}`))
    .join("")
    .slice(2);

/** The way to the first of `fiches` that has the identifier of another. */
function enDouble(nom, fiches) {
  const ids = fiches.map(({ id }) => id);
  const rang = ids.findIndex((id, place) => ids.indexOf(id) < place);
  return rang < 0 ? null : [nom, rang, "id"];
}

/** Where `grille`, whose form is right, contradicts itself. */
function contradiction({ criteres, fictive, groupes, origine, refus }) {
  const connus = groupes.map(({ id }) => id);
  const perdu = criteres.findIndex(({ groupe }) => !connus.includes(groupe));
  return (
    enDouble("groupes", groupes) ||
    enDouble("criteres", criteres) ||
    (fictive === Boolean(origine) && ["origine"]) ||
    ((refus.effet === "retrait") !== Boolean(refus.points) && ["refus"]) ||
    (perdu >= 0 && ["criteres", perdu, "groupe"])
  );
}

/** What a file holds: `{grille}`, or `{erreur, lieu}`, the name of a message and where the fault is. */
export function lireGrille(contenu, formeDeGrille, motifs = []) {
  let grille;
  try {
    grille = JSON.parse(contenu);
  } catch {
    return { erreur: "json" };
  }
  if (grille?.format !== FORMAT) return { erreur: "format" };
  const chemin = faute(grille, formeDeGrille) || contradiction(grille);
  if (chemin) return { erreur: "contenu", lieu: lieuDe(chemin) };
  for (const critere of grille.criteres) {
    const motif = motifDe(critere, motifs);
    if (motif) return { erreur: "motif", lieu: critere.nom, motif: motif.nom };
  }
  return { grille };
}

function monter(outil) {
  const {
    forme: formeDeGrille,
    grille: fictive,
    motifs,
    mots,
  } = JSON.parse(outil.querySelector("script").textContent);
  const tableau = outil.querySelector(".cotation__tableau");
  const avis = outil.querySelector("#cotation-fichier-erreur");
  const fichier = outil.querySelector("#cotation-fichier");
  const bouton = (geste) => outil.querySelector(`[data-geste="${geste}"]`);
  const phrase = (cle, valeurs = {}) =>
    remplir(forme(mots[cle], valeurs.n, "fr"), valeurs);
  let grille = fictive;
  let demandes = [];
  let lignes = [];

  function valeurDe(champ) {
    if (champ.type === "checkbox") return { valeur: Number(champ.checked) };
    return champ.value.trim()
      ? lireNombre(champ.value, MOIS_AU_PLUS)
      : { valeur: 0 };
  }

  /** A number as typed; 0 while it is wrong, which the field then says. */
  function lue(champ) {
    const { valeur = 0, erreur } = valeurDe(champ);
    const note = champ.parentElement.querySelector(".saisie__erreur");
    if (note) signaler(champ, note, erreur && mots.erreur_mois);
    return valeur;
  }

  function caseDe(nom, lettre, compte) {
    const etiquette = phrase("mot_case", { critere: nom, lettre });
    const champ = compte
      ? element("input", {
          type: "text",
          inputmode: "numeric",
          autocomplete: "off",
          "aria-label": etiquette,
        })
      : element("input", { type: "checkbox", "aria-label": etiquette });
    const points = element("span", { class: "cotation__points" });
    const note = compte
      ? [
          element("span", {
            class: "saisie__erreur",
            role: "alert",
            hidden: "",
          }),
        ]
      : [];
    return {
      champ,
      points,
      cellule: element(
        "td",
        {},
        element("label", {}, champ, " ", points, ...note),
      ),
    };
  }

  function detail(critere) {
    const n = critere.points;
    let points = phrase(
      critere.par_mois ? "mot_points_par_mois" : "mot_points",
      { n },
    );
    if (critere.maximum)
      points += `, ${phrase("mot_au_plus", { n: critere.maximum })}`;
    return phrase("mot_detail", {
      points,
      preuve: mots[`preuve_${critere.preuve}`],
    });
  }

  function ligneDe(critere) {
    const cases = LETTRES.map((lettre) =>
      caseDe(critere.nom, lettre, critere.par_mois),
    );
    const titre = element(
      "th",
      { scope: "row" },
      critere.nom,
      " ",
      element("span", { class: "petit" }, detail(critere)),
    );
    return {
      critere,
      cases,
      rangee: element("tr", {}, titre, ...cases.map(({ cellule }) => cellule)),
    };
  }

  function bilan(cle, classe = "") {
    const cellules = LETTRES.map(() =>
      element("td", { class: "cotation__bilan" }),
    );
    const rangee = element(
      "tr",
      { class: classe },
      element("th", { scope: "row" }, mots[cle]),
      ...cellules,
    );
    return { cellules, rangee };
  }

  let refus;
  let bilans;

  function dessiner() {
    outil.querySelector(".cotation__demandes").replaceChildren(
      ...LETTRES.map((lettre) => {
        const id = `cotation-demande-${lettre}`;
        const options = ["premiere", "mutation"].map(
          (nom) => new Option(mots[`demande_${nom}`], nom),
        );
        const etiquette = element(
          "label",
          { for: id },
          phrase("mot_demande", { lettre }),
        );
        return element(
          "div",
          { class: "saisie" },
          etiquette,
          element("select", { id }, ...options),
        );
      }),
    );
    demandes = [...outil.querySelectorAll(".cotation__demandes select")];
    lignes = grille.criteres.map(ligneDe);
    const entetes = LETTRES.map((lettre) =>
      element("th", { scope: "col" }, phrase("mot_menage", { lettre })),
    );
    const corps = grille.groupes.map((groupe) => {
      const cumul = element(
        "span",
        { class: "petit" },
        "(",
        mots[`cumul_${groupe.cumul}`],
        ")",
      );
      const titre = element(
        "tr",
        {},
        element(
          "th",
          { scope: "rowgroup", colspan: "3" },
          groupe.nom,
          " ",
          cumul,
        ),
      );
      const siennes = lignes.filter(
        ({ critere }) => critere.groupe === groupe.id,
      );
      return element(
        "tbody",
        {},
        titre,
        ...siennes.map(({ rangee }) => rangee),
      );
    });
    const regle = grille.refus;
    const effet = phrase(`refus_${regle.effet}`, {
      rang: regle.a_partir_de,
      n: regle.points,
      cas: regle.cas,
    });
    const cases = LETTRES.map((lettre) =>
      caseDe(mots.mot_nombre_refus, lettre, true),
    );
    const titreRefus = element(
      "th",
      { scope: "row" },
      mots.mot_nombre_refus,
      " ",
      element("span", { class: "petit" }, effet),
    );
    refus = cases.map(({ champ }) => champ);
    bilans = {
      retire: bilan("mot_effet_refus"),
      a_prouver: bilan("mot_a_prouver"),
      total: bilan(
        grille.fictive ? "mot_total_fictif" : "mot_total",
        "cotation__total",
      ),
    };
    const nom = grille.fictive
      ? `${grille.nom} (${mots.fictive.replace(/\.$/, "").toLowerCase()})`
      : grille.nom;
    tableau.replaceChildren(
      element("caption", {}, phrase("mot_legende", { nom })),
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          element("th", { scope: "col" }, mots.mot_critere),
          ...entetes,
        ),
      ),
      ...corps,
      element(
        "tfoot",
        {},
        element("tr", {}, titreRefus, ...cases.map(({ cellule }) => cellule)),
        ...Object.values(bilans).map(({ rangee }) => rangee),
      ),
    );
    const [fort, suite] = outil.querySelector(".cotation__marque").children;
    fort.textContent = grille.fictive
      ? mots.fictive
      : phrase("chargee", grille);
    suite.textContent = grille.fictive
      ? mots.fictive_note
      : phrase("chargee_note", grille);
    outil.querySelector(".cotation__lecture").hidden = grille !== fictive;
    bouton("revenir").hidden = grille === fictive;
    bouton("essayer").hidden = !grille.exemples?.length;
    compter();
  }

  function compter() {
    const notes = LETTRES.map((_, rang) => {
      const valeurs = Object.fromEntries(
        lignes.map(({ critere, cases }) => [
          critere.id,
          lue(cases[rang].champ),
        ]),
      );
      const note = noter(grille, {
        demande: demandes[rang].value,
        valeurs,
        refus: lue(refus[rang]),
      });
      for (const { critere, cases } of lignes) {
        const { champ, points } = cases[rang];
        champ.disabled = !(critere.id in note.points);
        const ecarte = note.ecartes.includes(critere.id);
        points.textContent = champ.disabled
          ? mots.mot_sans_objet
          : ecarte
            ? mots.mot_ecarte
            : note.points[critere.id] || "";
        points.classList.toggle("petit", champ.disabled || ecarte);
      }
      bilans.retire.cellules[rang].textContent = note.retire
        ? phrase("mot_moins", { n: note.retire })
        : "0";
      bilans.a_prouver.cellules[rang].textContent = note.a_prouver;
      bilans.total.cellules[rang].textContent = note.total;
      return note;
    });
    const [a, b] = notes.map(({ total }) => total);
    const sens =
      a === b ? "mot_egalite" : a > b ? "mot_a_devant" : "mot_b_devant";
    const conclusion = phrase(sens, { n: Math.abs(a - b) });
    outil.querySelector(".cotation__ecart").textContent = phrase("mot_ecart", {
      a,
      b,
      conclusion,
    });
  }

  function proposer(exemples) {
    for (const [
      rang,
      { demande: nature, valeurs, refus: nombre },
    ] of exemples.entries()) {
      demandes[rang].value = nature;
      refus[rang].value = nombre || "";
      for (const { critere, cases } of lignes) {
        const { champ } = cases[rang];
        if (critere.par_mois) champ.value = valeurs[critere.id] || "";
        else champ.checked = Boolean(valeurs[critere.id]);
      }
    }
    compter();
  }

  function effacer() {
    proposer(
      LETTRES.map(() => ({ demande: "premiere", valeurs: {}, refus: 0 })),
    );
  }

  const colle = outil.querySelector("#cotation-colle");
  const avisDuCollage = outil.querySelector("#cotation-colle-erreur");

  function dire(lecture = {}, champ = fichier) {
    const faute = lecture.erreur && phrase(`erreur_${lecture.erreur}`, lecture);
    signaler(champ, champ === fichier ? avis : avisDuCollage, faute);
  }

  function prendre(lecture, champ) {
    dire(lecture, champ);
    if (lecture.erreur) return;
    grille = lecture.grille;
    dessiner();
    outil.querySelector(".cotation__marque").scrollIntoView();
  }

  const gestes = {
    essayer: () => proposer((grille.exemples || []).slice(0, LETTRES.length)),
    effacer,
    imprimer: () => print(),
    async coller() {
      const { grilleCollee } = await import("./collage.js");
      const mis = grilleCollee(colle.value, {
        nom: mots.collage_nom,
        territoire: mots.collage_territoire,
        origine: mots.collage_origine,
        refus: mots.collage_refus,
      });
      const { contenu } = mis;
      prendre(
        contenu ? lireGrille(contenu, formeDeGrille, motifs) : mis,
        colle,
      );
    },
    revenir() {
      grille = fictive;
      fichier.value = "";
      dire();
      dire({}, colle);
      dessiner();
      fichier.focus();
    },
  };
  for (const [nom, geste] of Object.entries(gestes))
    bouton(nom).addEventListener("click", geste);

  fichier.addEventListener("change", async () => {
    const [choisi] = fichier.files;
    if (!choisi) return;
    const lecture =
      choisi.size > OCTETS_AU_PLUS
        ? { erreur: "taille" }
        : lireGrille(await choisi.text(), formeDeGrille, motifs);
    prendre(lecture, fichier);
  });
  outil.addEventListener(
    "input",
    ({ target }) => target !== fichier && target !== colle && compter(),
  );
  // A shared device keeps no trace of what was ticked.
  addEventListener("pagehide", effacer);

  dessiner();
  outil.querySelector(".cotation__lecture").open = false;
  outil.querySelector(".cotation__outil").hidden = false;
}

document.querySelectorAll(".cotation").forEach(monter);
