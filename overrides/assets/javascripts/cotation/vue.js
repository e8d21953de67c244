/** What the simulator shows: the form of a grid, whose grid it is, the scores. `phrase` gives its words. */

import { element } from "../page.js";

export const LETTRES = ["A", "B"];

const titreDe = (portee, ...contenu) =>
  element("th", { scope: portee }, ...contenu);
const petit = (...contenu) => element("span", { class: "petit" }, ...contenu);

/** The field of a household, a number if `compte`, a box otherwise: its cell tells its points, and its fault. */
function caseDe(nom, compte, lettre, phrase) {
  const sorte = compte
    ? { type: "text", inputmode: "numeric", autocomplete: "off" }
    : { type: "checkbox" };
  const champ = element("input", {
    ...sorte,
    "aria-label": phrase("mot_case", { critere: nom, lettre }),
  });
  const points = element("span", { class: "cotation__points" });
  const etiquette = element("label", {}, champ, " ", points);
  if (compte)
    etiquette.append(
      element("span", { class: "saisie__erreur", role: "alert", hidden: "" }),
    );
  return { champ, points, cellule: element("td", {}, etiquette) };
}

/** A row with a field for each household. */
function ligneDe(nom, precision, compte, phrase) {
  const cases = LETTRES.map((lettre) => caseDe(nom, compte, lettre, phrase));
  const titre = titreDe("row", nom, " ", petit(precision));
  const cellules = cases.map(({ cellule }) => cellule);
  return { cases, rangee: element("tr", {}, titre, ...cellules) };
}

function detail({ maximum, par_mois, points: n, preuve }, phrase) {
  const points = [
    phrase(par_mois ? "mot_points_par_mois" : "mot_points", { n }),
  ];
  if (maximum) points.push(phrase("mot_au_plus", { n: maximum }));
  return phrase("mot_detail", {
    points: points.join(", "),
    preuve: phrase(`preuve_${preuve}`),
  });
}

/** The rows of the criteria of `groupe`, under its name. */
function corpsDe(groupe, lignes, phrase) {
  const cumul = petit("(", phrase(`cumul_${groupe.cumul}`), ")");
  const titre = titreDe("rowgroup", groupe.nom, " ", cumul);
  titre.colSpan = 1 + LETTRES.length;
  const siennes = lignes.filter(({ critere }) => critere.groupe === groupe.id);
  return element(
    "tbody",
    {},
    element("tr", {}, titre),
    ...siennes.map(({ rangee }) => rangee),
  );
}

/** A row of the foot, told by the scores. */
function bilanDe(titre, classe = "") {
  const cellules = LETTRES.map(() =>
    element("td", { class: "cotation__bilan" }),
  );
  const rangee = element(
    "tr",
    { class: classe },
    titreDe("row", titre),
    ...cellules,
  );
  return { cellules, rangee };
}

function demandeDe(lettre, phrase) {
  const id = `cotation-demande-${lettre}`;
  const options = ["premiere", "mutation"].map(
    (nom) => new Option(phrase(`demande_${nom}`), nom),
  );
  const champ = element("select", { id }, ...options);
  const etiquette = element(
    "label",
    { for: id },
    phrase("mot_demande", { lettre }),
  );
  return { champ, bloc: element("div", { class: "saisie" }, etiquette, champ) };
}

function legendeDe({ fictive, nom }, phrase) {
  const mention = phrase("fictive").replace(/\.$/, "").toLowerCase();
  return element(
    "caption",
    {},
    phrase("mot_legende", { nom: fictive ? `${nom} (${mention})` : nom }),
  );
}

/**
 * Draws in `outil` the form of `grille`. Returns its parts, each by household: the fields `demandes` and `refus`, the `cases`
 * of each criterion (`lignes`), the cells of the foot (`bilans`).
 */
export function dessiner(outil, grille, phrase) {
  const demandes = LETTRES.map((lettre) => demandeDe(lettre, phrase));
  const lignes = grille.criteres.map((critere) => ({
    critere,
    ...ligneDe(critere.nom, detail(critere, phrase), critere.par_mois, phrase),
  }));
  const { a_partir_de: rang, cas, effet, points: n } = grille.refus;
  const refus = ligneDe(
    phrase("mot_nombre_refus"),
    phrase(`refus_${effet}`, { rang, n, cas }),
    true,
    phrase,
  );
  const total = grille.fictive ? "mot_total_fictif" : "mot_total";
  const bilans = {
    retire: bilanDe(phrase("mot_effet_refus")),
    a_prouver: bilanDe(phrase("mot_a_prouver")),
    total: bilanDe(phrase(total), "cotation__total"),
  };
  const entetes = LETTRES.map((lettre) =>
    titreDe("col", phrase("mot_menage", { lettre })),
  );
  outil
    .querySelector(".cotation__demandes")
    .replaceChildren(...demandes.map(({ bloc }) => bloc));
  outil
    .querySelector(".cotation__tableau")
    .replaceChildren(
      legendeDe(grille, phrase),
      element(
        "thead",
        {},
        element("tr", {}, titreDe("col", phrase("mot_critere")), ...entetes),
      ),
      ...grille.groupes.map((groupe) => corpsDe(groupe, lignes, phrase)),
      element(
        "tfoot",
        {},
        ...[refus, ...Object.values(bilans)].map(({ rangee }) => rangee),
      ),
    );
  return {
    demandes: demandes.map(({ champ }) => champ),
    lignes,
    refus: refus.cases.map(({ champ }) => champ),
    bilans,
  };
}

/** Says whose grid it is; the page itself tells how to read the one it came with, `sienne`. */
export function annoncer(outil, grille, sienne, phrase) {
  const bouton = (geste) => outil.querySelector(`[data-geste="${geste}"]`);
  const cle = grille.fictive ? "fictive" : "chargee";
  const [fort, suite] = outil.querySelector(".cotation__marque").children;
  fort.textContent = phrase(cle, grille);
  suite.textContent = phrase(`${cle}_note`, grille);
  outil.querySelector(".cotation__lecture").hidden = !sienne;
  bouton("revenir").hidden = sienne;
  bouton("essayer").hidden = !grille.exemples?.length;
}

function montrerNote({ lignes, bilans }, rang, note, phrase) {
  for (const { critere, cases } of lignes) {
    const { champ, points } = cases[rang];
    champ.disabled = !(critere.id in note.points);
    const ecarte = note.ecartes.includes(critere.id);
    points.textContent = champ.disabled
      ? phrase("mot_sans_objet")
      : ecarte
        ? phrase("mot_ecarte")
        : note.points[critere.id] || "";
    points.classList.toggle("petit", champ.disabled || ecarte);
  }
  const { a_prouver, retire: n, total } = note;
  bilans.retire.cellules[rang].textContent = n
    ? phrase("mot_moins", { n })
    : "0";
  bilans.a_prouver.cellules[rang].textContent = a_prouver;
  bilans.total.cellules[rang].textContent = total;
}

/** Shows the `notes` of the households in the `parties` of the form, and which one comes first. */
export function montrer(outil, parties, notes, phrase) {
  for (const [rang, note] of notes.entries())
    montrerNote(parties, rang, note, phrase);
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
