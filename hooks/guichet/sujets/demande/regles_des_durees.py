"""A duration typed beside an article is not one of its delays told in another unit."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from guichet.prose.blocs import paragraphes
from guichet.prose.raccourcis import references
from guichet.socle.jeux import Jeu
from guichet.socle.lecture import Enregistrement, chaines
from guichet.socle.lettres import en_lettres
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.demande.fiches import DELAIS, Delai
from guichet.sujets.demande.regles_des_delais import est_dit
from guichet.sujets.textes.fiches import TEXTES

REGLES = Regles()

_UNITES = {"jour": "jour", "semaine": "semaine", "mois": "mois", "an": "an", "année": "an"}
_NOMBRES = {en_lettres(nombre): nombre for nombre in range(1, 100)} | {"une": 1}
_MOTS = "|".join(sorted(_NOMBRES, key=len, reverse=True))
_DUREE = re.compile(
    rf"\b(?P<nombre>\d{{1,3}}|{_MOTS})[ \u00a0\u202f](?P<unite>jour|semaine|mois|an|année)s?\b", re.IGNORECASE
)
# What a text holds that tells a duration: looking for the number before is slow.
_INDICES = ("jour", "semaine", "mois", " an", "année", "\u00a0an", "\u202fan", "JOUR", "MOIS")

Duree = tuple[int, str]


@REGLES.de_chaque_jeu
def duree_dans_l_unite_du_texte(lot: Lot, jeu: Jeu[Any]) -> Iterator[Probleme]:
    """« 2 mois » of an article told as « 2 ans » is refused, in any text that rests on this article."""
    if jeu.fichier.endswith(".csv") or jeu in (DELAIS, TEXTES):
        return
    fixees = _durees_fixees(lot.fiches(DELAIS))
    for _, enregistrement in lot[jeu]:
        articles = frozenset(_articles(enregistrement.valeurs))
        for texte, ligne in _textes(enregistrement):
            yield from _contraires(texte, ligne, articles, fixees, enregistrement.fichier)


@REGLES.de_chaque_jeu
def delai_du_texte_cite(lot: Lot, jeu: Jeu[Any]) -> Iterator[Probleme]:
    """A record that names a delay and texts names one of those that set it: another delay was taken for it."""
    if not {"delai", "textes"} <= jeu.modele.model_fields.keys():
        return
    delais = lot.par_cle(DELAIS)
    for fiche, enregistrement in lot[jeu]:
        delai, textes = delais.get(fiche.delai), set(fiche.textes)
        # Of a text that does not exist, it is told where it is named.
        if delai and textes and not textes & set(delai.textes) and set(delai.textes) <= lot.connus[TEXTES]:
            constat = f"aucun texte cité ici ne fixe ce délai : il vient de {', '.join(delai.textes)}"
            remede = "nommez le délai que ces textes fixent, ou citez le sien"
            yield enregistrement.probleme(("delai",), constat, remede, delai.id)


def _durees_fixees(delais: Iterable[Delai]) -> dict[str, set[Duree]]:
    """Return the durations that each article sets; an article of which one is told in two ways is told there."""
    fixees: dict[str, set[Duree]] = {}
    douteux: set[str] = set()
    for delai in delais:
        for texte in delai.textes:
            fixees.setdefault(texte, set()).add((delai.valeur, delai.unite))
        if not est_dit(delai):
            douteux.update(delai.textes)
    return {texte: durees for texte, durees in fixees.items() if texte not in douteux}


def _articles(valeurs: Mapping[str, Any]) -> Iterator[str]:
    for texte in valeurs.get("textes") or ():
        yield str(texte.get("texte") if isinstance(texte, dict) else texte)


def _textes(enregistrement: Enregistrement) -> Iterator[tuple[str, int]]:
    """Yield each text of a record that may tell a duration, with its line."""
    for chemin, texte in chaines(enregistrement.valeurs):
        if chemin == ("prose",):
            yield texte, 1
        elif _durees(texte):
            yield texte, enregistrement.ligne_de(chemin) + ("\n" in texte.strip("\n"))


def _contraires(
    texte: str, ligne: int, articles: frozenset[str], fixees: Mapping[str, set[Duree]], fichier: str
) -> Iterator[Probleme]:
    for debut, passage in paragraphes(texte):
        cites = articles | {r.cible for r in references(passage) if r.genre == "texte"}
        connues = set().union(*(fixees.get(article, ()) for article in cites))
        for debut_du_mot, mots, nombre, unite in _durees(passage) if connues else ():
            autres = {u for n, u in connues if n == nombre}
            if autres and unite not in autres:
                unites = " ou ".join(
                    f"{une}s" if nombre > 1 and not une.endswith("s") else une for une in sorted(autres)
                )
                constat = f"le texte cité fixe {nombre} {unites}, pas « {mots} »"
                remede = "corrigez l'unité, ou citez le texte qui fixe cette durée"
                ou = ligne + texte.count("\n", 0, debut + debut_du_mot)
                yield Probleme(fichier, ou, "", mots, constat, remede)


@lru_cache(maxsize=16_384)
def _durees(texte: str) -> tuple[tuple[int, str, int, str], ...]:
    """Return each duration typed in ``texte``: where it begins, its words, its number, its unit."""
    if not any(unite in texte for unite in _INDICES):
        return ()
    return tuple((trouve.start(), trouve[0], *_lue(trouve)) for trouve in _DUREE.finditer(texte))


def _lue(trouve: re.Match[str]) -> Duree:
    nombre = trouve["nombre"].lower()
    return int(nombre) if nombre.isdigit() else _NOMBRES[nombre], _UNITES[trouve["unite"].lower()]
