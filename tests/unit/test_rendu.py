"""Generated pages: declared by address, made when they are rendered, written by several processes or when asked for."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from appui.construction import ADRESSE, JOUR, PROJET
from appui.donnees import atelier as atelier_du_jour
from guichet import sujets
from guichet.atelier import ecriture, moteurs
from guichet.atelier.a_la_demande import ALaDemande
from guichet.atelier.atelier import LIENS, Atelier
from guichet.atelier.ecriture import Ecrivain
from guichet.atelier.environnement import Environnement
from guichet.atelier.reemploi import Reserve
from guichet.atelier.rendu import PageImpossible, Rendeur
from guichet.atelier.temoin import Temoin, empreinte
from guichet.pages.registre import Page, Pages, Site
from guichet.sujets.communes.vue import fiches_communes
from guichet.sujets.lieux.vue import VueLieu

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
    # No other: thousands of pages would be made with it.
    autres = (replace(pages, familles=[]) for pages in sujets.PAGES)
    monkeypatch.setattr(sujets, "PAGES", (*autres, registre))
    return famille


@pytest.fixture
def atelier(famille) -> Atelier:
    """The site of the day with one family, none of whose pages is made."""
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
    # What is written besides pages leads to pages of the site: it is made while they are known.
    for catalogue in atelier.catalogues.values():
        assert catalogue.laissees is not None
    for catalogue in atelier.catalogues.values():
        monkeypatch.setitem(catalogue.__dict__, "listees", {})
        monkeypatch.setitem(catalogue.__dict__, "laissees", {})
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
    assert "nombres/7/" not in str(atelier.outils("fr")["plan_du_site"]())
    assert f"{ADRESSE}en/nombres/7/" in {page.adresse for page in atelier.inventaire}
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


# --- Pages taken from an earlier build -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Vue:
    """What a page about a number shows; ``sorte`` is a set, whose order changes with each process."""

    n: int
    sorte: frozenset[str] = frozenset(("pair", "impair", "premier"))

    @property
    def double(self) -> int:
        return self.n * 2


SOURCE = '{{ t("mot.un") }} {% include "pied.html" %} {{ vue.double }}{% if vue.n == 3 %} {{ fait("a") }} {{ ce_jour }}{% endif %}'


class Essai:
    """A site of five pages whose words, facts, day and templates can be changed; each build is of a new process."""

    def __init__(self, dossier: Path) -> None:
        self.gabarits, self.reserve = dossier / "overrides", Reserve(dossier / "reserve", ADRESSE)
        self.gabarits.mkdir()
        self.ecrire("page.html", SOURCE)
        self.ecrire("pied.html", "pied {{ chemin }}")
        self.ecrire("autre.html", "autre")
        self.mots, self.faits, self.jour = (
            {"mot": {"mot.un": "un"}, "autre": {"autre.un": "1"}},
            {"a": "A", "b": "B"},
            "lundi",
        )
        self.vues: dict[str, Any] = {f"p{n}/": Vue(n) for n in range(5)}

    def ecrire(self, nom: str, source: str) -> None:
        (self.gabarits / nom).write_text(source, encoding="utf-8")

    def construire(self) -> tuple[dict[str, str], int]:
        """Return the pages by address, and how many were rendered."""
        outils = {
            "t": lambda cle: self.mots[cle.partition(".")[0]][cle],
            "t_brut": None,
            "messages": lambda domaine: self.mots[domaine],
            "donnees": object(),
            "fait": lambda nom: self.faits[nom],
            "ce_jour": self.jour,
        }
        temoin = Temoin()
        env = Environnement(self.gabarits, outils, {"jour_de": lambda n: f"{self.jour} {n}"}, temoin=temoin)
        tranche = self.reserve.ouvrir("fr-0", temoin)
        pages = {
            chemin: tranche.rendre(
                chemin,
                vue,
                lambda c=chemin, v=vue: env.get_template("page.html").render(chemin=c, d_ou="", vue=v, lien=str),
            )
            for chemin, vue in self.vues.items()
        }
        tranche.garder()
        return pages, tranche.refaites


@pytest.fixture
def essai(tmp_path: Path) -> Essai:
    essai = Essai(tmp_path)
    assert essai.construire()[1] == 5
    assert essai.construire()[1] == 0
    return essai


@pytest.mark.parametrize(
    ("changement", "rendues"),
    [
        (lambda e: e.mots["autre"].update({"autre.un": "2"}), 0),
        (lambda e: e.mots["mot"].update({"mot.un": "deux"}), 5),
        (lambda e: e.faits.update(b="Z"), 0),
        (lambda e: e.faits.update(a="Z"), 1),
        # Jinja looks up the names of a template as it opens it, even where a condition leaves them out.
        (lambda e: setattr(e, "jour", "mardi"), 5),
        (lambda e: e.ecrire("autre.html", "changé"), 0),
        (lambda e: e.ecrire("pied.html", "changé"), 5),
        (lambda e: e.ecrire("page.html", SOURCE + "!"), 5),
        (lambda e: e.vues.update({"p1/": Vue(7)}), 1),
        (lambda e: e.vues.update({"p9/": Vue(9)}), 1),
        (lambda e: e.vues.pop("p2/"), 0),
        (lambda e: e.vues.update({"p4/": replace(Vue(4), sorte=frozenset(("premier", "impair", "pair")))}), 0),
        (lambda e: setattr(e, "reserve", replace(e.reserve, racine_web="https://ailleurs.exemple/")), 5),
        (lambda e: (e.reserve.dossier / "fr-0.pages").write_bytes(b"abime"), 5),
    ],
)
def test_only_what_changed_is_rendered_again(essai, changement, rendues):
    changement(essai)
    pages, refaites = essai.construire()
    assert refaites == rendues
    essai.reserve = replace(essai.reserve, dossier=essai.reserve.dossier / "neuve")
    assert essai.construire() == (pages, len(essai.vues))


def test_a_filter_that_tells_the_day_is_asked_again(essai):
    essai.ecrire("page.html", "{{ vue.n | jour_de }}")
    assert essai.construire()[1] == 5
    essai.jour = "mardi"
    pages, refaites = essai.construire()
    assert (pages["p3/"], refaites) == ("mardi 3", 5)


def test_what_has_no_print_is_rendered_each_time(essai):
    essai.vues["p1/"] = SimpleNamespace(n=1, double=lambda: 2)
    assert essai.construire()[1] == 1
    assert essai.construire()[1] == 1


def test_the_print_of_a_record_is_that_of_all_that_it_holds():
    def valeurs(n: int) -> dict[str, Any]:
        return {"vue": Vue(n), "autres": [(Vue(n), Vue(n + 1))]}

    assert empreinte(valeurs(1)) == empreinte(valeurs(1)) != empreinte(valeurs(2))
    assert empreinte(Vue(1)) != empreinte(Vue(1, frozenset(("pair",))))


def test_what_a_record_computed_is_no_part_of_its_print():
    atelier = atelier_du_jour(JOUR)
    mairie = fiches_communes(atelier.edition)["62413"].mairie
    assert mairie.lieu

    def vue(**autrement: str) -> VueLieu:
        return VueLieu(mairie.commune, mairie.lieu.model_copy(update=autrement), atelier.aujourdhui)

    lue = vue()
    assert lue.semaine
    assert empreinte(lue) == empreinte(vue()) != empreinte(vue(telephone="+33300000000"))


def test_what_pages_share_is_read_by_each(essai):
    """The second page takes from the first what reads a fact: when it changes, both are rendered again."""
    essai.ecrire("page.html", '{% une_fois %}{{ fait("a") }}{% endune_fois %} {{ vue.n }}')
    pages, _ = essai.construire()
    assert pages["p4/"] == "A 4"
    essai.faits["a"] = "Z"
    pages, refaites = essai.construire()
    assert (pages["p4/"], refaites) == ("Z 4", 5)


def test_slices_of_no_page_are_deleted(essai):
    (essai.reserve.dossier / "fr-7.pages").write_bytes(b"")
    essai.reserve.oublier_sauf(["fr-0"])
    assert [f.name for f in essai.reserve.dossier.iterdir()] == ["fr-0.pages"]


@pytest.mark.parametrize("langue", ["fr", "en", "ar"])
def test_what_pages_share_is_what_each_would_have(langue):
    """Pages of every template of the site, with and without what they share."""
    atelier = atelier_du_jour(JOUR)
    partage, seul = (Rendeur(atelier, PROJET / "overrides", partages=oui) for oui in (True, False))
    catalogue = atelier.catalogues[langue]
    par_gabarit: dict[str, list[Page]] = {}
    for page in (*catalogue.listees.values(), *map(catalogue.page, list(catalogue.familles)[::400])):
        par_gabarit.setdefault(page.gabarit, []).append(page)
    choisies = [page for pages in par_gabarit.values() for page in (*pages[:3], *pages[3::20])]
    assert len(choisies) > len(par_gabarit)
    assert [p.chemin for p in choisies if partage.rendre(p, langue) != seul.rendre(p, langue)] == []


def test_every_page_of_the_site_has_a_print():
    """A value that has none would be rendered at each build."""
    atelier = atelier_du_jour(JOUR)
    rendeur = Rendeur(atelier, PROJET / "overrides")
    for langue, catalogue in atelier.catalogues.items():
        for page in catalogue.listees.values():
            assert empreinte({n: v for n, v in rendeur.valeurs(page, langue).items() if n not in LIENS})


# --- What search engines read --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("combien", "noms"),
    [
        (3, ["sitemap.xml"]),
        (4, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]),
        (7, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]),
    ],
)
def test_the_list_of_addresses_is_cut_where_it_must_be(monkeypatch, combien, noms):
    monkeypatch.setattr(moteurs, "ADRESSES_PAR_FICHIER", 3)
    pages = [moteurs.Adresse(f"{ADRESSE}{n}/", {"fr": f"{ADRESSE}{n}/"}, None) for n in range(combien)]
    rendeur = Rendeur(atelier_du_jour(JOUR), PROJET / "overrides")
    *plans, (robots, dit) = moteurs.fichiers(pages, ADRESSE, rendeur.seul)
    assert [nom for nom, _ in plans] == noms
    assert robots == "robots.txt"
    assert dit.endswith(f"Sitemap: {ADRESSE}sitemap.xml\n")
    lieux = {nom: re.findall("<loc>(.*?)</loc>", texte) for nom, texte in plans}
    assert [lieu for nom in noms[-(len(noms) - 1) or 0 :] for lieu in lieux[nom]] == [page.adresse for page in pages]
    if len(noms) > 1:
        assert lieux["sitemap.xml"] == [ADRESSE + nom for nom in noms[1:]]
