"""What a hand that was called away leaves in a text: a note to oneself, a shortcode half typed, what is nobody's business."""

import re
from collections.abc import Iterator

from guichet.prose.defauts import Defaut, defaut_ici
from guichet.prose.raccourcis import remplacer

_ACCOLADES = re.compile(r"\{\{|\}\}|\[\[|\]\]")
_TROIS = re.compile(r"\{{3}|\}{3}|\[{3}|\]{3}")
_LETTRE = re.compile(r"[^\W_]")
_ADRESSE = re.compile(r"\S+(?:://|\.\w+\?)\S*")

# What is looked for → the fault and the remedy.
_PAS_FINI = ("ce texte n'est pas fini", "finissez-le, ou retirez-le : ce qui n'est pas connu ne s'écrit pas")
_POUR_SOI = ("quelqu'un a laissé ici une note pour soi, ou des lettres au hasard", "retirez-la")
_MOTIFS = (
    (re.compile(r"\b(?:TODO|TBD|FIXME|XXX+)\b|\?{3}"), *_PAS_FINI),
    (
        re.compile(r"\w\?\w"),
        "un point d'interrogation tient la place d'une lettre",
        "retapez le mot : son accent s'est perdu",
    ),
    (
        re.compile(r"(?<!\d)[12][ .]?\d\d[ .]?(?:0[1-9]|1[0-2])[ .]?\d[\dAB][ .]?\d{3}[ .]?\d{3}(?:[ .]?\d\d)?(?!\d)"),
        "ce texte contient un numéro de sécurité sociale",
        "retirez-le : rien, ici, n'est sur une personne",
    ),
    (
        re.compile(r"\b[A-Z]{2}\d{2}(?: ?[0-9A-Z]{4}){3,}"),
        "ce texte contient un numéro de compte en banque",
        "retirez-le : la demande est gratuite, et personne n'a rien à verser d'après ce site",
    ),
    (
        re.compile(r"(?:\b[A-ZÀ-ÝŒ]{2,}\b[ ’'-]+(?:[A-ZÀ-ÝŒ]+\b[ ’'-]+){3,}[A-ZÀ-ÝŒ]{2,})"),
        "cette phrase est en capitales",
        "écrivez-la en minuscules, une capitale au début",
    ),
    (
        re.compile(
            r"[bcdfghjklmnpqrstvwxz]{7}|\((?:à )?(?:voir|revoir|vérifier|valider) avec (?:[A-ZÀ-Ý]\w+|lui|elle|eux)\b[^)]*\)"
        ),
        *_POUR_SOI,
    ),
)
# The same, in lower case: a search that minds no case is ten times slower.
_MOTIFS_EN_MINUSCULES = (
    (
        re.compile(
            r"\blorem ipsum\b|^\W*à compléter\W*$"
            r"|^\W*(?:nouvelle page|page sans titre|sans titre|titre de la page|untitled|new page|texte ici)\W*$"
        ),
        *_PAS_FINI,
    ),
    (
        re.compile(r"\b(?:mot de passe|password|mdp)\s*[:=]\s*\S"),
        "ce texte contient un mot de passe",
        "retirez-le, et changez ce mot de passe : il a été écrit dans un fichier public",
    ),
    (re.compile(r"asdf|qsdf|azert|qwert|wxcv|zxcv|sdfgh|dfghj|hjkl|jklm|\bnb ?: pour moi\b"), *_POUR_SOI),
)
# Most texts hold none of it, and there are thousands.
_INDICE = re.compile(
    r"\?|\{\{|\}\}|\[\[|\]\]|TODO|TBD|FIXME|XXX|[bcdfghjklmnpqrstvwxz]{7}|\([^)]{0,12} avec "
    r"|[12][ .]?\d\d[ .]?(?:0[1-9]|1[0-2])[ .]?\d[\dAB][ .]?\d{3}[ .]?\d{3}|0[1-9](?:[ .]?\d\d){4}|[A-Z]{2}\d\d ?\d{4}|[A-ZÀ-ÝŒ]{2,}[ ’'-]+[A-ZÀ-ÝŒ]{2,}"
)
_INDICE_EN_MINUSCULES = re.compile(
    r"orem ipsum|compléter|passe|password|mdp|nouvelle page|titre|untitled|new page|texte ici|pour moi"
    r"|asdf|qsdf|azert|qwert|wxcv|zxcv|sdfgh|dfghj|hjkl|jklm"
)
_TELEPHONE = re.compile(r"(?<![\d+])0[1-9](?:[ .]?\d\d){4}(?!\d)")
_COURRIEL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")


def restes(texte: str) -> Iterator[Defaut]:
    """Yield what nobody meant to publish in ``texte``, be it words or Markdown."""
    bas = texte.lower()
    for indice, motifs, ecrit in (
        (_INDICE, _MOTIFS, texte),
        (_INDICE_EN_MINUSCULES, _MOTIFS_EN_MINUSCULES, bas),
    ):
        if indice.search(ecrit):
            sans_adresse = _ADRESSE.sub(_blanc, ecrit) if "?" in ecrit else ecrit
            for motif, constat, remede in motifs:
                if trouve := motif.search(sans_adresse):
                    yield defaut_ici(texte, trouve.start(), constat, remede)
    if "{{" in texte or "}}" in texte or "[[" in texte or "]]" in texte:
        yield from _raccourci_mal_ecrit(texte)


def _indice(texte: str) -> bool:
    return _INDICE.search(texte) is not None or _INDICE_EN_MINUSCULES.search(texte.lower()) is not None


def a_relire(texte: str) -> bool:
    """Whether `restes` or `sans_un_mot` may find something in ``texte``; quick, and True says nothing."""
    return _indice(texte) or _LETTRE.search(texte) is None


def sans_un_mot(texte: str) -> Iterator[Defaut]:
    """Yield ``texte`` if it has neither a letter nor a figure."""
    # « / » is the address of the home page.
    if texte.strip(" /") and not _LETTRE.search(texte):
        yield defaut_ici(texte, 0, "ce texte ne dit rien", "écrivez-le, ou retirez-le")


def telephones(texte: str) -> Iterator[Defaut]:
    """Yield the telephone numbers typed in ``texte``, which is plain words: prose has its own rule."""
    if trouve := _TELEPHONE.search(texte):
        remede = "un numéro a sa place : « telephone » pour un lieu, data/contacts.yml pour tous"
        yield defaut_ici(texte, trouve.start(), "un numéro de téléphone est écrit dans ce texte", remede)


def courriels(texte: str) -> Iterator[Defaut]:
    """Yield the electronic addresses typed in ``texte``, which is prose."""
    if "@" in texte and (trouve := _COURRIEL.search(texte)):
        remede = "retirez-la : menez plutôt à la page, ou au numéro, de qui répond"
        yield defaut_ici(texte, trouve.start(), "une adresse électronique est écrite dans la prose", remede)


def _raccourci_mal_ecrit(texte: str) -> Iterator[Defaut]:
    if trouve := _ACCOLADES.search(remplacer(texte, _blanc)) or _TROIS.search(texte):
        constat = "ce raccourci est mal écrit : la page montrerait ses accolades ou ses crochets"
        remede = "écrivez {{genre:nom}} ou {{genre:nom|mots}}, en minuscules, ou [[L441-1]] pour un texte de loi"
        yield defaut_ici(texte, trouve.start(), constat, remede)


def _blanc(trouve: re.Match[str]) -> str:
    """Return as many spaces and lines as what was found: all else keeps its place."""
    return re.sub(r"[^\n]", " ", trouve[0])
