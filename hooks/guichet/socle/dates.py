"""Days that can be: real ones, neither before the first text quoted nor far in the future."""

import datetime

# The Declaration of 1789 is the oldest text that is law.
PREMIER_JOUR = datetime.date(1789, 8, 26)
# Nothing was read before the site was begun.
PREMIERE_LECTURE = datetime.date(2026, 1, 1)
# Laws announce deadlines some years ahead; later is a slip of the keyboard.
ANNEES_A_VENIR = 6


def invraisemblable(jour: datetime.date, aujourdhui: datetime.date) -> str | None:
    """Return why ``jour`` cannot be the day of anything told here, or None."""
    if jour < PREMIER_JOUR:
        return "cette date est trop ancienne pour un fait du site"
    if jour.year > aujourdhui.year + ANNEES_A_VENIR:
        return "cette date est trop loin dans le futur"
    return None
