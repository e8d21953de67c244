"""What is denied in one language is denied in the others: a « not » that is lost turns a right into a ban.

Sentence by sentence: where one language denies with its verb, the other denies in some way, by the verb or by a word.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from guichet.prose.blocs import blocs
from guichet.prose.phrases import couples
from guichet.socle.champs import LANGUES, Langue

CONSTAT = "cette phrase ne nie pas ce que le français nie, ou nie ce qu'il affirme"
REMEDE = "traduisez la négation ; si la phrase la dit autrement, écrivez-la avec le verbe nié, comme le français"

# Sure denials: that of the verb. « Not less than » is a minimum, « not … but » a limit. In Arabic, « and », « then » are the
# first letter of the word that follows, and its last ones tell of whom.
_DEBUT, _FIN = r"(?:^|(?<=[\s«(،؛:.!؟“\"*|]))", r"(?=[\s،.؟!»):؛*“\"]|$)"
_PERSONNES = "[تواىمن\u064b-\u0652]*"
_VERBES = {
    "fr": re.compile(
        r"(?:\bne\b|\bn['’])(?=[^.]*?\b(?:pas|plus|jamais|rien|personne|aucune?|ni|nulle)\b)"
        r"|\b(?:jamais|rien|personne|aucune?|nulle)\b[^.]{,40}?(?:\bne\b|\bn['’])"
        r"|\brien d['’]autre\b",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\b(?:not|never|cannot)\b(?! (?:less|fewer|only))|n['’]t\b|\bno (?:one|longer|need|right)\b", re.IGNORECASE),
    "ar": re.compile(rf"{_DEBUT}[وفأ]*(?:لا(?! (?:ت|ي)?(?:قل|بد)\b)|لم|لن|ليس{_PERSONNES}|لست{_PERSONNES}){_FIN}(?!.*\bإل[اّ])"),
}  # fmt: skip

# Whatever else may deny, in words or by what they mean; some by the start of a word.
_MOTS_ENTIERS = {
    "fr": """ne ni pas plus jamais aucun aucune aucuns aucunes rien personne nul nulle sans non sauf hors seul seule seuls seules
        seulement uniquement encore sinon faux fausse mal chômage""",
    "en": """no not never without none nothing nobody cannot neither nor nowhere only except instead offline hardly unless until
        wrong false lose loses losing lost gone afraid ban banned""",
    "ar": "لا لم لن بدون دون بلا ألا ألّا لئلا إلا إلّا سوى وإلا خطأ تخاف ما",
}
_DEBUTS_DE_MOTS = {
    "fr": """refus écart interdi impossib inutile absen manqu perd dout étrang cess évit expir anon indéc insal indig inconn incomp insuff
        injust inadap impay illég illim irrég anorm""",
    "en": """refus forbid lack miss fail stop uncl unfit unhe unkn unsu unpa unab uncom uninh unaff unav unoff unlaw unus incompl
        invalid insuff inadeq insanit indecen ineligib imposs improp irreg""",
    "ar": "ليس لست لسن غير عدم رفض يرفض ترفض مرفوض ممنوع يمنع مستحيل بدل خارج خاطئ توقف فات فقد",
}
_LOCUTIONS = {
    "fr": r"\bau lieu\b|\bà la rue\b|\bn['’]",
    "en": r"\bout of\b|\bfree (?:of|from)\b|\bin the future\b|n['’]t\b",
    "ar": "يُمنع",
}


def _mots(langue: Langue) -> re.Pattern[str]:
    entiers, debuts = ("|".join(mots[langue].split()) for mots in (_MOTS_ENTIERS, _DEBUTS_DE_MOTS))
    avant, suite = (rf"{_DEBUT}[وفبأ]*(?:ال)?", r"[\w\u064b-\u0652]*") if langue == "ar" else (r"\b", r"\w*")
    fin = _FIN if langue == "ar" else r"\b"
    return re.compile(rf"{avant}(?:{entiers}|(?:{debuts}){suite}){fin}|{_LOCUTIONS[langue]}", re.IGNORECASE)


_MOTS = {langue: _mots(langue) for langue in LANGUES}


# From a French text and its translation to the sentence of the latter that is at odds with it, or None.
Comparaison = Callable[[str, str, Langue], str | None]


def perdue(francais: str, texte: str, langue: Langue) -> str | None:
    """Return the sentence of ``texte`` that does not deny what ``francais`` denies, or denies what it says; None if none does.

    Texts whose sentences are not as many cannot be compared.
    """
    return next((autre for une, autre in couples(francais, texte) or () if _contraires(une, autre, langue)), None)


def perdues(
    francais: str, prose: str, langue: Langue, comparer: Sequence[Comparaison] = (perdue,)
) -> Iterator[tuple[int, str, Comparaison]]:
    """Yield the line and the words of each sentence of ``prose``, a part of a page, that one of ``comparer`` finds at odds with
    ``francais``, and which one; by default, those that deny otherwise.
    """
    francais_en_blocs, siens = [*blocs(francais)], [*blocs(prose)]
    if len(francais_en_blocs) != len(siens):
        return
    for (_, bloc), (debut, sien) in zip(francais_en_blocs, siens, strict=True):
        for comparaison in comparer:
            if mots := comparaison(bloc, sien, langue):
                yield prose.count("\n", 0, debut + sien.index(mots)), mots, comparaison


def nie(texte: str, langue: Langue) -> bool:
    """Whether ``texte`` denies with its verb."""
    return _VERBES[langue].search(texte) is not None


def _contraires(francais: str, texte: str, langue: Langue) -> bool:
    nie, nie_aussi = _VERBES["fr"].search(francais), _VERBES[langue].search(texte)
    return bool((nie and not _MOTS[langue].search(texte)) or (nie_aussi and not _MOTS["fr"].search(francais)))
