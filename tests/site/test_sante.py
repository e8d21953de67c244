"""``guichet sante`` finds what is wrong with a published site from outside, and finds nothing where nothing is."""

import http.client
import json
import re
import shutil
import socket
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from appui.construction import JOUR
from appui.publies import actifs, index_de_recherche
from appui.vrais_serveurs import nginx
from guichet.__main__ import main
from guichet.publication.heritage import ETAT
from guichet.publication.sante import Site, SiteInjoignable


@pytest.fixture
def copie(site_construit: Path, tmp_path: Path) -> Path:
    """The built site, to damage in the folders that are copied; the others are its own."""
    site = tmp_path / "site"
    site.mkdir()
    for un in site_construit.iterdir():
        if un.name in {"assets", "donnees", "recherche", "veille"}:
            shutil.copytree(un, site / un.name)
        else:
            (site / un.name).symlink_to(un)
    return site


def remplacer(fichier: Path, texte: str) -> None:
    fichier.unlink()
    fichier.write_text(texte, encoding="utf-8")


def juger(site: Path, monkeypatch: pytest.MonkeyPatch, reglage: Callable[[str], str] = str, jour: str = JOUR) -> int:
    """Return what the command answers of ``site``, served by nginx whose configuration ``reglage`` changes."""
    monkeypatch.setenv("GUICHET_DATE", jour)
    travail = site.parent / "nginx"
    travail.mkdir()
    with nginx(site, travail, reglage) as adresse:
        return main(["sante", f"{adresse}/"])


@pytest.fixture
def dit(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[[], list[str]]]:
    """What the command said of faults: one line each."""
    return lambda: [ligne for ligne in capsys.readouterr().err.splitlines() if ligne.startswith("- ")]


def test_nothing_is_found_where_nothing_is_wrong(copie: Path, monkeypatch: pytest.MonkeyPatch, dit):
    assert juger(copie, monkeypatch) == 0
    assert dit() == []


def _un_article_de_moins(site: Path) -> None:
    entrees = json.loads((site / "donnees/veille.json").read_text(encoding="utf-8"))["items"]
    derniere = max(entrees, key=lambda entree: (entree["date"], entree["id"]))["page"]
    flux = json.loads((site / "veille/feed.json").read_text(encoding="utf-8"))
    autres = [article for article in flux["items"] if article["url"] != derniere]
    remplacer(site / "veille/feed.json", json.dumps(flux | {"items": autres}))


def _un_extrait_d_une_autre_publication(site: Path) -> None:
    extrait = index_de_recherche(site, "fr") / "extraits/3.json"
    textes = json.loads(extrait.read_text(encoding="utf-8"))
    remplacer(extrait, json.dumps(textes[::-1], ensure_ascii=False))


DEGATS: dict[str, tuple[Callable[[Path], object], str]] = {
    "age": (
        lambda site: remplacer(site / ETAT, json.dumps({"construit_le": "2026-11-20"})),
        "le site a été construit le 2026-11-20, il y a 7 jours",
    ),
    "jour à venir": (
        lambda site: remplacer(site / ETAT, json.dumps({"construit_le": "2027-11-20"})),
        "le site se dit construit le 2027-11-20, un jour à venir",
    ),
    "lien": (lambda site: (site / "glossaire").unlink(), "/glossaire/, où mène une page, répond 404"),
    "flux": (_un_article_de_moins, "veille/feed.json est en retard"),
    "actif": (
        lambda site: (site / actifs().publie("assets/stylesheets/site.css")).unlink(),
        "site.css, où mène une page, répond 404",
    ),
    "recherche": (_un_extrait_d_une_autre_publication, "ses fichiers ne vont pas ensemble"),
}
REGLAGES: dict[str, tuple[Callable[[str], str], str]] = {
    "entete": (
        lambda conf: re.sub(r"add_header Referrer-Policy.*", "", conf),
        "l'en-tête Referrer-Policy est « absent »",
    ),
    "404": (lambda conf: re.sub(r"error_page .*", "", conf), "ne montre pas la page 404 du site"),
    "type": (lambda conf: re.sub(r'"text/calendar; charset=utf-8" ics;', "", conf), "echeances.ics est annoncé"),
}


@pytest.mark.parametrize("faute", [*DEGATS, *REGLAGES])
def test_each_planted_fault_is_found_and_told(faute: str, copie: Path, monkeypatch: pytest.MonkeyPatch, dit):
    degat, attendu = DEGATS.get(faute, (lambda _: None, ""))
    reglage, attendu = REGLAGES.get(faute, (str, attendu))
    degat(copie)
    assert juger(copie, monkeypatch, reglage) == 1
    dits = dit()
    assert any(attendu in ligne for ligne in dits), dits
    # It is not drowned: a header is told once for each kind of file, the rest once or twice.
    assert len(dits) <= 12, dits


def test_a_site_that_does_not_answer_is_told_too(capsys: pytest.CaptureFixture[str]):
    assert main(["sante", "http://127.0.0.1:9/"]) == 1
    dit = capsys.readouterr().err
    assert "Le site ne répond pas : http://127.0.0.1:9/" in dit
    assert "la machine refuse la connexion" in dit


@pytest.mark.parametrize("erreur", [ssl.SSLCertVerificationError(), ssl.SSLError(), socket.gaierror(), TimeoutError()])
def test_why_nothing_answers_is_told(erreur: OSError, monkeypatch: pytest.MonkeyPatch):
    def refuser(*_: object, **__: object) -> None:
        raise erreur

    monkeypatch.setattr(http.client.HTTPSConnection, "request", refuser)
    with pytest.raises(SiteInjoignable, match=r"^https://site\.exemple/ \(.+\)$"):
        Site("https://site.exemple/").lire("")


@pytest.mark.parametrize(
    "adresse",
    [
        "www.exemple.fr",
        "ftp://exemple.fr/",
        "https://",
        "https://moi:secret@exemple.fr/",
        "http://[::1/",
        "http://a:99999/",
    ],
)
def test_what_is_not_the_address_of_a_site_is_refused_in_words(adresse: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(["sante", adresse])
    assert "écrivez l'adresse d'un site" in capsys.readouterr().err
