"""The plan of the guides: the parts that every one has, in order, whoever wrote it."""

from dataclasses import dataclass
from itertools import pairwise

from guichet.prose.forme import blocs_nommes, titres
from guichet.prose.raccourcis import references


@dataclass(frozen=True)
class Plan:
    """The parts of the guides of a section, by their anchors. ``sauf`` are its pages that are no guide.

    ``propres`` is how many parts of its own a guide may have, ``facultatives`` those of the plan that it may leave out;
    ``textes``, how many articles it cites at least, ``etapes`` whether its rule is told step by step; ``en_bref``, how many items its first part has.
    ``pliees`` are the parts that the page folds under their title; it also folds the cases that ``choix`` lists, of which one reads one.
    """

    section: str
    parties: tuple[str, ...]
    sauf: tuple[str, ...]
    en_bref: tuple[int, int]
    facultatives: tuple[str, ...] = ()
    sous_parties: tuple[str, ...] = ()
    propres: int = 0
    textes: int = 0
    etapes: bool = False
    pliees: frozenset[str] = frozenset()
    choix: str = ""

    def suivi_par(self, chemin: str) -> bool:
        """Whether the page at ``chemin``, in its language, is a guide on this plan."""
        nom = chemin.removeprefix(self.section)
        return chemin.startswith(self.section) and nom.count("/") == 1 and chemin not in self.sauf


# What other pages tell, in very simple French.
TRES_SIMPLE = "demander/tres-simple/"

PLANS = (
    Plan(
        "demander/",
        ("en-bref", "que-faire", "cout", "delai", "preuve", "problemes", "qui-aide", "et-apres", "regle"),
        # The page of the papers came before the others and is made from the data.
        sauf=("demander/papiers/", TRES_SIMPLE),
        en_bref=(1, 5),
        # Told in brief at the top of the page (data/essentiel.yml), or read when it happens.
        pliees=frozenset(("cout", "delai", "preuve", "problemes")),
        choix="que-faire",
    ),
    Plan(
        "elus/",
        ("en-bref", "pouvoir", "comment", "delais", "problemes", "qui-appeler", "regle"),
        sauf=("elus/calculette/",),
        en_bref=(3, 5),
        sous_parties=("vous-pouvez", "vous-ne-pouvez-pas"),
    ),
    Plan(
        "professionnels/",
        ("en-bref", "regle", "delais", "tracer", "erreurs", "phrase", "references"),
        sauf=(),
        en_bref=(3, 5),
        facultatives=("phrase",),
        propres=2,
        textes=3,
        etapes=True,
    ),
)


@dataclass(frozen=True)
class Partie:
    """A part of a page: its anchor, the line of its heading, its text."""

    ancre: str
    ligne: int
    texte: str


def plan_de(chemin: str) -> Plan | None:
    """Return the plan of the page at ``chemin``, an address in its language; None if it is no guide."""
    return next((plan for plan in PLANS if plan.suivi_par(chemin)), None)


def parties(prose: str) -> list[Partie]:
    """Return the parts of a page: what follows each heading of the second level, and the folded rule."""
    debuts = [(titre.ligne, titre.ancre or "") for titre in titres(prose) if titre.niveau == 2]
    debuts += [(ligne, ancre) for ligne, balise, ancre in blocs_nommes(prose) if balise == "details"]
    lignes = prose.split("\n")
    suites = [*sorted(debuts), (len(lignes) + 1, "")]
    return [
        Partie(ancre, ligne, "\n".join(lignes[ligne : suivante - 1]))
        for (ligne, ancre), (suivante, _) in pairwise(suites)
    ]


def mene_ailleurs(partie: Partie, chemin: str) -> bool:
    """Whether ``partie`` of the page at ``chemin`` leads to another page."""
    liens = (reference.cible for reference in references(partie.texte) if reference.genre == "lien")
    return any(cible.partition("#")[0] not in ("", chemin) for cible in liens)


def appelle(partie: Partie) -> bool:
    """Whether ``partie`` gives a number to call."""
    return any(reference.genre == "contact" for reference in references(partie.texte))


def par_etapes(partie: Partie) -> bool:
    """Whether ``partie`` is told step by step: under headings of its own, or by a tool."""
    return any(titres(partie.texte)) or any(reference.genre == "outil" for reference in references(partie.texte))


def textes_cites(prose: str) -> set[str]:
    return {reference.cible for reference in references(prose) if reference.genre == "texte"}
