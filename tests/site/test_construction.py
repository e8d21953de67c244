"""The build: repeatable byte for byte, and refusing bad data without touching what is published."""

import datetime
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from appui.construction import ADRESSE, JOUR, PROJET, construire_sans_theme, copier_le_projet
from appui.pages import PageConstruite, lisible


def empreintes(racine: Path) -> dict[str, str]:
    """Return the digest of each file under ``racine``."""
    return {
        fichier.relative_to(racine).as_posix(): hashlib.sha256(fichier.read_bytes()).hexdigest()
        for fichier in sorted(racine.rglob("*"))
        if fichier.is_file()
    }


def test_pages_taken_from_another_build_are_those_of_a_clean_one(donnees, site_construit: Path, tmp_path: Path):
    """That of the next day, with other words, another town hall, another text of law: what they change is rendered again."""
    from guichet.atelier.ecriture import Ecrivain, Travail
    from guichet.atelier.reemploi import Reserve

    ecrivains = [
        Ecrivain(rendeur(faits, jour), tmp_path / jour, Reserve(tmp_path / "reserve", ADRESSE))
        for faits, jour in ((autrefois(donnees), "2026-11-27"), (donnees, JOUR))
    ]
    # All that is no commune, and some of the communes.
    catalogues = ecrivains[0].rendeur.atelier.catalogues
    travail = Travail(
        0,
        {
            langue: (*un.listees, *[c for c in un.familles if c not in un.listees][::15])
            for langue, un in catalogues.items()
        },
    )
    faits = [ecrivain.tranche(travail) for ecrivain in ecrivains]
    assert [fait.faute for fait in faits] == ["", ""]
    assert faits[0].ecrites == faits[0].refaites == faits[1].ecrites > 1500
    assert 0 < faits[1].refaites < faits[1].ecrites / 2
    obtenues = [fichier for fichier in (tmp_path / JOUR).rglob("*") if fichier.is_file()]
    noms = {fichier: fichier.relative_to(tmp_path / JOUR) for fichier in obtenues}
    assert {noms[f] for f in obtenues if f.read_bytes() != (site_construit / noms[f]).read_bytes()} == set()


def rendeur(faits: Any, jour: str) -> Any:
    """Return what renders the pages of ``jour`` from ``faits``, as a build does."""
    from guichet.atelier.actifs import Actifs
    from guichet.atelier.atelier import Atelier
    from guichet.atelier.depot import Depot
    from guichet.atelier.rendu import Rendeur

    gabarits = PROJET / "overrides"
    depot, actifs = Depot.ouvrir(PROJET), Actifs.lire(gabarits)
    atelier = Atelier(faits, datetime.date.fromisoformat(jour), ADRESSE, depot=depot, actifs=actifs)
    return Rendeur(atelier, gabarits, temoins=True)


def autrefois(faits: Any) -> Any:
    """Return ``faits`` with another telephone of a town hall, another text of law, other words."""
    from guichet.sujets.lieux.annuaires import MAIRIES
    from guichet.sujets.textes.fiches import TEXTES

    mairies, textes = dict(faits[MAIRIES]), dict(faits[TEXTES])
    for fiches, autre in ((mairies, {"telephone": "+33327000007"}), (textes, {"objet": "Autrefois."})):
        cle = next(iter(fiches))
        fiches[cle] = fiches[cle].model_copy(update=autre)
    mots = {**faits.chaines, "veille.entree_description": {"fr": "Autrefois."}}
    return replace(faits.avec({MAIRIES: mairies, TEXTES: textes}), chaines=mots)


@pytest.fixture
def copie(tmp_path: Path) -> Path:
    """A copy of what the site is made of, to damage at will, with a site already published."""
    copier_le_projet(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("publié hier", encoding="utf-8")
    return tmp_path


def tenter(projet: Path, **environnement: str) -> subprocess.CompletedProcess[str]:
    commande = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site"]
    propre = {nom: valeur for nom, valeur in os.environ.items() if nom not in {"GUICHET_DATE", "PYTHONPATH"}}
    return subprocess.run(
        commande, cwd=projet, env=propre | environnement, capture_output=True, text=True, check=False, timeout=300
    )


def test_bad_data_stops_the_build_and_leaves_the_published_site_alone(copie: Path):
    mairies = copie / "data/lieux/mairies.csv"
    lignes = mairies.read_text(encoding="utf-8").splitlines(keepends=True)
    fautive = next(i for i, ligne in enumerate(lignes) if i > 100 and ",+33" in ligne)
    lignes[fautive] = lignes[fautive].replace(",+33", ",+330", 1)
    mairies.write_text("".join(lignes), encoding="utf-8")

    resultat = tenter(copie)

    sortie = resultat.stdout + resultat.stderr
    assert resultat.returncode != 0
    assert f"data/lieux/mairies.csv, ligne {fautive + 1}" in sortie
    assert "Remède" in sortie
    assert "Traceback" not in sortie
    assert empreintes(copie / "site").keys() == {"index.html"}
    assert (copie / "site/index.html").read_text(encoding="utf-8") == "publié hier"


def test_an_impossible_date_stops_the_build_in_words(copie: Path):
    resultat = tenter(copie, GUICHET_DATE="2027-02-30")
    sortie = resultat.stdout + resultat.stderr
    assert resultat.returncode != 0
    assert "2027-02-30" in sortie
    assert "Traceback" not in sortie
    assert (copie / "site/index.html").read_text(encoding="utf-8") == "publié hier"


DECRET = "2026-02-12-aides-au-logement-ccapex"


@pytest.mark.lent
def test_an_amending_entry_flags_exactly_what_rests_on_its_text(demain, pages: dict[str, PageConstruite]):
    """The site of 2 January 2027: banner, list of editors and JSON name the same pages; the decree is in force."""
    page_du_texte = f"textes/{demain.texte.lower()}/"

    # What the text's own page said before the entry existed, and the page that the entry names.
    appuis = pages[page_du_texte].arbre.css("#appuis ~ ul:first-of-type a")
    assert lisible(pages[page_du_texte].arbre.css_first("#appuis ~ h3").text()) == "Pages"
    attendues = {urljoin(ADRESSE + page_du_texte, a.attributes["href"]) for a in appuis}
    attendues = {adresse.removeprefix(ADRESSE) for adresse in attendues} | {"elus/contacts/"}
    assert "professionnels/enregistrer/" in attendues
    assert not avec_bandeau(pages, demain.entree)
    assert avec_bandeau(demain.pages, demain.entree) == {
        chemin for chemin, page in demain.pages.items() if page.sans_langue in attendues
    }
    assert any(chemin.startswith("en/") for chemin in avec_bandeau(demain.pages, demain.entree))

    dit = [revue(demain.projet, demain.environnement, *options) for options in ((), ("--json",))]
    derives = [d for d in json.loads(dit[1])["derives"] if demain.entree in {m["veille"] for m in d["mouvements"]}]
    assert {d["chemin"] for d in derives if d["genre"] == "page"} == attendues
    for derive in derives:
        assert (
            f"  {derive['nom']} : {demain.texte} le {demain.jour} ({demain.entree})\n    {derive['fichier']}" in dit[0]
        )

    assert moment(pages[f"veille/{DECRET}/"]) == "à venir"
    assert moment(demain.pages[f"veille/{DECRET}/"]) == "entré en vigueur"
    touchees = {
        "demander/impayes/",
        "professionnels/ccapex/",
        "professionnels/expulsions/",
        "elus/logement-d-abord-et-expulsions/",
    }
    assert {demain.pages[chemin].sans_langue for chemin in avec_bandeau(demain.pages, DECRET)} == touchees


def avec_bandeau(site: dict[str, PageConstruite], entree: str) -> set[str]:
    """Return the pages whose banner leads to ``entree`` of the watch."""
    return {
        c for c, page in site.items() if page.arbre.css(f'aside.a-relire:not([hidden]) a[href*="veille/{entree}/"]')
    }


def moment(page: PageConstruite) -> str:
    return lisible(page.arbre.css_first(".veille-etat .pastille").text())


def revue(projet: Path, jour: dict[str, str], *options: str) -> str:
    commande = [sys.executable, "-m", "guichet", "revue", "--racine", str(projet), *options]
    propre = os.environ | jour | {"PYTHONPATH": str(PROJET / "hooks")}
    return subprocess.run(commande, env=propre, capture_output=True, text=True, check=True).stdout


def test_pages_are_the_same_without_the_theme(site_construit: Path, tmp_path: Path):
    """The day the theme goes, a word of mkdocs.yml goes with it, and no byte of the site."""
    construire_sans_theme(tmp_path)
    pages = [fichier.relative_to(tmp_path) for fichier in tmp_path.rglob("*.html")]
    assert len(pages) > 80
    assert [p for p in pages if (tmp_path / p).read_bytes() != sans_politique(site_construit / p)] == []
    # What MkDocs copies is ours, made lighter by the core.
    copies = {f.relative_to(tmp_path) for f in tmp_path.rglob("*") if f.is_file()} - set(pages)
    assert [c for c in copies if not (site_construit / c).is_file()] == []


def sans_politique(page: Path) -> bytes:
    """Return ``page`` less its policy: pages made when they are asked for have none, as MkDocs puts a script in them."""
    contenu, fois = re.subn(rb'\n<meta http-equiv="Content-Security-Policy" content="[^"]*">', b"", page.read_bytes())
    assert fois == 1, page
    return contenu
