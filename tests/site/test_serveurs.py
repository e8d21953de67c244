"""The site behind real servers, with the configurations that we publish: headers, types, errors, publications under load."""

import gzip
import http.client
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from appui.publies import actifs, fichiers_des_communes, index_de_recherche
from appui.vrais_serveurs import ANCIENNE, NOUVELLE, SERVEURS
from guichet.publication.entetes import entetes, nature, politique
from guichet.publication.versions import Publications


@dataclass
class Client:
    """Asks one server, on one connection, as a browser does."""

    connexion: http.client.HTTPConnection

    def __call__(self, chemin: str, methode: str = "GET", **demande: str) -> tuple[int, dict[str, str], bytes]:
        """Return the status, the headers (names in lower case) and the body; ``accept_encoding="gzip"`` is a header."""
        noms = {nom.replace("_", "-"): valeur for nom, valeur in demande.items()}
        self.connexion.request(methode, chemin, headers=noms)
        reponse = self.connexion.getresponse()
        return reponse.status, {nom.lower(): valeur for nom, valeur in reponse.getheaders()}, reponse.read()


@pytest.fixture(scope="module", params=SERVEURS)
def client(request: Any, publication: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    travail = tmp_path_factory.mktemp(request.param)
    with SERVEURS[request.param](publication / "site", travail) as adresse:
        connexion = http.client.HTTPConnection(urlsplit(adresse).netloc, timeout=20)
        yield Client(connexion)
        connexion.close()


@pytest.fixture(scope="session")
def chemins(site_construit: Path) -> list[str]:
    """One path of each kind of file in each folder of the root: some have rules of their own."""
    par_genre = {}
    for fichier in sorted(un for un in site_construit.rglob("*.*") if un.is_file()):
        chemin = f"/{fichier.relative_to(site_construit).as_posix()}"
        if not chemin.startswith(("/communes/", "/en/communes/", "/ar/communes/")):
            par_genre.setdefault((fichier.suffix, chemin.split("/")[1]), chemin.removesuffix("index.html"))
    versionnes = (
        index_de_recherche(site_construit, "ar") / "titres.json",
        next(fichiers_des_communes(site_construit).iterdir()),
    )
    autres = (f"/{fichier.relative_to(site_construit).as_posix()}" for fichier in versionnes)
    return [*par_genre.values(), *autres, "/", "/veille/atom.xml", "/veille/feed.json"]


def test_each_kind_of_file_has_its_headers_and_its_type(client: Client, chemins: list[str]):
    fautes = []
    for chemin in chemins:
        etat, recus, _ = client(chemin)
        attendus = {nom.lower(): valeur for nom, valeur in entetes(chemin).items()} | {"content-type": nature(chemin)}
        fautes += [f"{chemin} : {etat}"] if etat != 200 else []
        fautes += [f"{chemin} {nom} : {recus.get(nom)}" for nom, voulu in attendus.items() if recus.get(nom) != voulu]
        fautes += [f"{chemin} : ouvert à tous"] if "access-control-allow-origin" in recus.keys() - attendus else []
    assert fautes == []
    assert "server" not in recus or recus["server"] == "nginx"


def test_only_what_its_name_fixes_is_kept_for_ever(client: Client):
    cache = {
        chemin: client(chemin)[1]["cache-control"]
        for chemin in (f"/{actifs().publie('assets/stylesheets/site.css')}", f"/recherche/{actifs().version}.json", "/")
    }
    assert list(cache.values()) == ["public, max-age=31536000, immutable", "no-cache", "no-cache"]


@pytest.mark.parametrize(
    "chemin",
    [
        "/rien",
        "/en/rien/",
        "/assets/",
        "/assets/0123456789ab/rien.js",
        "/donnees/rien.csv",
        "/recherche/",
        "/a/b/c.html",
    ],
)
def test_what_is_not_there_is_told_by_our_page_under_its_policy(client: Client, publication: Path, chemin: str):
    etat, recus, corps = client(chemin)
    assert etat == 404
    assert corps == (publication / "site/404.html").read_bytes()
    assert recus["content-type"] == "text/html; charset=utf-8"
    assert recus["content-security-policy"] == politique()
    assert recus["cache-control"] == "no-cache"


def test_compressed_forms_are_the_same_text_and_have_no_address(client: Client, publication: Path):
    page = (publication / "site/index.html").read_bytes()
    etat, recus, corps = client("/", accept_encoding="gzip")
    assert (etat, recus["content-encoding"], recus["content-type"]) == (200, "gzip", "text/html; charset=utf-8")
    assert gzip.decompress(corps) == page
    assert "accept-encoding" in recus["vary"].lower()
    assert len(corps) == (publication / "site/index.html.gz").stat().st_size
    assert client("/")[2] == page
    assert {client(f"/index.html.{forme}")[0] for forme in ("gz", "br", "zst")} == {404}


def test_caddy_sends_each_form_that_is_there(client: Client, publication: Path, request: pytest.FixtureRequest):
    """nginx has no module for them in Debian: it sends the text itself."""
    for forme, nom in (("br", "br"), ("zst", "zstd")):
        fichier = publication / f"site/index.html.{forme}"
        envoyee = fichier.exists() and request.node.callspec.params["client"] == "caddy"
        _, recus, corps = client("/", accept_encoding=nom)
        assert recus.get("content-encoding") == (nom if envoyee else None)
        assert corps == (fichier if envoyee else publication / "site/index.html").read_bytes()


def test_what_is_already_there_is_not_sent_again(client: Client):
    _, recus, corps = client("/demander/papiers/")
    assert client("/demander/papiers/", if_none_match=recus["etag"])[::2] == (304, b"")
    assert client("/demander/papiers/", if_modified_since=recus["last-modified"])[0] == 304
    etat, partie, morceau = client("/demander/papiers/", range="bytes=10-19")
    assert (etat, morceau, partie["content-range"]) == (206, corps[10:20], f"bytes 10-19/{len(corps)}")


def test_old_addresses_and_forgotten_slashes_lead_on(client: Client):
    for chemin, vers, etats in ((ANCIENNE, NOUVELLE, {301}), (NOUVELLE.rstrip("/"), NOUVELLE, {301, 308})):
        etat, recus, _ = client(chemin)
        assert etat in etats
        assert urlsplit(recus["location"]).path == vers


def test_nothing_but_reading(client: Client):
    assert client("/", "POST")[0] == 405
    assert client("/../../../etc/passwd")[0] in {400, 404}
    assert client("/%2e%2e/%2e%2e/publications/")[0] in {400, 404}
    assert client("/", "HEAD")[::2] == (200, b"")


@pytest.mark.parametrize("nom", SERVEURS)
def test_readers_of_a_site_published_fifty_times_see_no_fault(nom: str, tmp_path: Path):
    """Page, then its script, over HTTP while the link moves; then the publication before is back within the second."""
    publications = Publications(tmp_path, gardees=50, graver=lambda: None)

    def publier(version: int) -> None:
        with publications.chantier() as chantier:
            script = chantier.dossier / f"assets/{version:012x}/page.js"
            script.parent.mkdir(parents=True)
            script.write_text(f"{version}", encoding="utf-8")
            (chantier.dossier / "index.html").write_text(f"{version} assets/{version:012x}/page.js", encoding="utf-8")
            (chantier.dossier / "404.html").write_text("absent", encoding="utf-8")
            (chantier.dossier / "donnees").mkdir()
            etat = f'{{"nommes_par_leur_contenu": ["assets/{version:012x}/"]}}'
            (chantier.dossier / "donnees/construit.json").write_text(etat, encoding="utf-8")
            publications.mettre_en_ligne(chantier)

    publier(0)
    travail = tmp_path / "travail"
    travail.mkdir()
    with SERVEURS[nom](tmp_path / "site", travail) as adresse:
        connexion = http.client.HTTPConnection(urlsplit(adresse).netloc, timeout=20)
        demander, lus, vues = Client(connexion), 0, set()
        enfant = os.fork()
        if not enfant:
            try:
                for version in range(1, 51):
                    publier(version)
                os._exit(0)
            finally:
                os._exit(1)
        while os.waitpid(enfant, os.WNOHANG) == (0, 0):
            etat, _, corps = demander("/")
            assert etat == 200
            version, script = corps.decode().split()
            assert demander(f"/{script}")[::2] == (200, version.encode())
            lus += 1
            vues.add(version)
        assert lus > 50
        assert len(vues) > 10
        assert demander("/")[2].split()[0] == b"50"
        publications.revenir()
        assert demander("/")[2].split()[0] == b"49"
        connexion.close()
