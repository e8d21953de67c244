"""The workshop: the site in each language, and all that a publisher such as MkDocs asks for.

Addresses received are those of a publisher: from the root of the site, language folder included.
"""

import datetime
import os
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import pass_context
from markdown.extensions import Extension

from guichet import sujets
from guichet.atelier import qr
from guichet.pages import donnees_ouvertes
from guichet.pages.registre import Page, Site, complement, pages_de
from guichet.prose.guides import Changement, guides, titres_des_guides
from guichet.prose.outils import morceaux
from guichet.prose.permaliens import Permaliens
from guichet.prose.redaction import Plume, Raccourcis
from guichet.socle import adresses, horloge, langues
from guichet.socle.champs import LANGUES, Langue
from guichet.socle.donnees import Donnees, Edition
from guichet.socle.langues import NOMS_DES_LANGUES, Interface
from guichet.socle.problemes import DonneesInvalides
from guichet.socle.sections import SECTIONS, section
from guichet.socle.sources import SOURCES
from guichet.sujets.adresses.controle import defauts, redirigees
from guichet.sujets.adresses.page import pages_redirigees
from guichet.sujets.plan_du_site.arbre import plan_du_site
from guichet.sujets.recherche import fichiers as recherche
from guichet.sujets.recherche.cherchables import pages_cherchables
from guichet.sujets.revue.suivi import suivi

# Set to « oui » by `make pdf`: this build is to be followed by that of the PDF.
PDF_ATTENDUS = "GUICHET_PDF"


@dataclass(frozen=True)
class Alternative:
    """The way from a page to another language; where the page does not exist there, to its home."""

    langue: Langue
    nom: str
    adresse: str
    absolue: str
    existe: bool
    courante: bool


@dataclass(frozen=True)
class Atelier:
    """The whole site on one day. ``racine_web`` is its public address, ending with a slash.

    ``pdf`` tells whether the PDF of the briefs will be published with it: only then do its pages lead to them.
    """

    donnees: Donnees
    aujourdhui: datetime.date
    racine_web: str
    pdf: bool = False

    @classmethod
    def ouvrir(cls, racine: Path, racine_web: str) -> "Atelier":
        """Load the project at ``racine``. Raises DonneesInvalides, DateImpossible."""
        # First what is quick to refuse.
        aujourdhui = horloge.aujourdhui()
        atelier = cls(sujets.charger(racine), aujourdhui, racine_web, pdf=os.environ.get(PDF_ATTENDUS) == "oui")
        if trouves := list(defauts(racine, atelier.donnees, atelier.existantes)):
            raise DonneesInvalides(trouves)
        return atelier

    @cached_property
    def edition(self) -> Edition:
        return Edition(self.donnees, self.aujourdhui)

    @cached_property
    def sites(self) -> dict[Langue, Site]:
        """The site in each language; its links are held to the pages that exist."""
        return {
            langue: replace(site, redaction=replace(site.redaction, pages=self.titres[langue]))
            for langue, site in self._premiers.items()
        }

    def site(self, langue: Langue) -> Site:
        return self.sites[langue]

    @cached_property
    def _premiers(self) -> dict[Langue, Site]:
        """The same before its pages are known: it makes them."""
        return {langue: self._site(langue) for langue in LANGUES}

    def _site(self, langue: Langue) -> Site:
        interface = Interface(langue, self.donnees.chaines)
        racine_web = self.racine_web + adresses.prefixe(langue)
        return Site(self.edition, interface, racine_web, sujets.redaction(self.donnees, interface))

    @cached_property
    def generees(self) -> dict[Langue, list[Page]]:
        """Generated pages by language."""
        return {langue: list(pages_de(site, sujets.PAGES)) for langue, site in self._premiers.items()}

    @cached_property
    def publiees(self) -> dict[Langue, list[Page]]:
        """The same, and what is left at old addresses: published, but no page of the site."""
        suites = redirigees(self.donnees, self.existantes)
        return {
            langue: [*generees, *pages_redirigees(self._premiers[langue], suites, self.titres)]
            for langue, generees in self.generees.items()
        }

    @cached_property
    def existantes(self) -> frozenset[str]:
        """The whole address of every page that exists, and of every file that people download or follow."""
        pages = (adresses.entiere(chemin, langue) for langue in LANGUES for chemin in self.titres[langue])
        # What the search fetches is nobody's address.
        fichiers = (nom for nom in self._fichiers if not nom.startswith(recherche.DOSSIER))
        return frozenset(pages) | {f"/{nom}" for nom in (*donnees_ouvertes.noms(sujets.OUVERTES), *fichiers)}

    @cached_property
    def _fichiers(self) -> dict[str, str | bytes]:
        """What the subjects publish beside their pages, by path."""
        francais = self.site(adresses.LANGUE_PAR_DEFAUT)
        return {nom: contenu for fichiers in sujets.FICHIERS for nom, contenu in fichiers(francais)}

    @cached_property
    def titres(self) -> dict[Langue, dict[str, str]]:
        """Title of every page that exists, prose and generated, by language and address."""
        return {
            langue: dict(titres_des_guides(self.donnees)[langue])
            | {page.chemin: page.titre for page in self.generees[langue]}
            for langue in LANGUES
        }

    prefixe = staticmethod(adresses.prefixe)

    def chemin(self, url: str, langue: Langue) -> str:
        """Return the address in its language of the page published at ``url``."""
        return url.removeprefix("./").removeprefix(adresses.prefixe(langue))

    def page(self, url: str, langue: Langue) -> Page | None:
        """Return the generated page published at ``url``, or None if it is prose."""
        return self._par_chemin[langue].get(self.chemin(url, langue))

    @cached_property
    def _par_chemin(self) -> dict[Langue, dict[str, Page]]:
        return {langue: {page.chemin: page for page in generees} for langue, generees in self.publiees.items()}

    def extensions(self, url: str, langue: Langue) -> tuple[Extension, ...]:
        """Return what writes the prose of the page published at ``url``."""
        redaction = self.site(langue).redaction
        plume = Plume(redaction.feuille(self.chemin(url, langue)))
        return (Raccourcis(plume), *redaction.notes(plume), Permaliens(plume))

    def outils(self, langue: Langue) -> dict[str, Any]:
        """Return the globals of the templates in ``langue``; those that depend on the page are in `contexte`."""
        interface = self.site(langue).interface
        return {
            "langue": langue,
            "sens": interface.sens,
            "t": interface.isolee,
            # For attributes, which hold no element.
            "t_brut": interface.t,
            "messages": interface.messages,
            "nom": interface.nom,
            "source": self.donnees[SOURCES].__getitem__,
            "donnees": self.donnees,
            "guides": guides(self.donnees),
            "aujourdhui": self.aujourdhui,
            "fichiers_ouverts": tuple(nom for ouvertes in sujets.OUVERTES for nom in ouvertes.fichiers),
            "inventaire": self._inventaire,
            "titre_de": self.site(langue).redaction.titre_de,
            "plan_du_site": lambda: list(plan_du_site(self.titres[langue])),
            "qr": qr.svg,
            "pdf": self.pdf,
        } | self._donnes("outils", langue)

    def _donnes(self, quoi: Literal["outils", "filtres"], langue: Langue) -> dict[str, Any]:
        """Return what the subjects give to the templates in ``langue``."""
        site = self.site(langue)
        return {
            nom: un for pages in sujets.PAGES for donner in getattr(pages, quoi) for nom, un in donner(site).items()
        }

    def filtres(self, langue: Langue) -> dict[str, Any]:
        """Return the filters of the templates in ``langue``."""
        site = self.site(langue)
        return {
            "typo": langues.typographie,
            "jour": site.interface.jour,
            "jour_imprecis": site.interface.jour_imprecis,
            "isoler": site.interface.isoler,
            "nombre": lambda valeur: site.interface.isoler(site.interface.nombre(valeur)),
            "source": self.donnees[SOURCES].__getitem__,
            "telephone": langues.telephone,
            "morceaux": morceaux,
            "typographie": langues.typographie,
            "dans_la_langue": lambda traduction: site.interface.isoler(getattr(traduction, langue)),
            "phrase": pass_context(lambda contexte, texte: site.redaction.phrase(texte, contexte["chemin"])),
            "markdown": pass_context(lambda contexte, texte: site.redaction.rendre(texte, contexte["chemin"])),
        } | self._donnes("filtres", langue)

    def contexte(self, url: str, gabarit: str | None, langue: Langue) -> dict[str, Any]:
        """Return what the page published at ``url`` adds to the globals."""
        chemin = self.chemin(url, langue)
        generee = self.page(url, langue)
        site = self.site(langue)
        propre = generee.contexte if generee else complement(site, sujets.PAGES, gabarit, chemin)
        return self._navigation(chemin, langue) | propre

    def contexte_racine(self, gabarit: str, base: str) -> dict[str, Any]:
        """Return the context of a template that is served at any address: its links are absolute paths."""
        racine = "/" + base.partition("://")[2].partition("/")[2]
        site = self.site(adresses.LANGUE_PAR_DEFAUT)
        return (
            self._navigation("", adresses.LANGUE_PAR_DEFAUT)
            | {
                "lien": lambda chemin: racine + chemin,
                "fichier": lambda chemin: racine + chemin,
                "alternatives": [self._vers_l_accueil(autre, racine) for autre in LANGUES],
                "menu": [(titre, racine + adresse, False) for titre, adresse in self._sections("fr")],
                "fil": [],
            }
            | complement(site, sujets.PAGES, gabarit)
        )

    def _navigation(self, chemin: str, langue: Langue) -> dict[str, Any]:
        prefixe = adresses.prefixe(langue)
        return {
            "chemin": chemin,
            "lien": lambda vers: adresses.relative(chemin, vers),
            "fichier": lambda vers: adresses.relative(prefixe + chemin, vers),
            "adresse_absolue": lambda vers: f"{self.racine_web}{prefixe}{vers}",
            "alternatives": self._alternatives(chemin, langue),
            "fil": self._fil(chemin, langue),
            "metier": langue == "fr" and section(chemin).metier,
            "version_simple": self._version_simple(chemin, langue),
            "a_relire": suivi(self.edition).bandeaux.get(chemin),
            "changements": self._changements(chemin, langue),
            "menu": [
                (titre, adresses.relative(chemin, adresse), chemin.startswith(adresse))
                for titre, adresse in self._sections(langue)
            ],
        }

    def _sections(self, langue: Langue) -> list[tuple[str, str]]:
        t = self.site(langue).interface.t
        return [
            (t(f"pages.menu_{une.motif.strip('/')}"), une.motif)
            for une in SECTIONS
            if une.au_menu and une.motif in self.titres[langue]
        ]

    def _fil(self, chemin: str, langue: Langue) -> list[tuple[str, str]]:
        """Return the pages above ``chemin``, home first."""
        etapes = chemin.strip("/").split("/")[:-1] if chemin else []
        parents = ["/".join(etapes[:rang]) + "/" for rang in range(1, len(etapes) + 1)]
        accueil = [(self.site(langue).interface.t("pages.accueil"), adresses.relative(chemin, ""))] if chemin else []
        titres = self.titres[langue]
        return accueil + [(titres[parent], adresses.relative(chemin, parent)) for parent in parents if parent in titres]

    def _version_simple(self, chemin: str, langue: Langue) -> str | None:
        """Return the address, from ``chemin``, of the page that says the same in very simple French, or None."""
        simple = self._versions_simples.get(chemin) if langue == "fr" else None
        return simple and adresses.relative(chemin, simple)

    def _changements(self, chemin: str, langue: Langue) -> list[Changement]:
        """Return the major changes of the page at ``chemin``, the latest first; they are told in French only."""
        guide = guides(self.donnees)["fr"].get(chemin) if langue == "fr" else None
        majeurs = (c for c in guide.changements if c.portee == "majeur") if guide else ()
        return sorted(majeurs, key=lambda changement: changement.date, reverse=True)

    @cached_property
    def _versions_simples(self) -> dict[str, str]:
        return {guide.guide: chemin for chemin, guide in guides(self.donnees)["fr"].items() if guide.guide}

    def _alternatives(self, chemin: str, langue: Langue) -> list[Alternative]:
        ici = adresses.prefixe(langue) + chemin
        alternatives = []
        for autre, nom in NOMS_DES_LANGUES.items():
            existe = chemin in self.titres[autre]
            vers = adresses.prefixe(autre) + (chemin if existe else "")
            alternatives.append(
                Alternative(autre, nom, adresses.relative(ici, vers), self.racine_web + vers, existe, autre == langue)
            )
        return alternatives

    def _vers_l_accueil(self, langue: Langue, racine: str) -> Alternative:
        return Alternative(
            langue,
            NOMS_DES_LANGUES[langue],
            adresse=racine + adresses.prefixe(langue),
            absolue=self._absolue("", langue),
            existe=True,
            courante=langue == adresses.LANGUE_PAR_DEFAUT,
        )

    def _absolue(self, chemin: str, langue: Langue) -> str:
        return self.racine_web + adresses.prefixe(langue) + chemin

    @cached_property
    def _inventaire(self) -> list[dict[str, Any]]:
        """Every page with its addresses in each language, for the sitemap."""
        return [
            {
                "adresse": self._absolue(chemin, langue),
                "langues": {autre: self._absolue(chemin, autre) for autre in LANGUES if chemin in self.titres[autre]},
            }
            for langue in LANGUES
            for chemin in sorted(self.titres[langue])
        ]

    def publier(self, dossier: Path) -> None:
        """Write the files that belong to the whole site into ``dossier``, where the pages already are."""
        for nom, texte in donnees_ouvertes.fichiers(self.site(adresses.LANGUE_PAR_DEFAUT), sujets.OUVERTES):
            _ecrire(dossier / nom, texte)
        for nom, contenu in self._fichiers.items():
            _ecrire(dossier / nom, contenu)
        self._publier_la_recherche(dossier)

    def _publier_la_recherche(self, dossier: Path) -> None:
        """Write what the search of each language fetches; it reads the pages that are in ``dossier``."""
        for langue, site in self.sites.items():
            racine = dossier / adresses.prefixe(langue)
            nom, texte = recherche.INDEX_DU_THEME
            _ecrire(racine / nom, texte)
            descriptions = {chemin: guide.description for chemin, guide in guides(self.donnees)[langue].items()}
            cherchables = list(pages_cherchables(descriptions, self.generees[langue], partial(_lire_page, racine)))
            for nom, texte in recherche.fichiers(site, cherchables):
                _ecrire(dossier / recherche.DOSSIER / langue / nom, texte)


def _lire_page(racine: Path, chemin: str) -> str:
    return (racine / chemin / "index.html").read_text(encoding="utf-8")


def _ecrire(fichier: Path, contenu: str | bytes) -> None:
    # As bytes: calendars end their lines with CRLF (RFC 5545), which must reach the disk as they are.
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_bytes(contenu.encode() if isinstance(contenu, str) else contenu)
