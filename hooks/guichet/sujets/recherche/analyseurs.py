"""How the search reads French, English and Arabic. To change a language, change its data here and its cases in
``tests/cas/analyse.yml``: nothing else knows about words.

Folding is a function of the word alone, the same for what is written and for what is looked up: it can bring words
together, never part a word from itself.
"""

from guichet.socle.champs import Langue
from guichet.socle.texte import CHIFFRES
from guichet.sujets.recherche.analyse import Affixe, Analyseur, Etape, Jeton

_TYPOGRAPHIE = (
    dict.fromkeys("’ʼ‘′`´", "'") | dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("\u00a0\u202f\u2009\t\n\r", " ")
)
_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "ﬁ": "fi", "ﬂ": "fl"}
_LATINES = _TYPOGRAPHIE | _LIGATURES | CHIFFRES

# « L. 441-1 », « L441-1 », « art L 441 1 » → l441-1. Dashes or spaces inside, not both: a number may follow.
_ARTICLE = Jeton(
    r"\b(?:art(?:icle)?s?\.? ?)?[lrd]\.? ?\d{3,4}(?:(?:-\d{1,3})+|(?: \d{1,2}\b)+)?\b",
    ((r"^art[a-z]*\.? ?", ""), (r"\.", ""), (r" (?=\d{3})", ""), (" ", "-")),
)
_TELEPHONE = Jeton(r"\b0(?:[ .-]?\d){9}\b", ((r"[ .-]", ""),))
_MILLIERS = Jeton(r"\b[1-9]\d{0,2}(?: \d{3})+\b", ((" ", ""),))
# A form or a decree: 14069*05, 2020-145.
_NUMERO = Jeton(r"\b\d+(?:[-*/]\d+)+\b")
_NOMBRES = (_ARTICLE, _TELEPHONE, _MILLIERS, _NUMERO)
_MOT_LATIN = Jeton(r"[a-z0-9]+", mot=True)

# Words that would be folded into another: « coupé » is of « coupure », not of « coups »; « raté » is of « manqué », not of
# « rats »; « papi » is not « papier », nor « travaux » « travail ».
_AUTRE_FAMILLE = Jeton(
    r"\b(?:travaux|papis?|(?:coup|rat)(?:er|ez|ent|ait|ee?s?))\b",
    (("^coup.*", "coupur"), ("^rat.*", "manqu"), ("^papi.*", "papy")),
)


def _affixes(regles: str) -> tuple[Affixe, ...]:
    """Read « aux>al 2, s> 3 »: *aux* becomes *al* if two characters are left beside it; else *s* goes if three are."""
    lues = []
    for regle in regles.split(", "):
        affixe, _, suite = regle.partition(">")
        par, reste = suite.split(" ")
        lues.append((affixe, par, int(reste)))
    return tuple(lues)


FRANCAIS = Analyseur(
    lettres=_LATINES,
    jetons=(
        *_NOMBRES,
        Jeton(
            r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)'(?=[a-z0-9])",
            ((r"^.*$", ""),),
        ),
        _AUTRE_FAMILLE,
        _MOT_LATIN,
    ),
    vides=(
        "a ai ait as au aucun aura aussi autre aux avec avez avoir avons c ca car ce ceci cela celle celles celui ces cet cette "
        "ceux chez ci comme comment d dans de des deja depuis dit doit donc dont du elle elles en entre es est et etait "
        "ete etes etre eu eux fait fais faire faut faudrait il ils j je jusque l la le les leur leurs lors lorsque lui ma mais "
        "me mes meme moi mon n ne ni nos notre nous on ont ou par parce pas peu peut peuvent peux plus pour pourquoi "
        "pouvez pouvoir pu puis puisque qu quand que quel quelle quelles quels quelqu qui quoi s sa sauf se sera ses si soi soit "
        "son sont suis sur ta te tes toi ton tous tout toute toutes tres tu un une va vais vers veut veux voici voila vos votre "
        "voudrais vous y aujourd hui svp bonjour merci "
        # The same, as in messages.
        "cest coman comen ds fair fo jai kan ke kel kelle ki kil koi kom komen kon pk pr sest til ya"
    ),
    faibles=(
        "deux trois quatre cinq six sept huit neuf dix quinze vingt cent premier deuxième troisième quatrième dernier "
        "jour semaine mois an année heure fois temps moment matin soir long longue court nouveau vieux grand petit gros "
        "mettre prendre donner rendre tenir porter laisser aller venir partir sortir entrer passer rester arriver arrive finir "
        "commencer continuer savoir croire penser comprendre voir regarder dire parler répondre demander chercher trouver avoir "
        "devenir marcher servir changer habiter vivre vient prochain prochaine dois devoir droit besoin possible fiche "
        "chose truc machin gens personne monsieur madame dame homme femme enfant fils fille père mère famille ami copain copine "
        "après avant pendant normal haut france région "
        "bien mal encore toujours jamais rien beaucoup assez trop moins vite seul combien côté cause partout vraiment"
    ),
    etapes=(
        # Plural.
        Etape(fin=True, affixes=_affixes("eaux>eau 1, aux>al 2, oux>ou 2, ss>ss 0, s> 3, x> 3")),
        # Feminine, participle, infinitive, the commonest persons. « ment » is a noun: logement is not loger.
        Etape(
            fin=True,
            affixes=_affixes(
                "ment>ment 0, euse>eur 3, trice>teur 2, ive>if 3, enne>en 3, aient> 4, ent> 4, ait> 4, ees> 3, ee> 3, er> 3, ez> 3, e> 3"
            ),
        ),
        Etape(
            fin=True,
            affixes=_affixes("ss>s 3, s> 4, ll>l 3, nn>n 3, tt>t 3, mm>m 3, rr>r 3, pp>p 3, e> 4"),
        ),
    ),
    existants=(
        "abattu commotion drap émulsion équestre excursion expansion huisserie impasse impulsion répulsion ruelle tenace travers "
        "tresse violet violette virulence virus"
    ),
    sons=(
        ("ph", "f"),
        ("s?ch", "1"),
        ("h", ""),
        ("qu?|ck|c(?![eiy])", "k"),
        ("c", "s"),
        ("gu(?=[eiy])", "g"),
        ("ge(?=[ao])|g(?=[eiy])", "j"),
        ("t(?=i[aeo])", "s"),
        ("e?au", "o"),
        ("oy|oi", "wa"),
        ("ill|y", "i"),
        ("(?:ai|ei|i|u)[mn](?![aeioumn])", "4"),
        ("[ae][mn](?![aeioumn])", "3"),
        ("o[mn](?![aeioumn])", "5"),
        ("ai|ei|e", ""),
        ("z", "s"),
        (r"(.)\1+", "$1"),
        ("[stdpx]+$", ""),
    ),
    sortes="agglo agglomeration ccas commune interco mairie metropole ville",
    definir=(
        "c est quoi, c quoi, cest quoi, c koi, cest koi, veut dire quoi, ca veut dire, veut dire, que signifie, signifie quoi, "
        "signifie, signification, definition, qu est ce que, qu est ce qu"
    ),
    soi="je j me m mon ma mes moi",
    nous="ma mon mes notre nos",
    lieux="commune communes mairie village municipalite collectivite agglo agglomeration intercommunalite interco epci contingent",
    eux=(
        "demandeur demandeurs menage menages administre administree administres administrees habitants candidats maire maires "
        "prefet prefete adjoint adjointe logements demandes dossiers"
    ),
)

ANGLAIS = Analyseur(
    lettres=_LATINES,
    jetons=(*_NOMBRES, Jeton(r"'(?:s|re|ve|ll|d|m|t)\b", ((r"^.*$", ""),)), _MOT_LATIN),
    vides=(
        "a about after all also am an and any are as at be because been before being but by can cannot could d did do does doing "
        "don down during each for from had has have he her here him his how i if in into is it its just ll m me more most my "
        "myself of off on once only or other our out over own re s same she should so some such t than that the their them then "
        "there these they this those through to too under until up ve very was we were what when where which while who why will "
        "with would you your get got need want please hello"
    ),
    faibles=(
        "one two three four five six seven eight nine ten first second last day week month year time long new old big small "
        "give take put make let come leave stay keep go went gone become begin start know think understand see look say said tell "
        "ask find have thing people person man woman child children son daughter father mother family friend "
        "well still always never nothing much many enough too less fast alone possible really everywhere"
    ),
    sortes="town hall city council village municipality office",
    definir="what is, what are, what s, what does, mean, meaning, meaning of, definition, define",
    etapes=(
        Etape(
            fin=True,
            affixes=_affixes("sses>ss 2, ies>y 2, shes>sh 1, ches>ch 1, xes>x 1, ss>ss 0, us>us 0, is>is 0, s> 3"),
        ),
        Etape(fin=True, affixes=_affixes("eed>ee 2, ied>i 2, ed> 3, ing> 3, ly> 4")),
        Etape(fin=True, affixes=_affixes("e> 3, y>i 3, tt>t 2, nn>n 2, ll>l 3, pp>p 2, rr>r 2, mm>m 2")),
    ),
)

# After the « light10 » stemmer of L. Larkey: the article and its prepositions, then one ending.
ARABE = Analyseur(
    lettres=_LATINES
    | {"ـ": "", "ء": "", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا", "،": " ", "؛": " ", "؟": " ", "٪": " "},
    jetons=(*_NOMBRES, Jeton(r"[a-z0-9]+|[\u0621-\u064a\u0671-\u06d3]+", mot=True)),
    vides=(
        "في من على علي الى الي عن مع هل ما ماذا متى متي كيف اين لماذا هذا هذه ذلك تلك هو هي انا انت نحن هم ان انه كان كانت يكون لا لم لن "
        "ليس قد او و ثم بل حتى حتي اذا عند عندما بعد قبل كل بعض اي التي الذي الذين لي لك له لها لنا لكم لهم عندي عليك يجب اريد ممكن يمكن يمكنني "
        "يمكنك استطيع the a of to in and de la le les et "
        # As one speaks.
        "بدي بدنا بغيت نحب حاب حابه عايز عاوز مافي ماعنديش عنديش ديال ديالي متاع تاع واش كيفاش علاش راني نقدر نقدرو"
    ),
    faibles=(
        "واحد اثنان ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره ثلاث اربع خمس ست سبع ثمان تسع عشر سنتين اول اخر يوم اسبوع شهر سنه سنوات "
        "وقت مره جديد قديم كبير صغير طويل اعطي اخذ وضع ترك ذهب جاء خرج دخل بقي وصل عرف فهم قال سال وجد شيء ناس شخص رجل امراه ولد اولاد "
        "ابن بنت اب ام عائله صديق جدا ايضا دائما ابدا كثير قليل وحدي"
    ),
    sortes="بلدية البلدية مدينة المدينة دار عمدة مكتب",
    definir="ما هو, ما هي, ما معنى, معنى, ماذا يعني, ماذا تعني, ماذا يقصد, تعريف, شو يعني, شنو هو, شنو هي, شنو يعني",
    etapes=(
        Etape(fin=False, affixes=_affixes("وال> 2, بال> 2, كال> 2, فال> 2, ولل> 2, لل> 2, ال> 2, و> 5")),
        Etape(fin=True, affixes=_affixes("ها> 2, ان> 2, ات> 2, ون> 2, ين> 2, يه> 2, ه> 2, ي> 2")),
    ),
)

ANALYSEURS: dict[Langue, Analyseur] = {"fr": FRANCAIS, "en": ANGLAIS, "ar": ARABE}
