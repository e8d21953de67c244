"""The workshop: the site in each language, and all that a publisher such as MkDocs asks for.

Addresses received are those of a publisher: from the root of the site, language folder included.
"""

import datetime
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import pass_context
from markdown.extensions import Extension

from guichet import sujets
from guichet.atelier import construction, depot as le_depot, hors_ligne, livre, qr, rapport
from guichet.atelier.actifs import Actifs
from guichet.atelier.catalogue import Catalogue, Titres
from guichet.atelier.moteurs import Adresse
from guichet.pages import donnees_ouvertes
from guichet.pages.parties import parties
from guichet.pages.registre import Page, Site, complement
from guichet.pages.sujet import Fichiers
from guichet.prose.guides import Changement, guides
from guichet.prose.outils import morceaux
from guichet.prose.permaliens import Permaliens
from guichet.prose.plans import plan_de
from guichet.prose.plis import Plis
from guichet.prose.redaction import Plume, Raccourcis
from guichet.publication.commandes import LIVRES_ATTENDUS
from guichet.publication.entetes import politique
from guichet.publication.heritage import ETAT
from guichet.socle import adresses, horloge, langues
from guichet.socle.champs import LANGUES, Langue
from guichet.socle.donnees import Donnees, Edition
from guichet.socle.empreintes import empreinte
from guichet.socle.langues import NOMS_DES_LANGUES, SIGLES_DES_LANGUES, Interface
from guichet.socle.problemes import DonneesInvalides
from guichet.socle.sections import SECTIONS, section
from guichet.socle.sources import SOURCES
from guichet.sujets.adresses.controle import defauts, redirigees
from guichet.sujets.adresses.page import pages_redirigees
from guichet.sujets.editeur.fiches import EDITEUR
from guichet.sujets.editeur.securite import CHEMIN, security_txt
from guichet.sujets.plan_du_site.arbre import plan_du_site
from guichet.sujets.recherche import fichiers as recherche
from guichet.sujets.recherche.cherchables import pages_cherchables
from guichet.sujets.revue.suivi import suivi
from guichet.sujets.territoires.recherche_de_commune import dossier as dossier_des_communes

# Set to « oui » by `make pdf`: this build is to be followed by that of the PDF.
PDF_ATTENDUS = "GUICHET_PDF"
# What messengers show beside a link to any page (outils/image_de_partage.py).
IMAGE_DE_PARTAGE = "assets/images/partage.png"
# What leads from a page to others: its address says it all.
LIENS = frozenset(("lien", "fichier", "adresse_absolue"))

# Files that people download or follow: those of a subject, and that which is made of two.
_A_EMPORTER = (*sujets.FICHIERS, rapport.fichiers)


@dataclass(frozen=True)
class Alternative:
    """The way from a page to another language; where the page does not exist there, to its home."""

    langue: Langue
    nom: str
    adresse: str
    absolue: str
    existe: bool
    courante: bool

    @property
    def sigle(self) -> str:
        """The short name of the language."""
        return SIGLES_DES_LANGUES[self.langue]


@dataclass(frozen=True)
class Atelier:
    """The whole site on one day. ``racine_web`` is its public address, ending with a slash.

    ``pdf`` tells whether the PDF of the briefs will be published with it, ``livres`` whether the books of its guides will:
    only then do its pages lead to them.
    """

    donnees: Donnees
    aujourdhui: datetime.date
    racine_web: str
    pdf: bool = False
    livres: bool = False
    # Where what pages show is corrected, if it is said.
    depot: le_depot.Depot | None = None
    actifs: Actifs = field(default_factory=Actifs)
    # Under `make serve`, what MkDocs puts in pages to show each save would be refused.
    politique: str = politique(dans_la_page=True)

    @classmethod
    def ouvrir(cls, racine: Path, racine_web: str) -> "Atelier":
        """Load the project at ``racine``. Raises DonneesInvalides, DateImpossible."""
        # First what is quick to refuse.
        aujourdhui = horloge.aujourdhui()
        pdf, livres = (os.environ.get(attendus) == "oui" for attendus in (PDF_ATTENDUS, LIVRES_ATTENDUS))
        actifs = Actifs.lire(racine / "overrides")
        atelier = cls(
            sujets.charger(racine), aujourdhui, racine_web, pdf, livres, le_depot.Depot.ouvrir(racine), actifs
        )
        if trouves := list(defauts(racine, atelier.donnees, atelier.existantes, atelier.avec_le_temps)):
            raise DonneesInvalides(trouves)
        return atelier

    @cached_property
    def edition(self) -> Edition:
        return Edition(self.donnees, self.aujourdhui)

    @cached_property
    def catalogues(self) -> dict[Langue, Catalogue]:
        """Every page, in each language."""
        return {
            langue: Catalogue(
                self._premier(langue),
                sujets.PAGES,
                guides(self.donnees)[langue],
                partial(self._laissees, langue),
            )
            for langue in LANGUES
        }

    def _laissees(self, langue: Langue) -> Iterator[Page]:
        return pages_redirigees(self.site(langue), redirigees(self.donnees, self.existantes), self.titres)

    def _premier(self, langue: Langue) -> Site:
        """Return the site before its pages are known: it makes them."""
        interface = Interface(langue, self.donnees.chaines)
        racine_web = self.racine_web + adresses.prefixe(langue)
        return Site(self.edition, interface, racine_web, sujets.redaction(self.donnees, interface))

    def site(self, langue: Langue) -> Site:
        return self.catalogues[langue].site

    @cached_property
    def titres(self) -> dict[Langue, Titres]:
        """Title of every page that exists, prose and generated, by language and address."""
        return {langue: catalogue.titres for langue, catalogue in self.catalogues.items()}

    @cached_property
    def existantes(self) -> frozenset[str]:
        """The whole address of every page that exists, and of every file that people download or follow."""
        pages = (adresses.entiere(chemin, langue) for langue in LANGUES for chemin in self.titres[langue])
        fichiers = (nom for nom, _ in self._fichiers(_A_EMPORTER))
        ouverts = (*donnees_ouvertes.noms(sujets.OUVERTES), ETAT, construction.SCHEMA)
        return frozenset(pages) | {f"/{nom}" for nom in (*ouverts, *fichiers)}

    @cached_property
    def avec_le_temps(self) -> frozenset[str]:
        """The whole address of every page that the day alone brings, come or to come: they are in French."""
        francais = self.site(adresses.LANGUE_PAR_DEFAUT)
        return frozenset(
            f"/{chemin}" for pages in sujets.PAGES for dire in pages.avec_le_temps for chemin in dire(francais)
        )

    def _fichiers(self, de: Iterable[Fichiers]) -> Iterator[tuple[str, Callable[[], str | bytes]]]:
        """Yield the path of each file that subjects publish beside their pages, and what makes its content."""
        francais = self.site(adresses.LANGUE_PAR_DEFAUT)
        return ((nom, faire) for fichiers in de for nom, faire in fichiers(francais))

    def chemin(self, url: str, langue: Langue) -> str:
        """Return the address in its language of the page published at ``url``."""
        return url.removeprefix("./").removeprefix(adresses.prefixe(langue))

    def extensions(self, url: str, langue: Langue) -> tuple[Extension, ...]:
        """Return what writes the prose of the page published at ``url``."""
        redaction = self.site(langue).redaction
        chemin = self.chemin(url, langue)
        plume, plan = Plume(redaction.feuille(chemin)), plan_de(chemin)
        plis = Plis(plan.pliees, plan.choix) if plan else Plis()
        return (Raccourcis(plume), *redaction.notes(plume), Permaliens(plume), plis)

    def outils(self, langue: Langue) -> dict[str, Any]:
        """Return the globals of the templates in ``langue``; those that depend on the page are in `contexte`."""
        interface = self.site(langue).interface
        return {
            "langue": langue,
            "sens": interface.sens,
            "virgule": interface.virgule,
            "t": interface.isolee,
            # For attributes, which hold no element.
            "t_brut": interface.t,
            "messages": interface.messages,
            "nom": interface.nom,
            "source": self.donnees[SOURCES].__getitem__,
            "donnees": self.donnees,
            "guides": guides(self.donnees),
            "aujourdhui": self.aujourdhui,
            # Asked of one day, it changes once in the life of a page; `aujourdhui` changes each day.
            "apres_aujourdhui": lambda jour: jour > self.aujourdhui,
            "construction": (ETAT, construction.SCHEMA),
            "fichiers_ouverts": tuple(fichier for ouvertes in sujets.OUVERTES for fichier in ouvertes.fichiers),
            "titre_de": self.site(langue).redaction.titre_de,
            "plan_du_site": lambda: list(plan_du_site(self.catalogues[langue].titres_listes)),
            "qr": qr.svg,
            "pdf": self.pdf,
            "livre": livre.nom(langue) if self.livres else "",
            "politique": self.politique,
            "manifeste": hors_ligne.MANIFESTE,
            "image_de_partage": self.racine_web + self.actifs.publie(IMAGE_DE_PARTAGE),
            "vitales": tuple(vers for vers in hors_ligne.VITALES if vers in self.titres[langue]),
            "etat_pour_les_scripts": recherche.etat(self.actifs.version),
            **le_depot.outils(self.depot, langue),
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
            "montant": lambda euros: site.interface.isoler(site.interface.montant(euros)),
            "source": self.donnees[SOURCES].__getitem__,
            "telephone": langues.telephone,
            "morceaux": morceaux,
            "parties": parties,
            "typographie": langues.typographie,
            "dans_la_langue": lambda traduction: site.interface.isoler(getattr(traduction, langue)),
            "phrase": pass_context(lambda contexte, texte: site.redaction.phrase(texte, contexte["chemin"])),
            "markdown": pass_context(lambda contexte, texte: site.redaction.rendre(texte, contexte["chemin"])),
        } | self._donnes("filtres", langue)

    def contexte(self, url: str, gabarit: str | None, langue: Langue) -> dict[str, Any]:
        """Return what the page of prose published at ``url`` adds to the globals."""
        chemin = self.chemin(url, langue)
        return self.navigation(chemin, langue) | complement(self.site(langue), sujets.PAGES, gabarit, chemin)

    def contexte_racine(self, gabarit: str, base: str) -> dict[str, Any]:
        """Return the context of a template that is served at any address: its links are absolute paths."""
        racine = "/" + base.partition("://")[2].partition("/")[2]
        site = self.site(adresses.LANGUE_PAR_DEFAUT)
        return (
            self.navigation("", adresses.LANGUE_PAR_DEFAUT)
            | {
                "d_ou": racine,
                "lien": lambda chemin: racine + chemin,
                "fichier": lambda chemin: racine + self.actifs.publie(chemin),
                "alternatives": [self._vers_l_accueil(autre, racine) for autre in LANGUES],
                "menu": tuple((titre, racine + adresse, False) for titre, adresse in self._sections["fr"]),
                "fil": [],
            }
            | complement(site, sujets.PAGES, gabarit)
        )

    def navigation(self, chemin: str, langue: Langue) -> dict[str, Any]:
        """Return what every page is given: where it is, and the ways from there."""
        prefixe = adresses.prefixe(langue)
        return {
            "chemin": chemin,
            "d_ou": adresses.d_ou(chemin),
            "lien": lambda vers: adresses.relative(chemin, vers),
            "fichier": lambda vers: adresses.relative(prefixe + chemin, self.actifs.publie(vers)),
            "adresse_absolue": lambda vers: f"{self.racine_web}{prefixe}{vers}",
            "alternatives": self._alternatives(chemin, langue),
            "fil": self._fil(chemin, langue),
            "metier": langue == "fr" and section(chemin).metier,
            "version_simple": self._version_simple(chemin, langue),
            "a_relire": suivi(self.edition).bandeaux.get(chemin),
            "a_relire_ensuite": suivi(self.edition).prochains.get(chemin),
            "changements": self._changements(chemin, langue),
            "menu": tuple(
                (titre, adresses.relative(chemin, adresse), chemin.startswith(adresse))
                for titre, adresse in self._sections[langue]
            ),
        }

    @cached_property
    def _sections(self) -> dict[Langue, list[tuple[str, str]]]:
        """The title and the address of what the menu leads to, in each language."""
        return {
            langue: [
                (self.site(langue).interface.t(f"pages.menu_{une.motif.strip('/')}"), une.motif)
                for une in SECTIONS
                if une.au_menu and une.motif in titres
            ]
            for langue, titres in self.titres.items()
        }

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
            absolue=self.absolue("", langue),
            existe=True,
            courante=langue == adresses.LANGUE_PAR_DEFAUT,
        )

    def absolue(self, chemin: str, langue: Langue) -> str:
        """Return the public address of the page at ``chemin`` in ``langue``."""
        return self.racine_web + adresses.prefixe(langue) + chemin

    @property
    def inventaire(self) -> list[Adresse]:
        """Every page with its addresses in each language, for search engines."""
        return [
            Adresse(
                self.absolue(chemin, langue),
                {autre: self.absolue(chemin, autre) for autre in LANGUES if chemin in self.titres[autre]},
                self.catalogues[langue].lu_le(chemin),
            )
            for langue in LANGUES
            for chemin in sorted(self.titres[langue])
        ]

    def publier(self, dossier: Path, lire: Callable[[Langue, str], str]) -> None:
        """Write the files that belong to the whole site into ``dossier``. ``lire`` returns the HTML of a page."""
        francais = self.site(adresses.LANGUE_PAR_DEFAUT)
        ouverts = dict(donnees_ouvertes.fichiers(francais, sujets.OUVERTES))
        for nom, texte in ouverts.items():
            _ecrire(dossier / nom, texte)
        for nom, faire in self._fichiers((*_A_EMPORTER, *sujets.POUR_LES_SCRIPTS)):
            _ecrire(dossier / nom, faire())
        self.publier_les_actifs(dossier)
        for nom, texte in hors_ligne.fichiers(self.actifs, francais.interface):
            _ecrire(dossier / nom, texte)
        nommes = [self.actifs.dossier, dossier_des_communes(self.donnees), *self._publier_la_recherche(dossier, lire)]
        if self.livres:
            self._publier_les_livres(dossier, lire)
        _ecrire(dossier / CHEMIN, security_txt(self.donnees[EDITEUR], self.racine_web, self.aujourdhui))
        dite = construction.construction(self.aujourdhui, self.racine_web, nommes, ouverts)
        for nom, texte in construction.fichiers(dite).items():
            _ecrire(dossier / nom, texte)

    def publier_les_actifs(self, dossier: Path) -> None:
        """Write the scripts, style sheets and images into ``dossier``."""
        for nom, octets in self.actifs.publies().items():
            _ecrire(dossier / nom, octets)

    def _publier_les_livres(self, dossier: Path, lire: Callable[[Langue, str], str]) -> None:
        for langue, titres in self.titres.items():
            _ecrire(dossier / livre.nom(langue), livre.livre(self.site(langue), titres, partial(lire, langue)))

    def _publier_la_recherche(self, dossier: Path, lire: Callable[[Langue, str], str]) -> list[str]:
        """Write what the search of each language fetches, and the small file that says where and of what day; return their paths."""
        versions: dict[Langue, str] = {}
        for langue in self.catalogues:
            fichiers = self.fichiers_de_recherche(langue, partial(lire, langue))
            versions[langue] = empreinte(fichiers)
            for nom, octets in fichiers.items():
                _ecrire(dossier / recherche.DOSSIER / langue / versions[langue] / nom, octets)
        etat = recherche.etat(self.actifs.version)
        _ecrire(dossier / etat, json.dumps({"construit_le": self.aujourdhui.isoformat(), "recherche": versions}))
        return [etat, *(f"{recherche.DOSSIER}{langue}/{version}/" for langue, version in versions.items())]

    def fichiers_de_recherche(self, langue: Langue, lire: Callable[[str], str]) -> dict[str, bytes]:
        """Return the files that the search of ``langue`` fetches, by their name. ``lire`` returns the HTML of a page."""
        catalogue = self.catalogues[langue]
        descriptions = {chemin: guide.description for chemin, guide in guides(self.donnees)[langue].items()}
        cherchables = list(pages_cherchables(descriptions, catalogue.listees.values(), lire))
        return {nom: texte.encode() for nom, texte in recherche.fichiers(catalogue.site, cherchables)}


def _ecrire(fichier: Path, contenu: str | bytes) -> None:
    # As bytes: calendars end their lines with CRLF (RFC 5545), which must reach the disk as they are.
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_bytes(contenu.encode() if isinstance(contenu, str) else contenu)
