"""Every fact can be found again."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from guichet.socle import horloge, liens
from guichet.socle.champs import Statut
from guichet.socle.domaines import DOMAINES
from guichet.socle.jeux import Jeu
from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Illisible, Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, ReglesDeFiche, inconnu
from guichet.socle.sources import SOURCES, Source

REGLES = Regles()
REGLES_DE_FICHE = ReglesDeFiche()


@REGLES.de_chaque_jeu
def source_connue(lot: Lot, jeu: Jeu[Any]) -> Iterator[Probleme]:
    """Every record names sources of ``data/sources.yml``."""
    # Asking a record for what it has not is slow, and there are thousands.
    champs = [champ for champ in ("source", "sources") if champ in jeu.modele.model_fields]
    for fiche, enregistrement in lot[jeu] if champs else ():
        for champ in champs:
            citees = getattr(fiche, champ)
            for identifiant in citees if isinstance(citees, list) else [citees]:
                if identifiant is not None and identifiant not in lot.connus[SOURCES]:
                    quoi = "cet identifiant de source"
                    yield inconnu(enregistrement, (champ,), identifiant, quoi, SOURCES.fichier)


@REGLES.regle
def source_localisee(lot: Lot) -> Iterator[Probleme]:
    """A source can be found again: an address or a package."""
    for source, enregistrement in lot[SOURCES]:
        if source.adresse is None and source.paquet is None:
            constat = "cette source n'a ni adresse ni paquet : personne ne peut la retrouver"
            yield enregistrement.probleme(("id",), constat, "ajoutez « adresse » ou « paquet »", source.id)


@REGLES.derniere
def statut_de_sa_source(lot: Lot) -> Iterator[Probleme]:
    """What is told as official was read at a public body, or in a copy of its words."""
    for jeu in tuple(lot.paires):
        yield from _statuts(lot, jeu)


def _statuts(lot: Lot, jeu: Jeu[Any]) -> Iterator[Probleme]:
    champ = next((champ for champ in ("source", "sources") if champ in jeu.modele.model_fields), None)
    if champ is None or "statut" not in jeu.modele.model_fields:
        return
    connues, publics = lot.par_cle(SOURCES), _publics(lot)
    domaines = lot.par_cle(DOMAINES).keys()
    for fiche, enregistrement in lot[jeu]:
        if fiche.statut != Statut.OFFICIEL:
            continue
        citees = getattr(fiche, champ)
        lues = [connues[une] for une in ([citees] if isinstance(citees, str) else citees) if une in connues]
        if lues and not any(_digne(une, publics, domaines) for une in lues):
            constat = (
                f"« officiel », mais la page de {lues[0].editeur} qui a été lue n'est pas celle d'un organisme public"
            )
            remede = (
                f"écrivez « transcrit » ou « a_confirmer » ; si la source reproduit le texte officiel mot pour mot, "
                f"dites lequel dans {SOURCES.fichier} (reproduit) ; si le site est public, dites-le dans {DOMAINES.fichier}"
            )
            probleme = enregistrement.probleme(("statut",), constat, remede, fiche.statut)
            yield replace(probleme, cause=f"statut de {lues[0].id}")


def _digne(source: Source, publics: Collection[str], domaines: Collection[str]) -> bool:
    """Whether what ``source`` says may be official, or something else is wrong with it, told where it is written."""
    ailleurs = source.licence == TEXTE_OFFICIEL or (source.adresse is not None and not _domaine(source, domaines))
    return ailleurs or source.reproduit is not None or _domaine(source, publics) is not None


def _publics(lot: Lot) -> frozenset[str]:
    return frozenset(fiche.domaine for fiche in lot.fiches(DOMAINES) if fiche.public or fiche.officiel)


def _domaine(source: Source, parmi: Collection[str]) -> str | None:
    """Return which of ``parmi`` the page of ``source`` is on; what comes as a package is on none."""
    return liens.parmi(source.adresse, parmi) if source.adresse else None


# How the licence of a source begins when it is the law itself.
TEXTE_OFFICIEL = "texte officiel"


# A sheet of Service-Public, in an identifier and in an address: F32880, R149.
_FICHE_DANS_L_ID = re.compile(r"[fr]\d{3,5}")
_FICHE_DANS_L_ADRESSE = re.compile(r"/([FR]\d{3,5})(?![\w.])")


@REGLES.regle
def adresse_de_sa_fiche(lot: Lot) -> Iterator[Probleme]:
    """A source named by the number of an official sheet is read at the address of no other."""
    for source, enregistrement in lot[SOURCES]:
        sienne = _FICHE_DANS_L_ID.match(source.id)
        dite = _FICHE_DANS_L_ADRESSE.search(source.adresse or "")
        if sienne and dite and dite[1].lower() != sienne[0]:
            constat = f"cette adresse est celle d'une autre fiche : {dite[1]}"
            yield enregistrement.probleme(
                ("adresse",), constat, f"mettez celle de la fiche {sienne[0].upper()}", source.adresse
            )


@REGLES.regle
def texte_officiel_reproduit(lot: Lot) -> Iterator[Probleme]:
    """A source said to be an official text is read at a public body, or says which text it copies."""
    if isinstance(lot.connus[DOMAINES], Illisible):
        return
    prives = lot.par_cle(DOMAINES).keys() - _publics(lot)
    for source, enregistrement in lot[SOURCES]:
        if source.licence == TEXTE_OFFICIEL and not source.reproduit and _domaine(source, prives):
            constat = "un texte officiel, sur un site qui n'est pas celui d'un organisme public"
            remede = "corrigez l'adresse, ou dites quel texte cette page reproduit mot pour mot (reproduit)"
            yield enregistrement.probleme(("adresse",), constat, remede, source.adresse or source.paquet)


@REGLES_DE_FICHE.regle
def date_de_lecture_passee(jeu: Jeu[Any], fiche: Any, enregistrement: Enregistrement) -> Iterator[Probleme]:
    """Nothing was read in the future; nothing is valid from after it was read."""
    lu_le = fiche.lu_le if "lu_le" in jeu.modele.model_fields else None
    if lu_le is not None and lu_le > horloge.aujourdhui():
        constat = "cette date de lecture est dans le futur"
        yield enregistrement.probleme(("lu_le",), constat, "écrivez le jour où vous avez vérifié", lu_le)
