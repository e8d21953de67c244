"""Figures typed in prose: a fact lives once, in ``data/``, and prose refers to it."""

import re
from functools import cache, lru_cache

from guichet.prose.mots_nus import mots_nus
from guichet.socle.champs import Langue

_NOMBRES = {
    "fr": "un|une|une? seule?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente"
    "|quarante|cinquante|soixante|cent|(?:huit|diz|quinz|vingt|trent)aine de|douzaine de",
    "en": "one|a single|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen"
    "|twenty|thirty|forty|fifty|sixty|ninety|a hundred|half an?|a couple of|a dozen",
    "ar": "واحدة?|اثنين|اثنان|ثلاثة?|أربعة?|خمسة?|ستة?|سبعة?|ثمانية?|تسعة?|عشرة?|عشرون|عشرين|ثلاثون|ثلاثين",
}
_UNITES = {
    "fr": "jours?|semaines?|mois|ans?|années?|heures?|quinzaines?|trimestres?|semestres?|décennies?|candidats|candidatures",
    "en": "days?|weeks?|months?|years?|hours?|fortnights?|quarters?|decades?",
    "ar": "يوم|يومًا|أيام|أسبوع|أسبوعًا|أسابيع|شهر|شهرًا|أشهر|سنة|سنوات|سنين|عام|عامًا|أعوام|ساعة|ساعات",
}
# Arabic says « two months » in one word, and « one month » with the number after.
_DUREES_D_UN_MOT = {
    "fr": r"\b(?:quinzaine|huitaine)\b",
    "en": r"\bfortnight\b",
    "ar": r"\b(?:يوم|أسبوع|شهر|سنت|عام|ساعت)(?:ان|ين)\b|\b(?:يوم|أسبوع|شهر|سنة|عام|ساعة) واحدة?\b",
}
# A share told in words is a figure too: « un appel règle la moitié des cas ».
_PARTS = {
    "fr": r"\b(?:moitié|tiers|trois quarts|majorité) (?:des|de|du|d['’])",
    "en": r"\b(?:half|thirds?|three quarters|most) of (?:the |all )?(?:cases|applicants|homes|landlords|requests)\b",
    "ar": r"(?:نصف|ثلث|ثلثي|ثلاثة أرباع) (?:الحالات|الطلبات|المساكن)",
}
_MONTANT = r"\d[\d  \u202f.,]*\s*(?:€|euros?|يورو)|€\s*\d"
_POURCENTAGE = r"\d+(?:[.,]\d+)?\s*%"
# French numbers of ten digits, short numbers of help lines, article numbers.
_TELEPHONE = r"\b0\d(?:[  .]?\d\d){4}\b|\b0 ?8\d\d(?: ?\d{3}){2}\b|\b(?:11[2459]|39\d\d)\b"
_ARTICLE = r"\b[LRD]\.? ?\d{3}(?:-\d+)+"


@lru_cache(maxsize=4096)
def chiffres(texte: str, langue: Langue) -> tuple[tuple[int, str], ...]:
    """Return the line (from 1) and the words of each amount, duration, percentage, share, phone or article typed in ``texte``.

    Shortcodes, addresses and attributes are not prose and are skipped.
    """
    lignes = enumerate(mots_nus(texte).splitlines(), start=1)
    return tuple((numero, trouve[0]) for numero, ligne in lignes for trouve in _motif(langue).finditer(ligne))


@cache
def _motif(langue: Langue) -> re.Pattern[str]:
    duree = rf"\b(?:\d+|{_NOMBRES[langue]})[  -](?:{_UNITES[langue]})\b"
    durees = f"{duree}|{_DUREES_D_UN_MOT[langue]}"
    return re.compile(f"{_MONTANT}|{_POURCENTAGE}|{_TELEPHONE}|{_ARTICLE}|{durees}|{_PARTS[langue]}", re.IGNORECASE)
