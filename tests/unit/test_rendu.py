"""Generated pages: declared by address, made when they are rendered, written by several processes or when asked for."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from appui.construction import ADRESSE, JOUR, PROJET
from appui.donnees import atelier as atelier_du_jour
from guichet import sujets
from guichet.atelier import ecriture
from guichet.atelier.a_la_demande import ALaDemande
from guichet.atelier.atelier import Atelier
from guichet.atelier.ecriture import Ecrivain
from guichet.atelier.rendu import PageImpossible, Rendeur
from guichet.pages.registre import Page, Pages, Site

COMBIEN = 200


def adresses(site: Site) -> dict[str, int]:
    return {f"nombres/{n}/": n for n in range(COMBIEN)}


@dataclass
class Famille:
    """A family of pages about numbers, and those that were made."""

    faites: list[tuple[str, int]]

    def page(self, site: Site, n: int) -> Page:
        self.faites.append((site.interface.langue, n))
        return Page(f"nombres/{n}/", "nombre.html", f"Le {n}", "Un nombre", contexte={"n": n})


@pytest.fixture
def famille(monkeypatch) -> Famille:
    famille, registre = Famille([]), Pages()
    registre.famille(adresses, "fr", "en")(famille.page)
    monkeypatch.setattr(sujets, "PAGES", (*sujets.PAGES, registre))
    return famille


@pytest.fixture
def atelier(famille) -> Atelier:
    """The site of the day with one family more, none of whose pages is made."""
    return replace(atelier_du_jour(JOUR))


@pytest.fixture
def gabarits(tmp_path: Path) -> Path:
    """Templates of one word, instead of those of the site."""
    dossier = tmp_path / "overrides"
    dossier.mkdir()
    (dossier / "nombre.html").write_text("{{ langue }} {{ page.title }} {{ lien('') }} {{ n * 2 }}", encoding="utf-8")
    return dossier


@pytest.fixture
def ecrivain(atelier: Atelier, gabarits: Path, tmp_path: Path, monkeypatch) -> Ecrivain:
    for catalogue in atelier.catalogues.values():
        monkeypatch.setitem(catalogue.__dict__, "listees", {})
    return Ecrivain(Rendeur(atelier, gabarits), tmp_path / "site")


def ecrites(ecrivain: Ecrivain) -> dict[str, str]:
    fichiers = sorted(ecrivain.dossier.rglob("*"))
    return {f.relative_to(ecrivain.dossier).as_posix(): f.read_text("utf-8") for f in fichiers if f.is_file()}


def test_pages_of_a_family_exist_before_any_is_made(atelier, famille):
    titres = atelier.titres["fr"]
    assert "nombres/7/" in titres
    assert "nombres/7/" not in atelier.titres["ar"]
    assert f"nombres/{COMBIEN}/" not in titres
    assert set(adresses(atelier.site("fr"))) <= set(titres)
    assert [a.existe for a in atelier.navigation("nombres/7/", "fr")["alternatives"]] == [True, True, False]
    assert famille.faites == []
    assert titres["nombres/7/"] == "Le 7"
    assert famille.faites == [("fr", 7)]


def test_the_site_map_leaves_families_out_and_sitemap_does_not(atelier, famille):
    outils = atelier.outils("fr")
    assert "nombres/7/" not in str(outils["plan_du_site"]())
    assert f"{ADRESSE}en/nombres/7/" in {page["adresse"] for page in outils["inventaire"]}
    assert famille.faites == []


@pytest.mark.parametrize("processus", [1, 3])
def test_every_page_is_written_whatever_the_number_of_processes(ecrivain, monkeypatch, processus):
    monkeypatch.setattr(ecriture, "processeurs", lambda: processus)
    ecrivain.pages()
    attendues = {
        f"{prefixe}nombres/{n}/index.html": f"{langue} Le {n} {lien} {n * 2}"
        for prefixe, langue, lien in (("", "fr", "../../"), ("en/", "en", "../../"))
        for n in range(COMBIEN)
    }
    assert ecrites(ecrivain) == attendues


@pytest.mark.parametrize("processus", [1, 2])
def test_a_page_that_cannot_be_made_is_named(ecrivain, gabarits, monkeypatch, processus):
    monkeypatch.setattr(ecriture, "processeurs", lambda: processus)
    (gabarits / "nombre.html").write_text("{{ 1 / (n - 150) }}", encoding="utf-8")
    with pytest.raises(PageImpossible, match=r"La page nombres/150/ n'a pas pu être construite \(ZeroDivisionError"):
        ecrivain.pages()


def serveur(racine: Path) -> Any:
    """A server of the files in ``racine``, as MkDocs has one."""

    def servir(demande, repondre):
        fichier = racine / demande["PATH_INFO"].strip("/") / "index.html"
        repondre("200 OK" if fichier.exists() else "404 Not Found", [("Content-Type", "text/html")])
        return [fichier.read_bytes() if fichier.exists() else b"absent"]

    return servir


@dataclass
class Demandeur:
    """Asks for pages, and keeps what was answered."""

    application: Any
    statut: str = ""

    def __call__(self, chemin: str) -> str:
        def repondre(statut, _entetes):
            self.statut = statut

        return b"".join(self.application({"PATH_INFO": chemin}, repondre)).decode()


@pytest.fixture
def demander(ecrivain, monkeypatch) -> Demandeur:
    monkeypatch.setattr(Ecrivain, "fichiers", lambda self: (self.dossier / "tout").mkdir(parents=True))
    service = ALaDemande()
    service.recommencer(ecrivain)
    return Demandeur(service.devant(serveur(ecrivain.dossier)))


def test_a_page_is_made_when_it_is_asked_for(demander, ecrivain, famille):
    assert demander("/en/nombres/7/") == "en Le 7 ../../ 14"
    assert demander.statut == "200 OK"
    assert famille.faites == [("en", 7)]
    assert demander("/en/nombres/7/") == "en Le 7 ../../ 14"
    assert famille.faites == [("en", 7)]
    assert list(ecrites(ecrivain)) == ["en/nombres/7/index.html"]


def test_what_is_no_page_is_looked_for_in_the_files_of_the_site_once(demander, ecrivain):
    for _ in range(2):
        assert demander("/donnees/communes.json") == "absent"
        assert demander.statut.startswith("404")
    assert (ecrivain.dossier / "tout").is_dir()


def test_a_page_that_cannot_be_made_says_why_to_who_asks(demander, gabarits):
    (gabarits / "nombre.html").write_text("{{ 1 / 0 }}", encoding="utf-8")
    assert "ZeroDivisionError" in demander("/nombres/7/")
    assert demander.statut.startswith("500")


def test_every_template_of_the_site_is_found_by_its_name():
    noms = set(Rendeur(atelier_du_jour(JOUR), PROJET / "overrides").environnements["fr"].list_templates())
    assert {"main.html", "papiers.html", "epci/territoire.html", "sitemap.xml"} <= noms
