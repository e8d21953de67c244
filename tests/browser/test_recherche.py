"""The search: nothing of it is fetched before a word is typed; then it finds, by keyboard alone, in each language."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from appui.axe import examiner
from appui.firefox import Firefox
from appui.gabarits import LENS
from appui.pages import LANGUES, PageConstruite
from appui.publies import actifs, index_de_recherche, script_publie
from appui.serveur import servir
from appui.territoires import page_de_commune
from guichet.publication.versions import Publications
from guichet.socle.empreintes import empreinte

Ouvrir = Callable[..., Page]
ACCUEIL = {"fr": "", "en": "en/", "ar": "ar/"}
RESULTATS = ".recherche__liste a"
ETAT = ".recherche__etat"
# A connection that asks to save data.
ECONOME = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"


def mot_du_site(pages: dict[str, PageConstruite], langue: str) -> str:
    """Return the longest word of the title of the page of papers: it must be found."""
    titre = pages[f"{ACCUEIL[langue]}demander/papiers/"].arbre.css_first("h1").text()
    return max(titre.replace("’", " ").replace("'", " ").replace(":", " ").split(), key=len)


def de_la_recherche(demandes: list[str]) -> list[str]:
    mots = ("bundle", "search", "recherche/", "lunr", "sitemap")
    # The script of the button is there from the start, with the small file that says the age of the page too.
    toujours = ("/recherche/recherche.js", f"recherche/{actifs().version}.json")
    return [d for d in demandes if any(mot in d for mot in mots) and not d.endswith(toujours)]


def champ(page: Page) -> Any:
    return page.locator("dialog input[name=q]")


def test_search_comes_while_someone_is_on_its_way_to_a_word(page_mobile: Ouvrir, releve):
    page = page_mobile("")
    page.wait_for_load_state("networkidle")
    assert de_la_recherche(releve.demandes) == []
    with page.expect_request("**/titres.json"):
        page.locator("[data-recherche]").click()
    # Both at once: no round trip is lost to ask where the index is.
    ouvrier, titres = sorted(de_la_recherche(releve.demandes))
    assert ouvrier == script_publie("recherche/ouvrier")[1:]
    assert re.fullmatch(r"recherche/fr/[0-9a-f]+/titres\.json", titres)


@pytest.mark.parametrize("langue", LANGUES)
def test_search_finds_and_is_fetched_only_once_a_word_is_there(
    langue: str, page_mobile: Ouvrir, releve, pages: dict[str, PageConstruite]
):
    page = page_mobile(ACCUEIL[langue], initial=ECONOME)
    page.locator("[data-recherche]").click()
    expect(champ(page)).to_be_focused()
    page.wait_for_load_state("networkidle")
    assert de_la_recherche(releve.demandes) == []

    # As dictation, a paste or an input method does: no key is pressed.
    page.keyboard.insert_text(mot_du_site(pages, langue))
    lien = page.locator(f'{RESULTATS}[href*="papiers"]').first
    expect(lien).to_be_visible()
    expect(lien.locator(".resultat__fil")).not_to_be_empty()
    expect(page.locator(f"{RESULTATS} mark").first).to_be_visible()
    demandes = de_la_recherche(releve.demandes)
    assert not [d for d in demandes if any(mot in d for mot in ("sitemap", "lunr", "bundle", "search"))]
    assert {d.split("/")[1] for d in demandes if d.startswith("recherche/")} <= {langue, "communes"}

    lien.click()
    expect(page.locator("html")).to_have_attribute("lang", langue)
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("langue", LANGUES)
def test_a_commune_leads_to_its_page(langue: str, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue])
    page.locator("[data-recherche]").click()
    page.keyboard.insert_text("hlm lens")
    commune = page.locator(f'{RESULTATS}[href$="{page_de_commune(LENS)}"]')
    expect(commune.locator("[lang=fr][dir=ltr]").first).to_have_text("Lens")
    commune.click()
    expect(page).to_have_url(re.compile(f"/{ACCUEIL[langue]}{page_de_commune(LENS)}$"))


def test_search_by_keyboard_alone(page_bureau: Ouvrir):
    page = page_bureau("")
    page.locator("#commune").focus()
    for touche in "/f":
        page.keyboard.press(touche)
    expect(page.locator("#commune")).to_have_value("/f")
    page.locator("#commune").blur()
    for touche in "/f":
        page.keyboard.press(touche)
        expect(champ(page)).to_be_focused()
        expect(champ(page)).to_have_value("")
        page.keyboard.press("Escape")
        expect(champ(page)).not_to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("expulsion")
    expect(page.locator(ETAT)).to_have_text(re.compile(r"^\d+ pages trouvées"))
    # The number to call comes with the page that is put first.
    premier = page.locator(".recherche__liste > li").first
    expect(premier.locator('a[href^="tel:"]')).to_be_visible()
    expect(premier.locator("mark").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULTATS).first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/demander/impayes/"))


def test_letters_open_nothing_for_who_does_not_want_it(page_bureau: Ouvrir):
    page = page_bureau("")
    page.keyboard.press("/")
    page.locator("[data-raccourcis]").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("f")
    expect(champ(page)).not_to_be_visible()
    page.locator("[data-recherche]").click()
    expect(page.locator("[data-raccourcis]")).not_to_be_checked()


def test_address_with_a_query_opens_the_search(page_bureau: Ouvrir):
    page = page_bureau("demander/papiers/?q=renouveler#copies")
    expect(champ(page)).to_have_value("renouveler")
    expect(page.locator(f'{RESULTATS}[href*="demander/renouveler/"]').first).to_be_visible()
    expect(champ(page)).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_function("() => location.search === ''")
    assert page.evaluate("location.hash") == "#copies"


def test_nothing_found_is_answered(ouvrir: Ouvrir):
    page = ouvrir("", viewport={"width": 360, "height": 740})
    page.locator("[data-recherche]").click()
    page.keyboard.insert_text("atesttatxion")
    vide = page.locator(".recherche__vide")
    expect(vide).to_be_visible()
    expect(page.locator(ETAT)).to_have_text("Aucune page trouvée")
    expect(vide.locator('a[href^="tel:"]')).to_be_visible()
    expect(vide.locator('a[href$="communes/"]')).to_be_visible()
    fautes = examiner(page)
    assert not fautes, "\n".join(fautes)
    vide.get_by_role("button", name="attestation").click()
    expect(page.locator(RESULTATS).first).to_be_visible()
    expect(vide).to_be_hidden()


def test_search_says_when_the_network_fails_then_tries_again(page_bureau: Ouvrir, releve):
    page = page_bureau("")
    page.context.set_offline(True)
    page.keyboard.press("/")
    page.keyboard.type("pap")
    expect(page.locator(ETAT)).to_have_text(re.compile("ne répond pas"))
    page.context.set_offline(False)
    page.keyboard.type("iers")
    expect(page.locator(RESULTATS).first).to_be_visible()


def test_search_says_when_the_page_is_older_than_what_the_site_keeps(page_bureau: Ouvrir, releve):
    """And does not blame the network for it."""
    page = page_bureau("")
    for parti in (f"recherche/{actifs().version}.json", "recherche/fr/**"):
        page.route(f"**/{parti}", lambda route: route.fulfill(status=404))
    page.keyboard.press("/")
    page.keyboard.type("papiers")
    expect(page.locator(ETAT)).to_have_text(re.compile("mis à jour. Rechargez"))
    # It may ask once more while one reads: the page is left before what was asked for is forgotten.
    page.goto("about:blank")
    releve.erreurs.clear()


def test_without_javascript_the_site_map_stands_for_the_search(page_mobile: Ouvrir):
    page = page_mobile("", java_script_enabled=False)
    expect(page.locator("[data-recherche]")).to_be_hidden()
    expect(champ(page)).to_be_hidden()
    page.locator('header a[href$="plan/"]').click()
    expect(page.locator("h1")).to_be_visible()
    page.locator('main a[href$="demander/papiers/"]').click()
    expect(page).to_have_url(re.compile("/demander/papiers/"))


def test_tab_goes_through_the_dialog_and_stays_in_it(page_bureau: Ouvrir):
    """Field, clear, close, filter, results, passages folded, foot: each is reached, nothing behind is."""
    page = page_bureau("")
    page.keyboard.press("/")
    page.keyboard.type("expulsion")
    # All has come: the list no longer changes.
    expect(page.locator(f"{RESULTATS} p").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    atteints = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        ou = page.evaluate(
            """() => {
              const ici = document.activeElement;
              const dedans = ici === document.body || document.querySelector('dialog').contains(ici);
              return [dedans, ici.name || ici.className || ici.closest('.recherche__liste') && ici.tagName];
            }"""
        )
        assert ou[0], ou
        atteints.add(ou[1])
    assert {"q", "lien-bouton", "recherche__fermer", "recherche__zone", "pour", "A", "SUMMARY"} <= atteints
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    # Opened by a letter: nobody was anywhere.
    expect(page.locator("[data-recherche]")).to_be_focused()


TAB, ECHAP, BAS, ENTREE = "\ue004", "\ue00c", "\ue015", "\ue007"
_OU = """
const ici = document.activeElement, dialogue = document.querySelector('dialog');
return [ici === document.body || dialogue.contains(ici), ici.name || ici.className || ici.closest('.recherche__liste') && ici.tagName];
"""


def test_firefox_reaches_the_same_controls_by_keyboard(renard: Firefox, serveur: str):
    renard.aller(serveur)
    renard.taper("/", "expulsion")
    renard.attendre("return document.querySelector(arguments[0])", f"{RESULTATS} p")
    renard.attendre("return /^\\d+ pages trouvées/.test(document.querySelector(arguments[0]).textContent)", ETAT)
    atteints = set()
    for _ in range(80):
        renard.taper(TAB)
        dedans, ou = renard.evaluer(_OU)
        assert dedans, ou
        atteints.add(ou)
    assert {"q", "lien-bouton", "recherche__fermer", "recherche__zone", "pour", "A", "SUMMARY"} <= atteints
    renard.taper(ECHAP)
    renard.attendre("return !document.querySelector('dialog').open")
    renard.attendre("return document.activeElement.matches('[data-recherche]')")
    renard.taper("/")
    renard.attendre("return document.activeElement.name === 'q'")
    renard.taper("surloyer")
    renard.attendre("return document.querySelector(arguments[0])", f"{RESULTATS} p")
    renard.taper(BAS)
    premier = renard.evaluer("return document.activeElement.href")
    assert premier
    renard.taper(ENTREE)
    renard.attendre("return location.href.split('#')[0] === arguments[0].split('#')[0]", premier)
    assert not renard.erreurs(serveur)


def test_a_result_leads_to_its_passage(page_bureau: Ouvrir):
    page = page_bureau("")
    page.keyboard.press("/")
    page.keyboard.type("j'ai perdu mon numéro")
    premier = page.locator(RESULTATS).first
    expect(premier).to_have_attribute("href", re.compile("demander/faq/numero-perdu/$"))
    expect(premier.locator("mark").first).to_be_visible()
    premier.click()
    expect(page).to_have_url(re.compile("/numero-perdu/$"))
    expect(page.locator("dialog")).to_be_hidden()


def test_answers_may_be_those_of_one_public(page_bureau: Ouvrir):
    page = page_bureau("")
    page.keyboard.press("/")
    page.keyboard.type("gestion en flux")
    expect(page.locator(f'{RESULTATS}[href*="/elus/"]').first).to_be_visible()
    page.get_by_role("radio", name="Professionnels").check()
    expect(page.locator(f'{RESULTATS}[href*="/elus/"]')).to_have_count(0)
    expect(page.locator(f'{RESULTATS}[href*="/professionnels/"]').first).to_be_visible()
    # The address keeps the public, not the words: a shared phone keeps no trace of them.
    assert page.evaluate("location.search") == "?pour=professionnels"
    page.goto("?q=flux&pour=professionnels")
    expect(page.get_by_role("radio", name="Professionnels")).to_be_checked()
    expect(page.locator(f'{RESULTATS}[href*="/professionnels/"]').first).to_be_visible()


def test_what_the_site_cannot_know_is_told_with_who_knows(page_bureau: Ouvrir):
    page = page_bureau("")
    page.keyboard.press("/")
    page.keyboard.type("nombre de demandeurs à Lens")
    ailleurs = page.locator(".recherche__ailleurs")
    expect(ailleurs).to_contain_text("Ce site ne le sait pas")
    expect(ailleurs.locator('a[href^="https://www.demande-logement-social.gouv.fr"]')).to_be_visible()
    fautes = examiner(page)
    assert not fautes, "\n".join(fautes)


def test_a_composition_keeps_its_keys(page_bureau: Ouvrir):
    page = page_bureau("")
    page.keyboard.press("/")
    page.keyboard.type("papiers")
    expect(page.locator(RESULTATS).first).to_be_visible()
    champ(page).evaluate(
        "noeud => noeud.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"
    )
    page.wait_for_timeout(200)
    assert page.evaluate("location.pathname") == "/"


def test_nothing_found_in_arabic_asks_for_latin_letters(page_mobile: Ouvrir):
    page = page_mobile("ar/")
    page.locator("[data-recherche]").click()
    page.keyboard.insert_text("ظظظظظ")
    latin = page.locator(".recherche__vide").get_by_role("button", name="بالحروف اللاتينية")
    expect(latin).to_be_visible()
    latin.click()
    expect(champ(page)).to_be_focused()
    expect(champ(page)).to_have_value("")


@pytest.mark.parametrize("couleurs", ["none", "active"])
def test_search_fits_a_phone_whose_keyboard_is_open(couleurs: str, ouvrir: Ouvrir):
    page = ouvrir(None, viewport={"width": 360, "height": 340})
    page.emulate_media(forced_colors=couleurs)
    page.goto("")
    page.locator("[data-recherche]").click()
    page.keyboard.insert_text("expulsion")
    expect(page.locator(f"{RESULTATS} p").first).to_be_attached()
    page.wait_for_load_state("networkidle")
    lien = page.locator(RESULTATS).first
    lien.scroll_into_view_if_needed()
    expect(lien).to_be_in_viewport()
    expect(champ(page)).to_be_in_viewport()
    assert page.evaluate("document.querySelector('.recherche__zone').scrollWidth <= innerWidth")
    fautes = examiner(page)
    assert not fautes, "\n".join(fautes)


def test_a_publication_in_the_middle_of_a_search_mixes_nothing(publication_a_soi: Publications, navigateur):
    """An open page goes on with the index that it began with; the next page takes the new one, whatever the device kept."""
    racine = publication_a_soi.racine
    premiere = index_de_recherche(racine / "site", "fr").name
    with servir(racine / "site") as adresse:
        contexte = navigateur.new_context(base_url=adresse)
        page, demandes = contexte.new_page(), []
        page.on("response", lambda reponse: demandes.append((reponse.status, reponse.url.removeprefix(adresse))))

        def chercher(mot: str) -> set[str]:
            """Return the folders of the index that answered."""
            demandes.clear()
            champ(page).fill(mot)
            expect(page.locator(f"{RESULTATS} mark").first).to_be_visible()
            page.wait_for_load_state("networkidle")
            assert [demande for demande in demandes if demande[0] >= 400] == []
            return {url.split("/")[2] for _, url in demandes if url.startswith("recherche/fr/")}

        page.goto("demander/papiers/")
        page.locator("[data-recherche]").click()
        assert chercher("expulsion") == {premiere}
        seconde = publier_un_autre_index(publication_a_soi)
        assert seconde != premiere
        assert chercher("recours") <= {premiere}
        assert chercher("garant") <= {premiere}

        page.goto("demander/recours/")
        page.locator("[data-recherche]").click()
        assert chercher("expulsion") == {seconde}
        contexte.close()


def test_a_page_older_than_all_that_the_site_keeps_takes_the_index_of_today(
    publication_a_soi: Publications, navigateur
):
    site = publication_a_soi.racine / "site"
    premiere = index_de_recherche(site, "fr")
    with servir(site) as adresse:
        contexte = navigateur.new_context(base_url=adresse)
        page = contexte.new_page()
        page.goto("demander/papiers/")
        page.wait_for_load_state("networkidle")
        seconde = publier_un_autre_index(publication_a_soi)
        shutil.rmtree(site / "recherche/fr" / premiere.name)
        # Opening the search may ask for it already.
        with page.expect_response(f"**/recherche/fr/{seconde}/titres.json"):
            page.locator("[data-recherche]").click()
            champ(page).fill("expulsion")
        expect(page.locator(f"{RESULTATS} mark").first).to_be_visible()
        contexte.close()


@pytest.fixture
def publication_a_soi(publication: Path, tmp_path: Path) -> Publications:
    """The published site, published again in a folder where the test publishes others."""
    publications = Publications(tmp_path, graver=lambda: None)
    with publications.chantier() as chantier:
        shutil.copytree(publication / "site", chantier.dossier, dirs_exist_ok=True, copy_function=os.link)
        publications.mettre_en_ligne(chantier)
    return publications


def publier_un_autre_index(publications: Publications) -> str:
    """Publish the same site where each snippet is that of another answer, as when a page was added; return its folder."""
    with publications.chantier() as chantier:
        site = chantier.dossier
        shutil.copytree(publications.lien, site, dirs_exist_ok=True, copy_function=os.link)
        index = index_de_recherche(site, "fr")
        fichiers = {f.relative_to(index).as_posix(): f.read_bytes() for f in index.rglob("*.json")}
        fichiers["extraits/0.json"], fichiers["extraits/1.json"] = (
            fichiers["extraits/1.json"],
            fichiers["extraits/0.json"],
        )
        nom = empreinte(fichiers)
        shutil.rmtree(index)
        changes = {f"recherche/fr/{nom}/{chemin}": octets for chemin, octets in fichiers.items()}
        for chemin in (f"recherche/{actifs().version}.json", "donnees/construit.json"):
            changes[chemin] = (site / chemin).read_bytes().replace(index.name.encode(), nom.encode())
        for chemin, octets in changes.items():
            (site / chemin).unlink(missing_ok=True)
            (site / chemin).parent.mkdir(parents=True, exist_ok=True)
            (site / chemin).write_bytes(octets)
        publications.mettre_en_ligne(chantier)
    return nom
