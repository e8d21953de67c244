"""How a name is read, on the device as in Python."""

from appui.scripts import Ouvrir, appeler
from appui.territoires import table
from guichet.socle.texte import normaliser
from guichet.sujets.territoires.noms import slug_de_commune
from guichet.sujets.territoires.recherche_de_commune import Fragment

ORTHOGRAPHES = {
    "Saint-André-lez-Lille": "saint andre les lille",
    "ST ANDRE LEZ LILLE": "saint andre les lille",
    "Ste-Cécile": "sainte cecile",
    "Œuilly": "oeuilly",
    "Lachaussée-du-Bois-d’Écu": "lachaussee du bois d ecu",
    "L'Haÿ": "l hay",
    "fresnes s/Escaut": "fresnes sur escaut",
    "  Bruay   la\tBuissière ": "bruay la buissiere",
    "62 300": "62 300",
    "constructor": "constructor",
    "": "",
    "—": "",
}


def test_spellings_made_one(ouvrir: Ouvrir) -> None:
    obtenu = appeler(
        ouvrir("vide.html"), "territoires/normalisation", "(m, noms) => noms.map(m.normaliser)", list(ORTHOGRAPHES)
    )
    assert obtenu == list(ORTHOGRAPHES.values())
    assert obtenu == [normaliser(texte) for texte in ORTHOGRAPHES]


def test_arabic_digits_are_read(ouvrir: Ouvrir) -> None:
    obtenu = appeler(
        ouvrir("vide.html"), "territoires/normalisation", "(m, noms) => noms.map(m.normaliser)", ["٦٢٣٠٠", "۶۲۳۰۰"]
    )
    assert obtenu == ["62300", "62300"]


def test_the_address_of_a_commune_is_that_of_python(ouvrir: Ouvrir) -> None:
    paires = [(c["nom"], c["insee"]) for nom in ("communes.csv", "communes_anciennes.csv") for c in table(nom)]
    corps = "(m, paires) => paires.map(([nom, insee]) => m.adresse(nom, insee))"
    obtenu = appeler(ouvrir("vide.html"), "territoires/normalisation", corps, paires)
    assert obtenu == [slug_de_commune(*paire) for paire in paires]


def test_spellings_are_made_one_as_in_python(ouvrir: Ouvrir, index: dict[str, Fragment]) -> None:
    noms = sorted({ligne[0] for fragment in index.values() for ligne in fragment["communes"]})
    page = ouvrir("vide.html")
    assert appeler(page, "territoires/normalisation", "(m, noms) => noms.map(m.normaliser)", noms) == list(
        map(normaliser, noms)
    )


CORRESPONDANCES = [
    ("len", "lens", True),
    ("hesdin foret", "hesdin la foret", True),
    ("foret hesdin", "hesdin la foret", False),
    ("la la", "hesdin la foret", False),
    ("hesdinla", "hesdin la foret", True),
    ("saint omer", "saint omer en chaussee", True),
    ("la houssoye", "lahoussoye", True),
    ("la ho", "lahoussoye", True),
    ("l a", "lahoussoye", False),
    ("omer", "saint omer", True),
    ("mer", "saint omer", False),
    ("lens", "len", False),
]


def test_what_answers_a_spelling(ouvrir: Ouvrir) -> None:
    corps = "(m, cas) => cas.map(([requete, nom]) => [requete, nom, m.correspond(requete, nom)])"
    obtenu = appeler(ouvrir("vide.html"), "territoires/normalisation", corps, CORRESPONDANCES)
    assert [tuple(ligne) for ligne in obtenu] == CORRESPONDANCES
