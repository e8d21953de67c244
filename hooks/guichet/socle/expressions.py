"""Regular expressions as editors write them: found in no text by mistake, and never looked for without end."""

import re
from collections.abc import Iterator

# A sign with what gives it another meaning, or a set of signs: one unit of what is looked for.
_UNITE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_REPETITION = re.compile(r"[*+]|\{(?P<moins>\d*)(?P<virgule>,?)(?P<plus>\d*)\}")
# How many times what has no end may be looked for: each more multiplies the time by the length of the text.
SANS_FIN_AU_PLUS = 3
# Looked for as many times, what has an end takes as long.
FIN_LOINTAINE = 50


def verifier(valeur: str) -> str:
    """Return ``valeur`` if it may be looked for in any text. Raises ValueError."""
    try:
        motif = re.compile(valeur)
    except re.error as erreur:
        ou = f" au signe {erreur.pos + 1}" if erreur.pos is not None else ""
        raise ValueError(f"cette expression est mal écrite{ou}") from erreur
    unites = list(_unites(valeur))
    if _repete_une_repetition(unites):
        raise ValueError("cette expression répète une répétition : la recherche ne finirait pas")
    if sum(map(_sans_fin, unites)) > SANS_FIN_AU_PLUS:
        constat = f"cette expression a plus de {SANS_FIN_AU_PLUS} répétitions sans fin, « * » ou « + »"
        raise ValueError(f"{constat} : la recherche ne finirait pas")
    if motif.search("") or motif.search("a"):
        raise ValueError("cette expression se trouve dans n'importe quel texte")
    return valeur


def _unites(valeur: str) -> Iterator[str]:
    """Yield the units of ``valeur``, each repetition being one."""
    place = 0
    while place < len(valeur):
        trouve = _REPETITION.match(valeur, place) or _UNITE.match(valeur, place)
        unite = trouve[0] if trouve else valeur[place]
        yield unite
        place += len(unite)


def _sans_fin(unite: str) -> bool:
    """Whether ``unite`` is a repetition that has no end, or a distant one."""
    trouve = _REPETITION.fullmatch(unite)
    if trouve is None or unite in ("*", "+"):
        return trouve is not None
    if trouve["virgule"] and not trouve["plus"]:
        return True
    return int(trouve["plus"] or trouve["moins"] or 0) > FIN_LOINTAINE


def _repete_une_repetition(unites: list[str]) -> bool:
    """Whether a group that is repeated holds a choice or a repetition: a text may then be cut in it in countless ways."""
    ouverts: list[bool] = [False]
    bordees = ["", *unites, ""]
    for avant, unite, suivante in zip(bordees, unites, bordees[2:], strict=False):
        if unite == "(":
            ouverts.append(False)
        elif unite == ")" and len(ouverts) > 1:
            souple = ouverts.pop()
            if souple and _REPETITION.fullmatch(suivante):
                return True
            ouverts[-1] |= souple
        # After a parenthesis, « ? » says which kind of group it opens.
        elif unite == "|" or _REPETITION.fullmatch(unite) or (unite == "?" and avant != "("):
            ouverts[-1] = True
    return False
