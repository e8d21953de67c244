"""What Markdown may hold beside words: a few elements that mark a language or fold a rule, links inside the site.

Whoever edits prose must not be able to run a script, load a picture from elsewhere or send a form, even by mistake. The
check reads the source, before any library makes HTML of it: what is not in the list below is refused.
"""

import html
import re
from collections.abc import Iterator

from guichet.prose.defauts import Defaut, defaut_ici
from guichet.socle import caracteres

# Attribute → what its value may be.
_NOM = re.compile(r"[a-z][a-z0-9-]*")
_CLASSES = re.compile(r"[a-z][a-z0-9-]*(?:_{0,2}[a-z0-9-]+)*(?: [a-z][a-z0-9-]*(?:_{0,2}[a-z0-9-]+)*)*")
_LANGUE = re.compile(r"fr|en|ar")
_SENS = re.compile(r"ltr|rtl|auto")
_TEXTE = re.compile(r"[^<>\"]{1,200}")
_UN = re.compile(r"1")
_ZERO = re.compile(r"0")
_GROUPE = re.compile(r"group")
# A page, a file or an anchor of the site: no scheme, no other host, no code.
_INTERNE = re.compile(r"(?:\.\./|\./)*(?:[a-z0-9_-]+/)*(?:[a-z0-9_-]+(?:\.[a-z0-9]+)*)?(?:#[a-z0-9_-]+)?")
_LANGUES = {"lang": _LANGUE, "dir": _SENS}
BALISES: dict[str, dict[str, re.Pattern[str]]] = {
    "a": {"href": _INTERNE, "hreflang": _LANGUE} | _LANGUES,
    "abbr": {"title": _TEXTE} | _LANGUES,
    "br": {},
    "details": {"class": _CLASSES, "id": _NOM, "markdown": _UN},
    "div": {"class": _CLASSES, "id": _NOM, "markdown": _UN, "tabindex": _ZERO, "role": _GROUPE, "aria-label": _TEXTE}
    | _LANGUES,
    "kbd": _LANGUES,
    "span": {"class": _CLASSES} | _LANGUES,
    "sub": {},
    "summary": _LANGUES,
    "sup": {},
}
_VIDES = frozenset({"br"})

_OUVRANT = re.compile(r"<(?=[A-Za-z/!?])")
_BALISE = re.compile(r'<(?P<fin>/?)(?P<nom>[a-z]+)(?P<attributs>(?:\s+[a-z-]+="[^"<>]*")*)\s*/?>')
_ATTRIBUT = re.compile(r'([a-z-]+)="([^"<>]*)"')
_LIEN = re.compile(r"\]\(\s*(?P<vers>[^)]*)\)?")
_DEFINITION = re.compile(r"^[ >]*\[[^\]\n]+\]:[ \n]*(?P<vers>\S+)", re.MULTILINE)
_IMAGE = re.compile(r"!\[")
# Where words alone are expected, what would be a link, a picture or an attribute if they were taken for Markdown.
_EN_MARKDOWN = re.compile(r"!\[|\]\(|\{:")
_ACCOLADE = re.compile(r"(?<!\{)\{:?(?P<dans>[^{}\n]*)\}(?!\})")
# A shortcode that lost a brace.
_ACCOLADE_OUBLIEE = re.compile(r"\s*[a-z_-]+\s*:\s*[^\s|]+(?:\s*\|.+)?")
_ACCOLADE_PERMISE = re.compile(r"\s*(?:#[a-z0-9_-]+\s*|\.[a-z][a-z0-9_-]*\s*)+")
_CODE = re.compile(r"&#?[A-Za-z0-9]+;?")
_SCHEMA = re.compile(r"(?:java|vb|live)script:|data:[a-z]+/", re.IGNORECASE)
# A number charged on top, as people write it: 0 892…, 08 99…, +33 8 25….
_SURTAXE = re.compile(
    r"(?<![\d.])(?:\+33[ .\u00a0\u202f]?|0[ .\u00a0\u202f]?)8[ .\u00a0\u202f]?[129](?:[ .\u00a0\u202f]?\d){7}(?!\d)"
)
_ADRESSE = re.compile(r"https?:/|\bwww\.", re.IGNORECASE)

_SANS_BALISE = "écrivez-le en mots, ou avec les signes du Markdown : **gras**, *italique*, - liste"
_PAR_RACCOURCI = "mettez l'adresse dans data/liens.yml et citez-la : {{officiel:…}} ; une page du site : {{lien:…}}"


def defauts(texte: str) -> Iterator[Defaut]:
    """Yield what ``texte`` (Markdown) holds that may not be published: elements, attributes, links, hidden signs."""
    yield from _balises(texte)
    yield from _liens(texte)
    yield from _accolades(texte)
    for code in _CODE.finditer(texte):
        constat = caracteres.interdit(html.unescape(code[0]))
        if constat is not None:
            yield defaut_ici(texte, code.start(), f"ce code cache {constat}", "retirez-le")


def sans_balise(texte: str) -> Iterator[Defaut]:
    """Yield the elements, the links and the addresses that run a script in ``texte``, which is plain words."""
    for trouve in _OUVRANT.finditer(texte) if "<" in texte else ():
        yield defaut_ici(texte, trouve.start(), "ce texte ne peut pas contenir de balise HTML", _SANS_BALISE)
    for trouve in _EN_MARKDOWN.finditer(texte) if "[" in texte or "{:" in texte else ():
        constat = "ce texte est fait de mots seuls : il ne peut pas contenir de lien ni d'image"
        yield defaut_ici(texte, trouve.start(), constat, "gardez les mots, retirez les crochets et l'adresse")
    yield from _programme(texte)
    yield from _surtaxe(texte)


def modele_de_document(texte: str) -> Iterator[Defaut]:
    """Yield what a text to download may not hold: elements, pictures, raw blocks and commands of the converter."""
    for motif, constat in _BRUTS:
        for trouve in motif.finditer(texte):
            yield defaut_ici(
                texte, trouve.start(), constat, "retirez-le : un modèle est fait de mots, de titres et de tableaux"
            )
    yield from _liens(texte)


# Of the Markdown that pandoc reads: what would read a file, ask the network or pass raw to the office document.
_BRUTS = (
    (_OUVRANT, "un modèle ne peut pas contenir de balise HTML"),
    (_IMAGE, "un modèle ne peut pas contenir d'image"),
    (re.compile(r"^[ >]*(?:```|~~~)", re.MULTILINE), "un modèle ne peut pas contenir de bloc de code"),
    (re.compile(r"`[^`\n]*`\{"), "un modèle ne peut pas contenir de code brut"),
    (re.compile(r"(?<!\{)\{[=#.:]"), "un modèle ne peut pas contenir d'attribut entre accolades"),
    (re.compile(r"^:::", re.MULTILINE), "un modèle ne peut pas contenir de bloc « ::: »"),
    (re.compile(r"\\[A-Za-z]"), "un modèle ne peut pas contenir de commande « \\ »"),
    (re.compile(r"^(?:---|\.\.\.)[ ]*$", re.MULTILINE), "un modèle ne peut pas contenir de second en-tête"),
    (re.compile(r"\$\$|(?<!\\)\$(?=\S)[^$\n]*\$"), "un modèle ne peut pas contenir de formule entre « $ »"),
)


def _balises(texte: str) -> Iterator[Defaut]:
    ouvertes: list[tuple[str, int]] = []
    for debut in _OUVRANT.finditer(texte):
        balise = _BALISE.match(texte, debut.start())
        if balise is None or balise["nom"] not in BALISES:
            yield defaut_ici(texte, debut.start(), "cette balise n'est pas permise dans un texte", _SANS_BALISE)
            continue
        nom = balise["nom"]
        if not balise["fin"]:
            yield from _attributs(texte, balise)
            if nom not in _VIDES:
                ouvertes.append((nom, debut.start()))
        elif not ouvertes or ouvertes[-1][0] != nom:
            yield defaut_ici(
                texte, debut.start(), "cette balise ferme ce qui n'est pas ouvert", "retirez-la, ou ouvrez-la avant"
            )
        else:
            ouvertes.pop()
    for nom, place in ouvertes:
        yield defaut_ici(texte, place, "cette balise n'est pas fermée", f"ajoutez </{nom}> là où elle finit")


def _attributs(texte: str, balise: re.Match[str]) -> Iterator[Defaut]:
    permis = BALISES[balise["nom"]]
    vus: set[str] = set()
    for nom, valeur in _ATTRIBUT.findall(balise["attributs"]):
        motif = permis.get(nom)
        if nom in vus or motif is None or not motif.fullmatch(html.unescape(valeur)):
            constat = f"« {nom} » n'est pas permis ici, ou pas avec cette valeur"
            possibles = ", ".join(permis) or "aucun"
            yield defaut_ici(texte, balise.start(), constat, f"attributs possibles de <{balise['nom']}> : {possibles}")
        vus.add(nom)


def _liens(texte: str) -> Iterator[Defaut]:
    for trouve in _IMAGE.finditer(texte):
        yield defaut_ici(texte, trouve.start(), "un texte ne peut pas contenir d'image", "retirez-la")
    for motif in (_LIEN, _DEFINITION):
        for trouve in motif.finditer(texte):
            if not _interne(trouve["vers"]):
                yield defaut_ici(
                    texte, trouve.start(), "ce lien sort du site, ou n'est pas une adresse", _PAR_RACCOURCI
                )
    for trouve in _ADRESSE.finditer(texte):
        yield defaut_ici(
            texte, trouve.start(), "une adresse est écrite en toutes lettres dans la prose", _PAR_RACCOURCI
        )
    yield from _programme(texte)
    yield from _surtaxe(texte)


def _interne(vers: str) -> bool:
    """Whether ``vers``, with or without a title after it, is an address inside the site."""
    adresse, _, reste = vers.strip().partition(" ")
    return _INTERNE.fullmatch(adresse) is not None and (
        not reste or re.fullmatch(r'\s*"[^"<>\n]*"\s*', reste) is not None
    )


def _surtaxe(texte: str) -> Iterator[Defaut]:
    if "8" in texte and (trouve := _SURTAXE.search(texte)):
        remede = "retirez-le ; un numéro se met dans data/contacts.yml et se cite {{contact:…}}"
        yield defaut_ici(texte, trouve.start(), "un numéro surtaxé est écrit dans ce texte", remede)


def _programme(texte: str) -> Iterator[Defaut]:
    if ":" not in texte and "&" not in texte:
        return
    constat = "ce texte contient une adresse qui lance un programme"
    if trouve := _SCHEMA.search(texte):
        yield defaut_ici(texte, trouve.start(), constat, "retirez-la")
        return
    # Browsers skip what hides it: codes, spaces, line breaks.
    for ligne in texte.split("\n") if "&" in texte else ():
        if _SCHEMA.search(re.sub(r"\s+", "", html.unescape(ligne))):
            yield defaut_ici(texte, texte.index(ligne), constat, "retirez-la")


def _accolades(texte: str) -> Iterator[Defaut]:
    for trouve in _ACCOLADE.finditer(texte):
        if not _ACCOLADE_PERMISE.fullmatch(trouve["dans"]):
            constat = "entre accolades, seul un nom d'ancre est permis, tel que {#en-bref}"
            remede = "retirez le reste"
            if raccourci := _ACCOLADE_OUBLIEE.fullmatch(trouve["dans"]):
                remede = f"un raccourci prend deux accolades : {{{{{raccourci[0].strip()}}}}}"
            yield defaut_ici(texte, trouve.start(), constat, remede)
