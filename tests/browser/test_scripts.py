"""Each of our scripts, alone in a small page, in a real Chromium under the strict policy."""

import csv
import datetime
import gzip
import json
import random
import re
import shutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import opening_hours
import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from appui.axe import fautes
from appui.construction import PROJET
from appui.publies import actifs
from appui.serveur import compresse, servir
from appui.territoires import table
from guichet.atelier import scripts
from guichet.socle.champs import Fiche
from guichet.socle.texte import normaliser
from guichet.sujets.lieux import horaires
from guichet.sujets.territoires.fiches import AncienneCommune, Commune, Epci
from guichet.sujets.territoires.noms import slug_de_commune
from guichet.sujets.territoires.recherche_de_commune import Fragment, index_de_recherche

FIXTURES = Path(__file__).parent / "fixtures"
CAS = PROJET / "tests" / "cas"
SCRIPTS = PROJET / "overrides" / "assets" / "javascripts"
PARIS = ZoneInfo("Europe/Paris")
FUSEAUX = ["Europe/Paris", "Pacific/Auckland", "America/Los_Angeles"]
LUNDI = datetime.datetime(2026, 11, 23, tzinfo=PARIS)

Ouvrir = Callable[..., Page]


def lire_cas(nom: str) -> list[dict[str, Any]]:
    fichier = CAS / nom
    return yaml.safe_load(fichier.read_text("utf-8")) if fichier.exists() else []


def lire_fiches(nom: str, modele: type[Fiche]) -> list[Any]:
    with (PROJET / "data" / nom).open(encoding="utf-8", newline="") as fichier:
        return [modele.model_validate(ligne) for ligne in csv.DictReader(fichier)]


@pytest.fixture(scope="module")
def index() -> dict[str, Fragment]:
    """The files of the commune field, by key, made from the data of the site."""
    return index_de_recherche(
        lire_fiches("communes.csv", Commune),
        lire_fiches("communes_anciennes.csv", AncienneCommune),
        lire_fiches("epci.csv", Epci),
    )


@pytest.fixture(scope="module")
def racine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site: the pages of ``fixtures``, our scripts as they are."""
    racine = tmp_path_factory.mktemp("scripts")
    shutil.copytree(FIXTURES, racine, dirs_exist_ok=True)
    (racine / "assets").mkdir()
    (racine / "assets" / "javascripts").symlink_to(SCRIPTS)
    shutil.copy(racine / "vide.html", racine / "404.html")
    (racine / "communes").mkdir()
    shutil.copy(racine / "vide.html", racine / "communes" / "index.html")
    return racine


@pytest.fixture(scope="module")
def serveur(racine: Path) -> Iterator[str]:
    """The address of the small site, in place of that of the whole site."""
    with servir(racine) as adresse:
        yield adresse


@pytest.fixture(scope="module")
def avec_index(racine: Path, index: dict[str, Fragment]) -> Path:
    """The folder of the files of the commune field, as the small site serves them."""
    dossier = racine / "recherche" / "communes"
    dossier.mkdir(parents=True, exist_ok=True)
    for cle, fragment in index.items():
        contenu = json.dumps(fragment, ensure_ascii=False, separators=(",", ":"))
        (dossier / f"{cle}.json").write_text(contenu, "utf-8")
    return dossier


def appeler(page: Page, module: str, corps: str, valeur: Any = None) -> Any:
    """Return what the JavaScript function ``corps`` of (exports of ``module``, ``valeur``) gives."""
    return page.evaluate(
        f"async (valeur) => ({corps})(await import('/assets/javascripts/{module}.js'), valeur)",
        valeur,
    )


# --- what every script owes -------------------------------------------------------------------------------------------


def test_poids_de_chacun() -> None:
    """What a page loads in all is weighed on the built site (tests/site/test_poids.py)."""
    publies = {nom: contenu for nom, contenu in actifs().fichiers.items() if nom.endswith(".js")}
    # The worker comes when something is looked up.
    poids = {Path(nom).name: len(gzip.compress(publies[nom], 9)) for nom in publies.keys() - {scripts.OUVRIER}}
    # The scoring simulator also reads and checks the grid of an intercommunality; one page alone loads it.
    assert poids.pop("cotation.js") <= 5_000
    # The form of a territory: every field of six kinds of fact, and the hours of a week.
    assert poids.pop("contribuer.js") <= 5_000
    assert max(poids.values()) <= 3_000, poids


# --- normalisation.js -------------------------------------------------------------------------------------------------

ORTHOGRAPHES = {
    "Saint-André-lez-Lille": "saint andre les lille",
    "ST ANDRE LEZ LILLE": "saint andre les lille",
    "Ste-Cécile": "sainte cecile",
    "Œuilly": "oeuilly",
    "Lachaussée-du-Bois-d’Écu": "lachaussee du bois d ecu",
    "L'Haÿ": "l hay",
    "fresnes s/Escaut": "fresnes sur escaut",
    "  Bruay   la\tBuissière ": "bruay la buissiere",
    "62 300": "62 300",
    "constructor": "constructor",
    "": "",
    "—": "",
}


def test_normaliser(ouvrir: Ouvrir) -> None:
    obtenu = appeler(
        ouvrir("vide.html"), "territoires/normalisation", "(m, noms) => noms.map(m.normaliser)", list(ORTHOGRAPHES)
    )
    assert obtenu == list(ORTHOGRAPHES.values())
    assert obtenu == [normaliser(texte) for texte in ORTHOGRAPHES]


def test_normaliser_lit_les_chiffres_arabes(ouvrir: Ouvrir) -> None:
    obtenu = appeler(
        ouvrir("vide.html"), "territoires/normalisation", "(m, noms) => noms.map(m.normaliser)", ["٦٢٣٠٠", "۶۲۳۰۰"]
    )
    assert obtenu == ["62300", "62300"]


def test_adresse_d_une_commune_comme_en_python(ouvrir: Ouvrir) -> None:
    paires = [(c["nom"], c["insee"]) for nom in ("communes.csv", "communes_anciennes.csv") for c in table(nom)]
    corps = "(m, paires) => paires.map(([nom, insee]) => m.adresse(nom, insee))"
    obtenu = appeler(ouvrir("vide.html"), "territoires/normalisation", corps, paires)
    assert obtenu == [slug_de_commune(*paire) for paire in paires]


def test_normaliser_comme_en_python(ouvrir: Ouvrir, index: dict[str, Fragment]) -> None:
    noms = sorted({ligne[0] for fragment in index.values() for ligne in fragment["communes"]})
    page = ouvrir("vide.html")
    assert appeler(page, "territoires/normalisation", "(m, noms) => noms.map(m.normaliser)", noms) == list(
        map(normaliser, noms)
    )


CORRESPONDANCES = [
    ("len", "lens", True),
    ("hesdin foret", "hesdin la foret", True),
    ("foret hesdin", "hesdin la foret", False),
    ("la la", "hesdin la foret", False),
    ("hesdinla", "hesdin la foret", True),
    ("saint omer", "saint omer en chaussee", True),
    ("la houssoye", "lahoussoye", True),
    ("la ho", "lahoussoye", True),
    ("l a", "lahoussoye", False),
    ("omer", "saint omer", True),
    ("mer", "saint omer", False),
    ("lens", "len", False),
]


def test_correspond(ouvrir: Ouvrir) -> None:
    corps = "(m, cas) => cas.map(([requete, nom]) => [requete, nom, m.correspond(requete, nom)])"
    obtenu = appeler(ouvrir("vide.html"), "territoires/normalisation", corps, CORRESPONDANCES)
    assert [tuple(ligne) for ligne in obtenu] == CORRESPONDANCES


# --- messages.js ------------------------------------------------------------------------------------------------------


def test_pluriel_de_la_langue_de_la_page(ouvrir: Ouvrir) -> None:
    formes = {"zero": "aucune", "one": "une", "two": "deux", "few": "{n} peu", "many": "{n} bcp", "other": "{n}"}
    page = ouvrir("vide.html")
    page.evaluate(
        """formes => {
             document.documentElement.lang = 'ar';
             const messages = document.createElement('script');
             messages.type = 'application/json';
             messages.id = 'messages';
             messages.textContent = JSON.stringify({cle: formes});
             document.body.append(messages);
           }""",
        formes,
    )
    obtenu = appeler(page, "messages", "(m, nombres) => nombres.map(n => m.message('cle', {n}))", [0, 1, 2, 3, 11, 100])
    assert obtenu == ["aucune", "une", "deux", "3 peu", "11 bcp", "100"]


def test_message_inconnu_ou_page_sans_messages(ouvrir: Ouvrir) -> None:
    assert appeler(ouvrir("vide.html"), "messages", "m => m.message('commune.aucune', {n: 2})") == ""


# --- annuaire.js ------------------------------------------------------------------------------------------------------


FICHIERS = [
    ("len", False, "le"),
    ("62300", False, "623"),
    ("62300 lens", False, "623"),
    ("lens 62", False, "le"),
    ("62", True, None),
    ("", True, None),
    ("!", True, None),
    # One more letter costs less than the file of every « La ».
    ("la", False, None),
    ("la m", False, None),
    ("la", True, "la"),
    ("la ma", False, "ma"),
    ("st", False, None),
    ("st", True, None),
    ("st omer", False, "om"),
    ("saint o", False, "sainto"),
    ("saintomer", False, "sainto"),
    ("sainte", False, "sainte"),
    ("vitry so", False, "vi"),
    ("so", False, "so"),
    ("y", False, None),
    ("y", True, "y"),
]


def test_fichier_a_lire(ouvrir: Ouvrir) -> None:
    corps = "(m, cas) => cas.map(([saisie, envoi]) => [saisie, envoi, m.fichier(m.lire(saisie), envoi)?.cle ?? null])"
    assert [tuple(ligne) for ligne in appeler(ouvrir("vide.html"), "territoires/annuaire", corps, FICHIERS)] == FICHIERS


def test_un_seul_fichier_suffit(ouvrir: Ouvrir, index: dict[str, Fragment]) -> None:
    """Whatever the way a name of the region is begun, the one file that is read holds all the names that answer."""
    manques = appeler(
        ouvrir("vide.html"),
        "territoires/annuaire",
        """async ({lire, fichier, trier}, index) => {
             const {normaliser} = await import('/assets/javascripts/territoires/normalisation.js');
             const fiche = ([nom, insee, , codes]) => {
               const normal = normaliser(nom);
               return {nom, insee, codes: codes.split(' '), normal, colle: normal.replaceAll(' ', '')};
             };
             const contenant = new Map();
             const quiContiennent = mot => {
               if (!contenant.has(mot)) contenant.set(mot, toutes.filter(c => c.colle.includes(mot)));
               return contenant.get(mot);
             };
             const fichiers = new Map(Object.entries(index).map(([cle, f]) => [cle, f.communes.map(fiche)]));
             const toutes = [...new Map([...fichiers.values()].flat().map(c => [c.insee + c.nom, c])).values()];
             const saisies = new Set();
             // One name in five, begun, glued or cut in all these ways.
             for (const {normal, codes} of toutes.filter((_, rang) => rang % 5 === 0)) {
               const mots = normal.split(' ');
               const colle = mots.join('');
               saisies.add(codes[0]).add(codes[0].slice(0, 3)).add(colle).add(colle.slice(0, 5));
               mots.forEach((mot, rang) => saisies.add(mots.slice(rang).join(' ')).add(mot.slice(0, 3)));
               for (const tete of ['a', 'l', 'd', 'la', 'le', 'les', 'de', 'des', 'du', 'en', 'au', mots[0].slice(0, 5)]) {
                 const reste = mots[0].slice(tete.length);
                 if (reste.length > 1 && mots[0].startsWith(tete)) saisies.add([tete, reste, ...mots.slice(1)].join(' '));
               }
             }
             const manques = [];
             for (const saisie of saisies) {
               const requete = lire(saisie);
               const choix = fichier(requete);
               if (!choix?.complet) continue;
               const cles = trier(fichiers.get(choix.cle) || [], requete).map(c => c.insee + c.nom);
               const possibles = quiContiennent(requete.mots[0] || '');
               const attendues = trier(possibles, requete).map(c => c.insee + c.nom);
               if (cles.join() !== attendues.join()) manques.push(saisie);
             }
             return manques;
           }""",
        index,
    )
    assert not manques, manques


@pytest.fixture(scope="module")
def reponses(navigateur: Browser, serveur: str, avec_index: Path) -> Iterator[dict[str, Any]]:
    """What the device answers to each of the spellings once they are sent: INSEE codes in order, and where Enter goes."""
    page = navigateur.new_page(base_url=serveur)
    page.goto("vide.html")
    saisies = [cas["saisie"] for cas in lire_cas("communes.yml")]
    yield appeler(
        page,
        "territoires/annuaire",
        """async ({annuaire, evidente}, saisies) => {
             const chercher = annuaire('/recherche/communes/');
             const repondre = async (saisie) => {
               const reponse = await chercher(saisie, true);
               return [saisie, reponse && {
                 insee: reponse.communes.map((commune) => commune.insee),
                 evidente: evidente(reponse)?.insee,
               }];
             };
             return Object.fromEntries(await Promise.all(saisies.map(repondre)));
           }""",
        saisies,
    )
    page.close()


@pytest.mark.parametrize("cas", lire_cas("communes.yml"), ids=lambda cas: repr(cas["saisie"]))
def test_saisies(reponses: dict[str, Any], cas: dict[str, Any]) -> None:
    """One commune: it comes first and Enter goes there. Several: all are listed, and Enter chooses none."""
    reponse = reponses[cas["saisie"]] or {"insee": []}
    if isinstance(cas["attendu"], str):
        assert reponse["insee"][:1] == [cas["attendu"]]
        assert reponse["evidente"] == cas["attendu"]
        return
    assert set(cas["attendu"]) <= set(reponse["insee"])
    assert bool(cas["attendu"]) == bool(reponse["insee"])
    assert reponse.get("evidente") is None


# --- commune.js -------------------------------------------------------------------------------------------------------


@pytest.fixture
def champ(ouvrir: Ouvrir, avec_index: Path) -> Page:
    """The page of the commune field."""
    return ouvrir("commune.html")


def options(page: Page) -> list[str]:
    return [re.sub(r"\s+", " ", texte) for texte in page.get_by_role("option").all_inner_texts()]


def annonce(page: Page) -> Any:
    return page.locator(".champ-commune__annonce")


def test_options_et_annonce(champ: Page) -> None:
    saisie = champ.get_by_role("combobox")
    saisie.press_sequentially("hirso")
    expect(champ.get_by_role("option")).to_have_count(1)
    assert options(champ) == ["Hirson 02500 (02) · CC des Trois Rivières"]
    expect(annonce(champ)).to_have_text("1 commune.")
    expect(saisie).to_have_attribute("aria-expanded", "true")
    lien = champ.get_by_role("option")
    assert re.search(r"/communes/hirson-02381/$", lien.evaluate("a => a.href"))
    assert lien.locator("[lang=fr]").count() == 2
    saisie.fill("hirzzox")
    expect(annonce(champ)).to_have_text("Aucune commune.")
    expect(saisie).to_have_attribute("aria-expanded", "false")


def test_clavier(champ: Page) -> None:
    saisie = champ.get_by_role("combobox")
    saisie.fill("fleury")
    expect(champ.get_by_role("option").first).to_be_visible()
    n = champ.get_by_role("option").count()
    assert n > 3

    def active() -> str | None:
        choisies = champ.locator("[role=option][aria-selected=true]")
        assert choisies.count() <= 1
        identifiant = saisie.get_attribute("aria-activedescendant")
        assert identifiant == (choisies.get_attribute("id") if choisies.count() else None)
        return identifiant

    assert active() is None
    saisie.press("ArrowDown")
    assert active() == "commune-option-0"
    saisie.press("ArrowUp")
    assert active() == f"commune-option-{n - 1}"
    saisie.press("ArrowDown")
    assert active() == "commune-option-0"
    saisie.press("End")
    assert active() == f"commune-option-{n - 1}"
    saisie.press("Home")
    assert active() == "commune-option-0"
    saisie.press("Escape")
    expect(champ.get_by_role("listbox")).to_be_hidden()
    assert active() is None
    expect(saisie).to_have_value("fleury")
    saisie.press("ArrowUp")
    assert active() == f"commune-option-{n - 1}"
    saisie.press("Tab")
    expect(champ.get_by_role("listbox")).to_be_hidden()
    expect(champ.get_by_role("button", name="Trouver")).to_be_focused()
    saisie.press("Escape")
    expect(saisie).to_have_value("")


def test_debut_et_fin_restent_au_texte_sans_option_choisie(champ: Page) -> None:
    saisie = champ.get_by_role("combobox")
    saisie.press_sequentially("fleury")
    expect(champ.get_by_role("option").first).to_be_visible()
    saisie.press("Home")
    assert saisie.evaluate("champ => champ.selectionStart") == 0


def test_entree_sur_une_option_suit_son_lien(champ: Page) -> None:
    saisie = champ.get_by_role("combobox")
    saisie.fill("fleury")
    expect(champ.get_by_role("option").first).to_be_visible()
    saisie.press("ArrowDown")
    adresse = champ.get_by_role("option").first.evaluate("a => a.href")
    with champ.expect_navigation(url=adresse):
        saisie.press("Enter")


@pytest.mark.parametrize(
    ("saisie", "insee"),
    [
        ("Lens", "62498"),
        ("saint omer", "62765"),
        ("62300 lens", "62498"),
        ("hirs", "02381"),
        ("Hirson", "02381"),
        ("Y", "80829"),
    ],
)
@pytest.mark.parametrize("geste", ["Enter", "bouton"])
def test_envoi_sans_doute_possible(champ: Page, saisie: str, insee: str, geste: str) -> None:
    champ.get_by_role("combobox").fill(saisie)
    with champ.expect_navigation(url=re.compile(rf"/communes/[a-z0-9-]+-{insee}/$")):
        if geste == "Enter":
            champ.get_by_role("combobox").press("Enter")
        else:
            champ.get_by_role("button", name="Trouver").click()


@pytest.mark.parametrize("saisie", ["fleury", "62300", "la houssoye", "lahoussoye", "la chapelle", "saint", "len"])
def test_envoi_dans_le_doute_demande(champ: Page, saisie: str) -> None:
    """A name or a postcode that several communes share: they are listed, none is chosen."""
    avant = champ.url
    champ.get_by_role("combobox").fill(saisie)
    champ.get_by_role("combobox").press("Enter")
    if saisie == "saint":
        champ.wait_for_url("**/communes/")
        return
    expect(annonce(champ)).to_have_text("Choisissez dans la liste.")
    assert champ.get_by_role("option").count() > 1
    assert champ.url == avant


def test_homonymes_avec_code_et_departement(champ: Page) -> None:
    champ.get_by_role("combobox").fill("fleury")
    expect(champ.get_by_role("option").first).to_be_visible()
    homonymes = [option for option in options(champ) if option.startswith("Fleury ")]
    assert len(homonymes) == len(set(homonymes)) == 4
    assert all(re.match(r"Fleury \d{5} \(\d\d\) · ", option) for option in homonymes)


def test_ancienne_commune_mene_a_l_actuelle(champ: Page) -> None:
    champ.get_by_role("combobox").fill("anizy le chateau")
    expect(champ.get_by_role("option")).to_have_count(1)
    expect(champ.get_by_role("option")).to_contain_text("Anizy-le-Château : aujourd'hui Anizy-le-Grand")
    expect(champ.get_by_role("option").locator("[lang=fr]")).to_have_count(3)
    assert champ.get_by_role("option").evaluate("a => a.pathname").endswith("/communes/anizy-le-grand-02018/")


@pytest.mark.parametrize("saisie", ["", "6", "62", "l", "la", "!"])
def test_trop_court_rien_n_est_demande(champ: Page, releve: Any, saisie: str) -> None:
    champ.get_by_role("combobox").fill("x")
    champ.get_by_role("combobox").fill(saisie)
    champ.wait_for_timeout(100)
    assert not [adresse for adresse in releve.demandes if adresse.startswith("recherche/")]
    expect(annonce(champ)).to_have_text("")


@pytest.mark.parametrize("saisie", ["", "62", "saint"])
def test_trop_court_envoye_mene_a_toutes_les_communes(champ: Page, saisie: str) -> None:
    """And what was typed is not written in the address."""
    champ.get_by_role("combobox").fill(saisie)
    with champ.expect_navigation(url=re.compile(r"/communes/$")):
        champ.get_by_role("button", name="Trouver").click()


def test_rien_avant_la_saisie_puis_un_fichier_de_5_ko_au_plus(champ: Page, releve: Any, avec_index: Path) -> None:
    champ.wait_for_timeout(100)
    assert not [adresse for adresse in releve.demandes if adresse.startswith("recherche/")]
    champ.get_by_role("combobox").press_sequentially("la madeleine")
    expect(champ.get_by_role("option").first).to_contain_text("La Madeleine")
    demandes = [adresse for adresse in releve.demandes if adresse.startswith("recherche/")]
    assert demandes == ["recherche/communes/ma.json"]
    champ.get_by_role("combobox").fill("mametz")
    expect(champ.get_by_role("option").first).to_contain_text("Mametz")
    assert len([adresse for adresse in releve.demandes if adresse.startswith("recherche/")]) == 1
    assert max(len(compresse(fichier)) for fichier in avec_index.glob("*.json")) <= 5_000


def test_reponse_tardive_ignoree(champ: Page) -> None:
    retenues: list[Route] = []
    champ.route("**/recherche/communes/li.json", lambda route: retenues.append(route))  # noqa: PLW0108 (it marks its handlers)
    saisie = champ.get_by_role("combobox")
    saisie.fill("lievin")
    saisie.fill("hirson")
    expect(champ.get_by_role("option")).to_have_count(1)
    assert retenues
    retenues[0].continue_()
    champ.wait_for_timeout(200)
    assert options(champ)[0].startswith("Hirson")


def test_entree_avant_la_reponse_attend_la_reponse(champ: Page) -> None:
    retenues: list[Route] = []
    champ.route("**/recherche/communes/hi.json", lambda route: retenues.append(route))  # noqa: PLW0108 (it marks its handlers)
    champ.get_by_role("combobox").fill("hirson")
    champ.get_by_role("combobox").press("Enter")
    champ.wait_for_timeout(100)
    with champ.expect_navigation(url=re.compile("-02381/$")):
        retenues[0].continue_()


def test_hors_connexion_le_dit_puis_reprend(champ: Page, releve: Any) -> None:
    saisie = champ.get_by_role("combobox")
    champ.context.set_offline(True)
    saisie.fill("hirson")
    expect(annonce(champ)).to_have_text("Pas de connexion.")
    expect(champ.get_by_role("link", name="Toutes les communes")).to_be_visible()
    saisie.press("Enter")
    champ.wait_for_timeout(50)
    assert champ.url.endswith("commune.html")
    champ.context.set_offline(False)
    saisie.press("Enter")
    champ.wait_for_url(re.compile("-02381/$"))


def test_texte_sans_touche(champ: Page) -> None:
    """Paste, dictation and Arabic digits bring an `input` event and no key."""
    champ.get_by_role("combobox").focus()
    champ.keyboard.insert_text("٦٢٨٠٠")
    expect(champ.get_by_role("option").first).to_contain_text("Liévin")


def test_composition(champ: Page) -> None:
    """Phones compose every word: the list follows, and Enter first belongs to the input method."""
    saisie = champ.get_by_role("combobox")
    saisie.focus()
    session = champ.context.new_cdp_session(champ)
    session.send("Input.imeSetComposition", {"text": "hirso", "selectionStart": 5, "selectionEnd": 5})
    expect(champ.get_by_role("option")).to_have_count(1)
    saisie.evaluate(
        "champ => champ.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', isComposing: true, bubbles: true}))"
    )
    assert saisie.get_attribute("aria-activedescendant") is None


def test_saisie_d_avant_le_script(ouvrir: Ouvrir, avec_index: Path) -> None:
    page = ouvrir(None)
    page.route("**/commune.js", lambda route: None)
    page.goto("commune.html", wait_until="commit")
    page.get_by_role("combobox").fill("hirson")
    page.unroute("**/commune.js")
    page.evaluate("() => { import('/assets/javascripts/territoires/commune.js?tard'); }")
    expect(page.get_by_role("option")).to_have_count(1)


@pytest.mark.parametrize(
    ("tape", "propose"), [("lile", "Lille"), ("lillle", "Lille"), ("soisons", "Soissons"), ("dunkerke", "Dunkerque")]
)
def test_une_faute_propose_la_commune_sans_y_aller(champ: Page, tape: str, propose: str) -> None:
    champ.get_by_role("combobox").fill(tape)
    expect(annonce(champ)).to_have_text("Une de celles-ci ?")
    assert options(champ)[0].startswith(f"{propose} ")
    champ.get_by_role("combobox").press("Enter")
    expect(annonce(champ)).to_have_text("Une de celles-ci ?")
    assert champ.url.endswith("commune.html")
    champ.get_by_role("combobox").press("ArrowDown")
    champ.get_by_role("combobox").press("Enter")
    expect(champ).to_have_url(re.compile(rf"/communes/{propose.lower()}-"))


def test_une_autre_ecriture_demande_des_lettres_latines(champ: Page) -> None:
    champ.get_by_role("combobox").fill("أرنس")
    expect(annonce(champ)).to_have_text("En lettres latines.")
    champ.get_by_role("combobox").press("Enter")
    champ.wait_for_timeout(300)
    assert champ.url.endswith("commune.html")
    expect(annonce(champ)).to_have_text("En lettres latines.")


def test_toucher_une_option(ouvrir: Ouvrir, avec_index: Path) -> None:
    page = ouvrir("commune.html", viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page.get_by_role("combobox").tap()
    page.get_by_role("combobox").fill("lens")
    with page.expect_navigation(url=re.compile("-62498/$")):
        page.get_by_role("option").first.tap()


def test_le_clavier_du_telephone_se_range_sans_fermer_la_liste(champ: Page) -> None:
    champ.get_by_role("combobox").fill("lens")
    expect(champ.get_by_role("option").first).to_be_visible()
    champ.get_by_role("combobox").evaluate("champ => champ.blur()")
    champ.wait_for_timeout(50)
    expect(champ.get_by_role("option").first).to_be_visible()
    champ.get_by_role("heading").click()
    expect(champ.get_by_role("listbox")).to_be_hidden()
    champ.get_by_role("combobox").click()
    expect(champ.get_by_role("option").first).to_be_visible()


def test_bouton_du_milieu_ouvre_un_onglet(champ: Page) -> None:
    champ.get_by_role("combobox").fill("hirson")
    with champ.context.expect_page() as onglet:
        champ.get_by_role("option").first.click(button="middle")
    onglet.value.wait_for_url(re.compile("-02381/$"))
    assert champ.url.endswith("commune.html")


def test_rien_n_est_retenu(champ: Page) -> None:
    champ.get_by_role("combobox").fill("hirson")
    champ.get_by_role("combobox").press("Enter")
    champ.wait_for_url(re.compile("-02381/$"))
    champ.go_back()
    expect(champ.get_by_role("combobox")).to_have_value("")
    expect(champ.get_by_role("listbox")).to_be_hidden()
    assert champ.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_champ_accessible_liste_ouverte(champ: Page) -> None:
    champ.get_by_role("combobox").fill("fleury")
    champ.get_by_role("combobox").press("ArrowDown")
    expect(champ.locator("[aria-selected=true]")).to_have_count(1)
    assert fautes(champ) == []


# --- horaires.js ------------------------------------------------------------------------------------------------------


def lieu(horaires_osm: str | None, lu: str, feries: list[str], fermetures: list[list[str]]) -> dict[str, Any]:
    """Return a place as `etat` takes it."""
    semaine = horaires_osm and [list(map(list, plages)) for plages in horaires.semaine(horaires_osm)]
    valeurs = {"semaine": semaine, "lu": lu, "feries": feries, "fermetures": fermetures}
    return valeurs | {"appelerApres": 90, "masquerApres": 180}


def etats(page: Page, lieux_et_instants: list[tuple[dict[str, Any], str]]) -> list[dict[str, Any]]:
    """Return the state of each place at its instant (ISO, with its offset)."""
    corps = "(m, cas) => cas.map(([lieu, instant]) => m.etat(lieu, new Date(instant)))"
    return appeler(page, "lieux/horaires", corps, lieux_et_instants)


def minutes(heure: str) -> int:
    heures, reste = heure.split(":")
    return int(heures) * 60 + int(reste)


@pytest.mark.parametrize("fuseau", FUSEAUX)
def test_etats(ouvrir: Ouvrir, fuseau: str) -> None:
    """The states of the table, whatever the time zone of the device."""
    page = ouvrir("vide.html", timezone_id=fuseau)
    assert page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == fuseau
    tous = lire_cas("etats.yml")
    feries = [str(jour) for jour in horaires.feries(2026)]
    entrees = [(lieu(c["horaires"], c["lu"], feries, c.get("fermetures", [])), c["instant"]) for c in tous]
    for cas, obtenu in zip(tous, etats(page, entrees), strict=True):
        attendu = {"appeler": False, "masquer": False} | cas["attendu"]
        attendu |= {cle: minutes(attendu[cle]) for cle in ("a", "jusqua") if cle in attendu}
        assert obtenu == attendu, cas["cas"]


@lru_cache
def opening_hours_fr(expression: str) -> opening_hours.OpeningHours:
    return opening_hours.OpeningHours(f"{expression}; PH off", country="FR")


def selon_opening_hours(expression: str, local: datetime.datetime, feries: set[datetime.date]) -> dict[str, Any]:
    """Return the state that the reference implementation of OSM opening hours gives at ``local``, a time in France."""
    heures = opening_hours_fr(expression)
    suivant = heures.next_change(local)
    if heures.is_open(local):
        return {"nom": "ouvert", "jusqua": suivant.hour * 60 + suivant.minute}
    if suivant and suivant.date() == local.date():
        return {"nom": "ouvre", "a": suivant.hour * 60 + suivant.minute}
    if local.date() in feries:
        return {"nom": "ferme", "ferie": True}
    if suivant and (suivant.date() - local.date()).days <= 7:
        return {"nom": "ferme", "a": suivant.hour * 60 + suivant.minute, "jour": suivant.weekday()}
    return {"nom": "ferme"}


def tirages(expressions: list[str], nombre: int) -> Iterator[tuple[str, datetime.datetime]]:
    """Draw, always the same, instants of two years: half at random, half within a minute of a change."""
    hasard = random.Random(2026)  # noqa: S311 (no secret here)
    debut = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    for rang in range(nombre):
        expression = expressions[rang // 6 % len(expressions)]
        instant = debut + datetime.timedelta(minutes=hasard.randrange(2 * 365 * 24 * 60))
        if rang % 2:
            local = instant.astimezone(PARIS).replace(tzinfo=None)
            suivant = opening_hours_fr(expression).next_change(local)
            instant = suivant.replace(tzinfo=PARIS).astimezone(datetime.UTC)
            instant += datetime.timedelta(minutes=hasard.choice([-1, 0, 1]))
        yield expression, instant


def test_etats_comme_opening_hours(ouvrir: Ouvrir) -> None:
    """Three thousand pairs of hours of real town halls and instants, against an independent implementation."""
    with (PROJET / "data" / "lieux" / "mairies.csv").open(encoding="utf-8", newline="") as fichier:
        expressions = sorted({ligne["horaires"] for ligne in csv.DictReader(fichier)} - {""})
    pairs = list(tirages(random.Random(62).sample(expressions, 500), 3000))  # noqa: S311
    feries = horaires.feries(2026, 3)
    lieux = {
        e: lieu(e, "2026-01-01", [str(jour) for jour in feries], []) | {"appelerApres": 9999, "masquerApres": 9999}
        for e, _ in pairs
    }
    obtenus = etats(ouvrir("vide.html"), [(lieux[e], instant.isoformat()) for e, instant in pairs])
    for (expression, instant), obtenu in zip(pairs, obtenus, strict=True):
        local = instant.astimezone(PARIS).replace(tzinfo=None)
        attendu = selon_opening_hours(expression, local, set(feries)) | {"appeler": False, "masquer": False}
        assert obtenu == attendu, (expression, local)


def etat(page: Page, identifiant: str) -> Any:
    return page.locator(f"#{identifiant} .etat")


def a_l_heure(ouvrir: Ouvrir, instant: datetime.datetime, page: str = "horaires.html") -> Page:
    """Open ``page`` at ``instant``, with a clock that the test moves."""
    onglet = ouvrir(None, midi=False)
    onglet.clock.install(time=instant)
    onglet.goto(page)
    return onglet


@pytest.mark.parametrize(
    ("instant", "classe", "texte"),
    [
        (LUNDI.replace(hour=9), "ouvert", "Ouvert jusqu'à 12 h 00."),
        (LUNDI.replace(hour=13, minute=5), "ouvre", "Fermé. Ouvre à 14 h 00."),
        (LUNDI.replace(hour=17), "ferme", "Fermé. Ouvre mercredi à 8 h 30."),
        (
            LUNDI.replace(month=12, day=25),
            "ferme",
            "Fermé : jour férié. Horaires lus il y a plus de 90 jours : appelez.",
        ),
        (LUNDI.replace(year=2027, month=4, day=1), "inconnu", "Horaires inconnus."),
    ],
)
def test_etat_ecrit(ouvrir: Ouvrir, instant: datetime.datetime, classe: str, texte: str) -> None:
    page = a_l_heure(ouvrir, instant)
    expect(etat(page, "matin")).to_have_text(texte)
    expect(etat(page, "matin")).to_have_class(f"etat etat--{classe}")
    expect(etat(page, "inconnu")).to_have_text("Horaires inconnus.")
    if classe == "inconnu":
        expect(page.locator("#matin .horaires")).to_be_hidden()
    else:
        expect(page.locator("#matin .horaires")).to_be_visible()


def test_fermeture_datee_ecrite(ouvrir: Ouvrir) -> None:
    page = a_l_heure(ouvrir, LUNDI.replace(hour=9))
    expect(etat(page, "conges")).to_have_text("Fermé pour quelques jours.")
    expect(etat(page, "conges")).to_have_class("etat etat--ferme_temporairement")


def test_etat_change_a_la_minute_tant_que_la_page_est_visible(ouvrir: Ouvrir) -> None:
    page = a_l_heure(ouvrir, LUNDI.replace(hour=8, minute=28, second=30))
    expect(etat(page, "matin")).to_have_text("Fermé. Ouvre à 8 h 30.")
    page.clock.run_for(60_000)
    expect(etat(page, "matin")).to_have_text("Fermé. Ouvre à 8 h 30.")
    page.clock.run_for(31_000)
    expect(etat(page, "matin")).to_have_text("Ouvert jusqu'à 12 h 00.")
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")
    page.clock.run_for(4 * 3600_000)
    expect(etat(page, "matin")).to_have_text("Ouvert jusqu'à 12 h 00.")
    page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
    expect(etat(page, "matin")).to_have_text("Fermé. Ouvre à 14 h 00.")


# --- tri.js -----------------------------------------------------------------------------------------------------------


def premieres(page: Page) -> list[str]:
    return page.locator("tbody th").all_inner_texts()


def test_tri(ouvrir: Ouvrir) -> None:
    page = ouvrir("tri.html")
    titres = page.locator("thead th")
    assert titres.get_by_role("button").all_inner_texts() == ["Nom", "Habitants"]
    page.get_by_role("button", name="Nom").click()
    assert premieres(page) == ["Zone", "Flandre", "Écouves", "Artois"]
    assert titres.nth(0).get_attribute("aria-sort") == "descending"
    page.get_by_role("button", name="Habitants").click()
    assert premieres(page) == ["Flandre", "Artois", "Zone", "Écouves"]
    assert [titre.get_attribute("aria-sort") for titre in titres.all()] == [None, "ascending", None]
    page.get_by_role("button", name="Habitants").press("Enter")
    assert premieres(page) == ["Zone", "Artois", "Flandre", "Écouves"]
    page.get_by_role("button", name="Nom").click()
    assert premieres(page) == ["Artois", "Écouves", "Flandre", "Zone"]
    assert fautes(page) == []
