"""French telephone numbers that a reader may be sent to: real ones, at the price of a call."""

import re
from functools import lru_cache

_E164 = re.compile(r"\+\d{6,15}")
# Ranges of the French plan that cost the price of a call or nothing: landlines 1 to 5 and 9, mobiles 6 and 7, 80x.
# The others (081, 082, 089, 036…) are charged on top, or belong to nobody.
_ORDINAIRE = re.compile(r"\+33(?:[1-79]\d{8}|80\d{7})")


# What people type to fill a cell: the digits in order, zeros, the same two digits again and again.
_INVENTE = re.compile(r"\+33(?:\d0{8}|\d{0,3}(?:123456|234567|345678)\d*|(\d)\1{8}|\d(\d\d)\2{3})")


# Out of date or never confirmed by who answers there: people would be sent to a dead line.
_MORTS = frozenset({"+33812040170", "+33800359359", "+33321212000"})


class NumeroRefuse(ValueError):
    """The number may not be shown; the message says why, in French."""


@lru_cache(maxsize=8192)
def verifier(numero: str) -> str:
    """Return ``numero``, an E.164 number of metropolitan France that costs no more than a call. Raises NumeroRefuse."""
    # Kept here so that the core can be imported without the 10 MB of phone metadata until a number is met.
    import phonenumbers

    if not _E164.fullmatch(numero):
        raise NumeroRefuse("ce n'est pas un numéro international du type +33321697000, sans espace")
    if not numero.startswith("+33"):
        raise NumeroRefuse("ce numéro n'est pas celui d'un téléphone en France (+33)")
    if numero.startswith("+330"):
        raise NumeroRefuse("après +33, le premier zéro ne s'écrit pas : +33321697000")
    if numero in _MORTS:
        raise NumeroRefuse("ce numéro ne répond plus")
    if _INVENTE.fullmatch(numero) and _ORDINAIRE.fullmatch(numero):
        raise NumeroRefuse("ce numéro est un exemple : personne ne répond")
    try:
        lu = phonenumbers.parse(numero, None)
    except phonenumbers.NumberParseException as erreur:
        raise NumeroRefuse("ce n'est pas un numéro international du type +33321697000") from erreur
    if not phonenumbers.is_valid_number(lu) or phonenumbers.region_code_for_number(lu) != "FR":
        raise NumeroRefuse("ce numéro n'existe pas dans le plan de numérotation français")
    if not _ORDINAIRE.fullmatch(numero):
        raise NumeroRefuse("ce numéro est surtaxé : on n'y envoie personne")
    return numero
