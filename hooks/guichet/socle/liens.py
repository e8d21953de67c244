"""Addresses that a page may send a reader to: plain ones, that cannot be taken for another and carry nothing hidden."""

import re
from collections.abc import Collection
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

_HOTE = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")
# Letters, digits and the signs of an address; a percent sign starts a code.
_ADRESSE = re.compile(r"(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")
_COURRIEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._+'-]{0,62}[A-Za-z0-9_-])?@([A-Za-z0-9.-]+)")
# Codes that would break a line, end a text or hide a character.
_CACHE = re.compile(r"%(?:[01][0-9A-F]|7F|22|27|3C|3E|5C|E2%80%[8A-F]|EF%BB%BF)", re.IGNORECASE)

# Signs drawn alike, told as one: « demande-Iogement » with a capital i, « rnairie » for « mairie ».
_SOSIES = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("0", "o"), ("1", "l"), ("i", "l"), ("5", "s"), ("-", ""))
# Second levels under which anyone, or several bodies, may have a name.
_DOUBLES = frozenset({"gouv.fr", "asso.fr", "avocat.fr", "notaires.fr", "tm.fr", "com.fr", "nom.fr", "co.uk"})


class AdresseRefusee(ValueError):
    """The address may not be shown; the message says why, in French."""


# « ?url=https://… »: an open door to any site.
_AILLEURS = re.compile(r"[?&#][^=]*=(?:https?|//|ftp)(?::|%3A|/)", re.IGNORECASE)
# What the sites of town halls become when nobody pays for their names any more.
_RACHETE = re.compile(
    r"(?:^|[.-])(?:\w*casinos?\w*|poker\w*|paris?-sportifs?|porn\w*|sexe?|xxx|viagra|crypto\w*|bitcoin\w*|voyance)(?=[.-])"
)
# They hide where they lead, and who pays for them decides tomorrow.
_RACCOURCISSEURS = re.compile(
    r"(?:^|\.)(?:bit\.ly|bitly\.com|tinyurl\.com|tiny\.cc|t\.co|t\.ly|goo\.gl|is\.gd|v\.gd|ow\.ly|buff\.ly|cutt\.ly|rb\.gy|lnkd\.in"
    r"|urlz?\.fr|urlr\.me|short(?:url)?\.(?:at|gy|io)|rebrand\.ly|qr\.ae|linktr\.ee|shorturl\.com|s\.id|u\.to|n9\.cl|miniurl\.be|lc\.cx)$"
)
# Where most public services have their letter box; a name that is almost one of them belongs to who waits for slips.
_MESSAGERIES = (
    "wanadoo.fr", "orange.fr", "laposte.net", "gmail.com", "nordnet.fr", "outlook.fr", "outlook.com", "hotmail.fr", "hotmail.com",
    "yahoo.fr", "yahoo.com", "free.fr", "sfr.fr", "bbox.fr", "cegetel.net", "9business.fr",
)  # fmt: skip
# Names kept for examples (RFC 2606), and what people type in their place.
_EXEMPLE = re.compile(
    r"(?:^|[.@])(?:example\.(?:com|org|net)|ex[ae]mple\.[a-z]+|[\w.-]+\.(?:example|invalid|test|local|localhost))$"
)


# Endings of the letter boxes of public bodies and associations here; under another, it is somebody else's.
_FINS_DE_COURRIEL = frozenset({"fr", "com", "net", "org", "eu", "info"})


def verifier(adresse: str, *, http: bool = False) -> str:
    """Return ``adresse``, a page of the web (``http``: without encryption too). Raises AdresseRefusee."""
    if not _ADRESSE.fullmatch(adresse):
        raise AdresseRefusee("cette adresse contient une espace, un accent ou un signe qui n'a rien à y faire")
    try:
        parties = urlsplit(adresse)
        port = parties.port
    except ValueError as erreur:
        raise AdresseRefusee("ce n'est pas une adresse de page : elle commence par https://") from erreur
    if parties.scheme == "http" and not http:
        raise AdresseRefusee("ce n'est pas une adresse de page sûre : elle commence par https://")
    if parties.scheme not in ("http", "https"):
        raise AdresseRefusee("ce n'est pas une adresse de page : elle commence par https://")
    _verifier_l_hote(parties, port)
    if _AILLEURS.search(adresse):
        raise AdresseRefusee("cette adresse en contient une autre, où elle peut mener")
    if _CACHE.search(adresse):
        raise AdresseRefusee("cette adresse cache un signe invisible ou un guillemet derrière un code « % »")
    return adresse


def _verifier_l_hote(parties: SplitResult, port: int | None) -> None:
    if "@" in parties.netloc:
        raise AdresseRefusee("cette adresse contient « @ » : elle mène ailleurs qu'elle ne le dit")
    if port is not None or ":" in parties.netloc:
        raise AdresseRefusee("cette adresse donne un numéro de port : une page publique n'en a pas")
    hote = parties.hostname or ""
    if "xn--" in hote:
        raise AdresseRefusee("ce nom de site est écrit en code (xn--) et peut imiter un autre site")
    if not _HOTE.fullmatch(hote) or _EXEMPLE.search(hote):
        raise AdresseRefusee("ce n'est pas le nom d'un site public")
    if _RACHETE.search(hote):
        raise AdresseRefusee("ce nom de site est celui d'un jeu ou d'un commerce, pas d'un service")
    if _RACCOURCISSEURS.search(hote):
        raise AdresseRefusee("ce site raccourcit les adresses : on ne sait pas où celle-ci mène")
    if hote != parties.netloc.lower():
        raise AdresseRefusee("ce n'est pas le nom d'un site public")


def verifier_courriel(courriel: str) -> str:
    """Return ``courriel``, an electronic address and nothing after it. Raises AdresseRefusee."""
    trouve = _COURRIEL.fullmatch(courriel)
    hote = trouve[1].lower() if trouve else ""
    if ".." in courriel or not _HOTE.fullmatch(hote) or "xn--" in hote:
        raise AdresseRefusee("ce n'est pas une adresse électronique")
    if _EXEMPLE.search(hote):
        raise AdresseRefusee("cette adresse électronique est un exemple")
    if vraie := _messagerie_mal_ecrite(hote):
        raise AdresseRefusee(f"cette messagerie est mal écrite : « {vraie} »")
    fin = hote.rpartition(".")[2]
    if fin not in _FINS_DE_COURRIEL:
        raise AdresseRefusee(f"une adresse électronique d'ici ne finit pas par « .{fin} »")
    return courriel


@lru_cache(maxsize=4096)
def _messagerie_mal_ecrite(hote: str) -> str | None:
    if hote in _MESSAGERIES:
        return None
    return next((vraie for vraie in _MESSAGERIES if _a_une_lettre(hote, vraie)), None)


def domaine(adresse: str) -> str:
    """Return the name that someone registered for the site of ``adresse``: « anil.org » for « https://www.anil.org/… »."""
    return _domaine(urlsplit(adresse).hostname or "")


def _domaine(hote: str) -> str:
    mots = hote.removeprefix("www.").split(".")
    garde = 3 if ".".join(mots[-2:]) in _DOUBLES else 2
    return ".".join(mots[-garde:])


def parmi(adresse: str, domaines: Collection[str]) -> str | None:
    """Return the one of ``domaines`` that the site of ``adresse`` is, or is part of; or None."""
    mots = (urlsplit(adresse).hostname or "").split(".")
    return next((nom for rang in range(len(mots)) if (nom := ".".join(mots[rang:])) in domaines), None)


def imite(adresse: str, domaines: Collection[str]) -> str | None:
    """Return the one of ``domaines`` that the site of ``adresse`` passes for without being part of it, or None.

    It passes for it when it is drawn alike, is one letter away, or holds its name before the end.
    """
    return _imite_l_un_des(adresse, frozenset(domaines))


@lru_cache(maxsize=16_384)
def _imite_l_un_des(adresse: str, domaines: frozenset[str]) -> str | None:
    return None if parmi(adresse, domaines) else _imite(urlsplit(adresse).hostname or "", domaines)


@lru_cache(maxsize=4096)
def _imite(hote: str, domaines: frozenset[str]) -> str | None:
    sien, hote = _domaine(hote), hote.removeprefix("www.")
    for connu in sorted(domaines):
        if f".{connu}." in f".{hote}." or _squelette(sien) == _squelette(connu) or _proches(sien, connu):
            return connu
        propre = connu.removesuffix(".gouv.fr")
        if len(propre) >= 10 and propre != connu and _squelette(propre) in _squelette(hote):
            return connu
    # Only the State has names under « gouv.fr ».
    return "gouv.fr" if "gouv" in re.split(r"[.-]", hote) and not hote.endswith(".gouv.fr") else None


@lru_cache(maxsize=4096)
def _squelette(nom: str) -> str:
    for signe, pareil in _SOSIES:
        nom = nom.replace(signe, pareil)
    return nom


def _proches(un: str, autre: str) -> bool:
    """Whether one letter added, removed, changed, or two swapped, makes ``autre`` of ``un``; short names are too common."""
    return len(autre) >= 9 and un != autre and _a_une_lettre(un, autre)


def _a_une_lettre(un: str, autre: str) -> bool:
    if abs(len(un) - len(autre)) > 1:
        return False
    debut = next((i for i, (a, b) in enumerate(zip(un, autre, strict=False)) if a != b), min(len(un), len(autre)))
    reste, reste_autre = un[debut:], autre[debut:]
    return (
        reste[1:] == reste_autre[1:]
        or reste[1:] == reste_autre
        or reste == reste_autre[1:]
        or (reste[:2] == reste_autre[1::-1] and reste[2:] == reste_autre[2:])
    )
