"""Words of our own work that no reader must meet: what we still have to do, where our copies of the data lie.

The places where provenance is told in full are listed here, and nowhere else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.prose.raccourcis import mots_montres


@dataclass(frozen=True)
class Famille:
    """A family of internal words; ``provenance`` is allowed where the origin of the data is told in full.

    One of ``amorces``, if any, is in all that the pattern finds, in lower case: they are quicker to look for.
    """

    constat: str
    motif: re.Pattern[str]
    remede: str
    provenance: bool = False
    amorces: tuple[str, ...] = ()


_DOUTE = (
    r"\bà\s+(?:relire|confirmer)\b(?!\s+(?:un|une|le|la|les|vos?|votre)\b)|à\s+vérifier\s+dans\s+no(?:s|tre)\b"
    r"|\bnous\s+(?:devons|devrons)\s+(?:encore\s+)?(?:l(?:es?|a)\s+|l[’'])?(?:relire|confirmer|vérifier)\b"
    r"|\bto\s+be\s+(?:re-?read|read\s+again|(?:re-?)?checked|confirmed)\b|\bchecked\s+again\b"
    r"|\bwe\s+(?:still\s+)?(?:have|need)\s+to\s+(?:re-?)?(?:check|read|confirm)\b"
    # Arabic: « must be reviewed », « needs confirmation », « to be read again », with what is joined to each word.
    r"|[تي](?:نبغي|جب|تعيّن)\s+(?:\S+\s+){0,2}?(?:ال)?مراجع(?:ة|ت)|(?:بحاجة|[تي]حتاج)\s+إلى\s+(?:تأكيد|مراجعة|تحقّ?ق)"
    r"|علينا\s+أن\s+ن(?:راجع|تحقق|تحقّق|ؤكد|قرأ)|إعادة\s+(?:ال)?قراءة"
)
FAMILLES = (
    Famille(
        "ce mot est de notre travail, pas du lecteur",
        re.compile(_DOUTE, re.IGNORECASE),
        "décrivez le point dans data/points_a_verifier.yml et marquez la phrase par {{verifier:…}} ; un texte de loi "
        "« a_confirmer » porte déjà sa marque",
        amorces=("reli", "confirm", "vérifier", "read", "check", "مراجع", "راجع", "تأكيد", "حق", "ؤكد", "قر"),
    ),
    Famille(
        "cette empreinte de version est de notre travail, pas du lecteur",
        re.compile(r"\bcommit\s+[0-9a-f]{4,}|\b(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,40}\b"),
        "dites la version dans data/sources.yml : elle ne se lit que sur /donnees/",
        provenance=True,
    ),
    Famille(
        "ce nom de fichier est de notre travail, pas du lecteur",
        re.compile(
            r"(?<![\w./:-])[\w./-]*\w\.(?:csv|ya?ml|(?:geo)?json|py|md)\b|(?<![\w./-])(?:data|docs|hooks|overrides)/"
        ),
        "nommez le document avec ses mots ; le fichier se dit sur /donnees/",
        provenance=True,
        amorces=(".csv", ".y", "json", ".py", ".md", "data/", "docs/", "hooks/", "overrides/"),
    ),
    Famille(
        "cette adresse interne est de notre travail, pas du lecteur",
        re.compile(
            r"(?<![\w./:#-])(?:demander|elus|professionnels|ppgdid|veille|territoires|textes|glossaire|communes|chiffres|donnees)"
            r"/(?:[\w-]+/)*(?:#[\w-]+)?(?=$|[\s.,;:»)])"
        ),
        "nommez la page par son titre, ou mettez un lien : {{lien:adresse|mots}}",
        amorces=("/",),
    ),
)

# The only places where provenance may be told: the pages of open data, their prose, and what they alone show of a source.
PAGES_DES_SOURCES = ("donnees/", "en/donnees/", "ar/donnees/")
FICHIERS_DES_SOURCES = ("docs/fr/donnees.md", "docs/en/donnees.md", "docs/ar/donnees.md")
CHAMPS_DES_SOURCES = {"data/sources.yml": ("copie", "paquet", "note")}


@dataclass(frozen=True)
class MotInterne:
    """An internal word found in a public text, with its line from 1."""

    famille: Famille
    mots: str
    ligne: int


def mots_internes(texte: str, *, provenance: bool = False) -> Iterator[MotInterne]:
    """Yield the internal words of ``texte``; with ``provenance``, those that tell the origin of data are let through."""
    # What a shortcode names is no text; the words it shows are.
    lu = mots_montres(texte)
    bas = lu.lower()
    for famille in FAMILLES:
        absente = famille.amorces and not any(amorce in bas for amorce in famille.amorces)
        if absente or (provenance and famille.provenance):
            continue
        for trouve in famille.motif.finditer(lu):
            yield MotInterne(famille, trouve[0], lu.count("\n", 0, trouve.start()) + 1)
