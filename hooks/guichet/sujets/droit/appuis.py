"""Law as data: what rests on which text, and what must be read again because that text has moved since.

A text moves on the days that ``textes.yml`` knows, and when an entry of the watch that creates, amends or repeals it
comes into force. Whoever rests on it and was read before must be read again (« drift »).
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from guichet.prose.guides import Guide, guides
from guichet.prose.raccourcis import references
from guichet.socle.donnees import Donnees, une_fois
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.questions.fiches import QUESTIONS
from guichet.sujets.regles_de_droit.fiches import REGLES_DE_DROIT
from guichet.sujets.textes.fiches import TEXTES, ReferenceJuridique
from guichet.sujets.veille.fiches import VEILLE, Veille

# An entry that applies a text says nothing new about it.
EFFETS_QUI_CHANGENT = ("cree", "modifie", "abroge")


@dataclass(frozen=True, order=True)
class Mouvement:
    """The text ``texte`` changed on the day ``le``; ``veille`` is the entry that told it, where there is one."""

    le: datetime.date
    texte: str
    veille: str | None = None


@dataclass(frozen=True)
class Appui:
    """What rests on texts: a page, a question or a record, read on ``lu_le``. ``chemin`` is where readers see it."""

    genre: Literal["page", "question", "donnee"]
    nom: str
    chemin: str | None
    fichier: str
    lu_le: datetime.date
    textes: frozenset[str]


@dataclass(frozen=True)
class Derive:
    """``appui`` was read before ``mouvements`` (in order)."""

    appui: Appui
    mouvements: tuple[Mouvement, ...] = field(default=())


def mouvements(donnees: Donnees, aujourdhui: datetime.date) -> dict[str, list[Mouvement]]:
    """Return the changes of each text known up to ``aujourdhui``, in order."""
    par_texte: dict[str, set[Mouvement]] = defaultdict(set)
    for texte in donnees[TEXTES].values():
        par_texte[texte.id] |= {Mouvement(jour, texte.id) for jour in texte.modifie_le if jour <= aujourdhui}
    for entree in donnees[VEILLE].values():
        le = _jour(entree)
        if le is None or le > aujourdhui:
            continue
        for touche in entree.textes:
            if touche.effet in EFFETS_QUI_CHANGENT:
                par_texte[touche.texte].discard(Mouvement(le, touche.texte))
                par_texte[touche.texte].add(Mouvement(le, touche.texte, entree.id))
    return {texte: sorted(connus, key=_ordre) for texte, connus in par_texte.items()}


def appuis(donnees: Donnees) -> list[Appui]:
    """Return all that rests on a text: French pages, questions, records."""
    return [*_pages(donnees), *_questions(donnees), *_fiches(donnees)]


def derives(donnees: Donnees, aujourdhui: datetime.date) -> list[Derive]:
    """Return what was read before a text it rests on moved, or before an entry of the watch that names it.

    The most recent change comes first.
    """
    connus = mouvements(donnees, aujourdhui)
    nommees = _nommees(donnees, aujourdhui)
    trouvees = []
    for appui in appuis(donnees):
        tous = {m for texte in appui.textes for m in connus.get(texte, ())}
        if appui.genre == "page" and appui.chemin is not None:
            tous |= nommees.get(appui.chemin, set())
        tardifs = sorted((m for m in tous if m.le > appui.lu_le), key=_ordre)
        if tardifs:
            trouvees.append(Derive(appui, tuple(tardifs)))
    return sorted(trouvees, key=lambda d: (d.mouvements[-1].le.toordinal() * -1, d.appui.fichier, d.appui.nom))


@une_fois
def citations(donnees: Donnees) -> dict[str, list[Appui]]:
    """Return the pages and questions that rest on each text, by text, in the order of the site."""
    par_texte: dict[str, list[Appui]] = defaultdict(list)
    for appui in (*_pages(donnees), *_questions(donnees)):
        for texte in appui.textes:
            par_texte[texte].append(appui)
    return par_texte


def textes_de(guide: Guide, donnees: Donnees) -> frozenset[str]:
    """Return the texts that the page ``guide`` rests on: those it cites, and those of the delays it cites."""
    return _textes_cites(guide.prose, donnees)


def textes_de_la_page(chemin: str, donnees: Donnees) -> list[ReferenceJuridique]:
    """Return the texts that the French page at ``chemin`` rests on, by title."""
    cites = textes_de(guides(donnees)["fr"][chemin], donnees)
    return sorted((donnees[TEXTES][texte] for texte in cites), key=lambda texte: texte.titre)


def _pages(donnees: Donnees) -> Iterator[Appui]:
    for chemin, guide in guides(donnees)["fr"].items():
        if guide.lu_le is not None:
            relu_le = guide.relu_le or guide.lu_le
            yield Appui("page", guide.title, chemin, guide.fichier, relu_le, textes_de(guide, donnees))


def _questions(donnees: Donnees) -> Iterator[Appui]:
    for question in donnees[QUESTIONS].values():
        cites = frozenset(question.textes) | _textes_cites(question.reponse["fr"], donnees)
        intitule = question.question["fr"]
        yield Appui("question", intitule, question.adresse, "data/faq.yml", question.lu_le, cites)


def _fiches(donnees: Donnees) -> Iterator[Appui]:
    """Yield the records that name texts, of any set that is read again; questions have their own words for it."""
    for jeu in donnees.jeux:
        if jeu is QUESTIONS or not {"textes", "lu_le"} <= jeu.modele.model_fields.keys():
            continue
        for fiche in donnees.toutes(jeu):
            cites = frozenset(texte for texte in fiche.textes if isinstance(texte, str))
            if cites:
                yield Appui("donnee", jeu.nom_de(fiche), None, jeu.fichier_de(fiche), fiche.lu_le, cites)


def _textes_cites(prose: str, donnees: Donnees) -> frozenset[str]:
    cites: set[str] = set()
    for reference in references(prose):
        if reference.genre == "texte":
            cites.add(reference.cible)
        elif reference.genre == "delai":
            cites.update(donnees[DELAIS][reference.cible].textes)
        elif reference.genre == "regle":
            cites.update(donnees[REGLES_DE_DROIT][reference.cible].textes)
    return frozenset(cites)


def _nommees(donnees: Donnees, aujourdhui: datetime.date) -> Mapping[str, set[Mouvement]]:
    """Return, by page, the entries in force that say they touch it, told as a change of their first text."""
    par_page: dict[str, set[Mouvement]] = defaultdict(set)
    for entree in donnees[VEILLE].values():
        le = _jour(entree)
        if le is not None and le <= aujourdhui:
            texte = next((touche.texte for touche in entree.textes), "")
            for page in entree.pages:
                par_page[page].add(Mouvement(le, texte, entree.id))
    return par_page


def _jour(entree: Veille) -> datetime.date | None:
    """Return the first day on which ``entree`` applies, the earliest that its source allows; None for a bill."""
    if entree.en_projet or entree.en_vigueur_le is None:
        return None
    return entree.en_vigueur_le.debut


def _ordre(mouvement: Mouvement) -> tuple[datetime.date, str, str]:
    return mouvement.le, mouvement.texte, mouvement.veille or ""
