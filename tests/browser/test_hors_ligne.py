"""« Garder hors ligne »: the network is cut for good, and what was kept still opens, dated; one tap leaves nothing."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from appui.axe import examiner
from appui.construction import MIDI
from appui.gabarits import LENS
from appui.serveur import servir
from appui.territoires import page_de_commune, slug_de_commune

TERRITOIRE = f"territoires/{slug_de_commune(LENS)}/"
PREFIXES = {"fr": "", "ar": "ar/"}
GARDEE = "aside.page-gardee"


class Appareil:
    """A phone of its own, whose network can be cut: its server stops."""

    def __init__(self, page: Page, reseau: ExitStack) -> None:
        self.page, self.reseau, self.fautes = page, reseau, list[str]()
        page.on("console", lambda dit: self.fautes.append(dit.text) if "Content Security Policy" in dit.text else None)
        page.on("pageerror", lambda erreur: self.fautes.append(str(erreur)))

    def couper(self) -> None:
        # Connections that are open would still be answered.
        self.page.context.set_offline(True)
        self.reseau.close()

    def garder(self) -> None:
        self.page.locator(".hors-ligne > summary").click()
        self.page.get_by_role("button", name="Garder hors ligne").or_(
            self.page.locator(".hors-ligne button").first
        ).click()
        expect(self.page.locator(".hors-ligne button").nth(1)).to_be_visible(timeout=20_000)


@contextmanager
def appareil(navigateur: Browser, site: Path) -> Iterator[Appareil]:
    with ExitStack() as reseau:
        adresse = reseau.enter_context(servir(site))
        contexte = navigateur.new_context(
            base_url=adresse, viewport={"width": 360, "height": 740}, locale="fr-FR", timezone_id="Europe/Paris"
        )
        page = contexte.new_page()
        yield Appareil(page, reseau)
        contexte.close()


@pytest.mark.parametrize("langue", PREFIXES)
def test_what_was_kept_opens_without_a_network(langue: str, navigateur: Browser, site_construit: Path):
    prefixe = PREFIXES[langue]
    with appareil(navigateur, site_construit) as telephone:
        page = telephone.page
        page.clock.set_fixed_time(MIDI)
        page.goto(prefixe + page_de_commune(LENS))
        telephone.garder()
        assert not examiner(page)
        expect(page.locator(GARDEE)).to_be_hidden()

        telephone.couper()
        for chemin in (
            page_de_commune(LENS),
            TERRITOIRE,
            "demander/papiers/",
            "demander/renouveler/",
            "demander/recours/",
            "",
        ):
            page.goto(prefixe + chemin)
            expect(page.locator("h1").first).to_be_visible()
            expect(page.locator(GARDEE)).to_be_visible()
            expect(page.locator(GARDEE).locator("time")).not_to_be_empty()
            # The emergency numbers are on every page.
            expect(page.locator('a[href="tel:115"]').first).to_be_attached()
        # What is added to a page is the same on each; the last is judged, the home page.
        assert not examiner(page)
        # The tools work: their scripts were kept too.
        page.goto(f"{prefixe}demander/papiers/")
        expect(page.locator(".situations input").first).to_be_visible()
        page.goto(f"{prefixe}demander/renouveler/")
        expect(page.locator("#dates-aide")).to_be_visible()
        assert telephone.fautes == []


def test_a_page_opened_by_its_file_is_kept_too(navigateur: Browser, site_construit: Path):
    """The day after, what is saved again is what was kept, by whichever name it was opened."""
    with appareil(navigateur, site_construit) as telephone:
        page = telephone.page
        page.goto(f"{page_de_commune(LENS)}index.html")
        telephone.garder()
        gardees = (
            "caches.open('hors-ligne').then((cache) => cache.keys()).then((cles) => cles.map(({ url }) => url).sort())"
        )
        avant = page.evaluate(gardees)
        vieillir = """async () => {
          const cache = await caches.open('hors-ligne');
          for (const cle of await cache.keys()) {
            const lue = await cache.match(cle);
            const headers = new Headers(lue.headers);
            headers.set('X-Enregistree', '2026-11-01');
            await cache.put(cle, new Response(await lue.blob(), { headers }));
          }
        }"""
        page.evaluate(vieillir)
        page.reload()
        jour = "(adresse) => caches.match(adresse).then((lue) => lue?.headers.get('X-Enregistree'))"
        lens = page.url.removesuffix("index.html")
        page.wait_for_function(f"async (adresse) => await ({jour})(adresse) > '2026-11-02'", arg=lens)
        assert page.evaluate(gardees) == avant
        telephone.couper()
        page.goto(f"{page_de_commune(LENS)}index.html")
        expect(page.locator(GARDEE)).to_be_visible()


def test_one_tap_leaves_nothing(navigateur: Browser, site_construit: Path):
    with appareil(navigateur, site_construit) as telephone:
        page = telephone.page
        page.goto(page_de_commune(LENS))
        telephone.garder()
        page.reload()
        page.get_by_role("button", name="Retirer de cet appareil").click()
        expect(page.locator(".hors-ligne [role=status]")).to_have_text(
            "Plus rien n'est gardé sur cet appareil.".replace("'", "’")
        )
        expect(page.get_by_role("button", name="Garder hors ligne")).to_be_focused()
        assert page.evaluate("caches.keys()") == []
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((liste) => liste.length)") == 0
        assert page.evaluate("localStorage.length") == 0
        telephone.couper()
        with pytest.raises(Exception, match=r"ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED"):
            page.goto("demander/papiers/")


def test_nothing_is_kept_that_was_not_asked_for(navigateur: Browser, site_construit: Path):
    with appareil(navigateur, site_construit) as telephone:
        telephone.page.goto(page_de_commune(LENS))
        telephone.page.wait_for_load_state("networkidle")
        assert telephone.page.evaluate("caches.keys()") == []
        assert telephone.page.evaluate("navigator.serviceWorker.getRegistrations().then((liste) => liste.length)") == 0


def test_half_a_copy_is_no_copy(navigateur: Browser, site_construit: Path, tmp_path: Path):
    """One of the pages is not there: nothing is kept, and this is said."""
    site = tmp_path / "site"
    site.mkdir()
    for un in site_construit.iterdir():
        (site / un.name).symlink_to(un)
    (site / "demander").unlink()
    with appareil(navigateur, site) as telephone:
        page = telephone.page
        page.goto(page_de_commune(LENS))
        page.locator(".hors-ligne > summary").click()
        page.get_by_role("button", name="Garder hors ligne").click()
        expect(page.locator(".hors-ligne [role=status]")).to_contain_text("Rien n’est gardé", timeout=20_000)
        assert page.evaluate("caches.keys()") == []


def test_what_is_kept_follows_the_site_once_the_network_is_back(navigateur: Browser, site_construit: Path):
    """A page kept yesterday is read from the network, and kept again with its day."""
    with appareil(navigateur, site_construit) as telephone:
        page = telephone.page
        page.goto(page_de_commune(LENS))
        telephone.garder()
        hier = """async (adresse) => {
          const cache = await caches.open('hors-ligne');
          const lue = await cache.match(adresse);
          await cache.put(adresse, new Response((await lue.text()).replace('</h1>', ' hier</h1>'), {
            headers: { 'Content-Type': 'text/html; charset=utf-8', 'X-Enregistree': '2026-11-01' } }));
        }"""
        page.evaluate(hier, page.url)
        page.reload()
        expect(page.locator("h1")).not_to_contain_text("hier")
        expect(page.locator(GARDEE)).to_be_hidden()
        jour = "(adresse) => caches.match(adresse).then((lue) => lue.headers.get('X-Enregistree'))"
        page.wait_for_function(f"async (adresse) => await ({jour})(adresse) > '2026-11-02'", arg=page.url)
