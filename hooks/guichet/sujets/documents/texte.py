"""The texts to download, as Markdown for pandoc: facts in place of the shortcodes, what to fill in, the law cited.

A part made from the data is a function of the table below; a shortcode says itself how it is written on paper.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from re import Match

from guichet.prose.raccourcis import MOTIF, MOTIF_DE_TEXTE, references
from guichet.prose.redaction import TEXTE, Feuille, RaccourciInconnu, litteral
from guichet.socle.champs import Statut
from guichet.socle.donnees import Donnees
from guichet.socle.langues import typographie
from guichet.sujets.documents.champs import CHAMP_RUBRIQUE
from guichet.sujets.documents.fiches import DocumentType
from guichet.sujets.ppgdid.fiches import RUBRIQUES, Rubrique
from guichet.sujets.textes.fiches import TEXTES, ReferenceJuridique
from guichet.sujets.textes.legifrance import acces


@dataclass(frozen=True)
class Contexte:
    """What the text of a document needs: the facts and the words; ``feuille`` is written for outside the site."""

    feuille: Feuille

    @property
    def donnees(self) -> Donnees:
        return self.feuille.donnees

    def t(self, cle: str, **valeurs: object) -> str:
        """Return a string of the interface as Markdown that says its words and nothing else."""
        return litteral(self.feuille.interface.texte(f"documents.{cle}", **valeurs))


def titre(document: DocumentType, contexte: Contexte) -> str:
    """Return the title of ``document``, which says that it is a model."""
    return contexte.feuille.interface.texte("documents.titre", titre=document.title)


def markdown(document: DocumentType, contexte: Contexte) -> str:
    """Return the whole text of ``document``. Raises RaccourciInconnu."""
    prose = contexte.feuille.citer(_avec_les_parties(document.prose.strip(), contexte))
    morceaux = (*_avis(document, contexte), _avec_les_faits(prose, contexte), *_regle(prose, contexte))
    return typographie("\n\n".join(morceaux)) + "\n"


def _avis(document: DocumentType, contexte: Contexte) -> Iterator[str]:
    yield f"**{contexte.t('avis_titre')}** {contexte.t('avis', date=contexte.feuille.interface.jour(document.lu_le))}"
    yield f"## {contexte.t('champs')}"
    yield contexte.t("champs_note")
    lignes = (f"| [{litteral(champ)}] | {litteral(explication)} |" for champ, explication in document.champs.items())
    yield _tableau(lignes, contexte.t("champs_legende"), contexte.t("champ"), contexte.t("champ_sens"))


def _regle(prose: str, contexte: Contexte) -> Iterator[str]:
    """Yield the list of the texts cited, with the version that was read."""
    cites = dict.fromkeys(reference.cible for reference in references(prose) if reference.genre == "texte")
    textes = [contexte.donnees[TEXTES][identifiant] for identifiant in cites]
    yield f"## {contexte.t('textes')}"
    lignes = (
        f"| {_lien(litteral(t.titre), acces(t).adresse)} | {litteral(t.version_lue)} | {_relire(t, contexte)} |"
        for t in textes
    )
    yield _tableau(
        lignes, contexte.t("textes_legende"), contexte.t("texte"), contexte.t("version"), contexte.t("relire")
    )


def _relire(texte: ReferenceJuridique, contexte: Contexte) -> str:
    return contexte.t("a_verifier" if texte.statut == Statut.A_CONFIRMER else "lu")


def _tableau(lignes: Iterator[str], legende: str, *colonnes: str) -> str:
    entete = f"| {' | '.join(colonnes)} |"
    return "\n".join((entete, "|" + "----|" * len(colonnes), *lignes, "", f": {legende}"))


def _lien(mots: str, adresse: str) -> str:
    return f"[{mots}]({adresse})"


def _avec_les_faits(prose: str, contexte: Contexte) -> str:
    raccourcis = contexte.feuille.vocabulaire.raccourcis

    def remplacer(trouve: Match[str]) -> str:
        try:
            raccourci = raccourcis[trouve.groupdict().get("genre", TEXTE)]
            return raccourci.papier(contexte.feuille, trouve["cible"], trouve["mots"])
        except KeyError as erreur:
            raise RaccourciInconnu(f"le raccourci {trouve[0]} d'un modèle ne désigne rien de connu") from erreur

    return re.sub(MOTIF, remplacer, re.sub(MOTIF_DE_TEXTE, remplacer, prose))


# Parts made from the data; their names are in ``champs.PARTIES``. Their text may hold shortcodes.
def _rubriques(contexte: Contexte) -> str:
    """What a plan must hold, item by item, to be written."""
    return "\n\n".join(morceau for rubrique in contexte.donnees[RUBRIQUES] for morceau in _rubrique(rubrique, contexte))


def _rubrique(rubrique: Rubrique, contexte: Contexte) -> Iterator[str]:
    yield f"### {f'{rubrique.numero}. ' if rubrique.numero else ''}{rubrique.titre}"
    yield f"**{contexte.t('partie_exigence')}** {rubrique.exigence}"
    yield f"**{contexte.t('partie_textes')}** {' ; '.join(f'[[{cible}]]' for cible in rubrique.textes)}."
    if rubrique.condition:
        yield f"**{contexte.t('partie_condition')}** {rubrique.condition}"
    yield contexte.t("partie_questions")
    yield "\n".join(f"- {question}" for question in rubrique.questions)
    yield f"[{CHAMP_RUBRIQUE}]"


def _bilan(contexte: Contexte) -> str:
    """The same items, as the lines of a yearly report."""
    colonnes = (contexte.t(f"bilan_{colonne}") for colonne in ("rubrique", "prevu", "fait", "suite"))
    lignes = (f"| {rubrique.titre} | … | … | … |" for rubrique in contexte.donnees[RUBRIQUES])
    return _tableau(lignes, contexte.t("bilan_legende"), *colonnes)


_PARTIES: dict[str, Callable[[Contexte], str]] = {"rubriques": _rubriques, "bilan": _bilan}


def _avec_les_parties(prose: str, contexte: Contexte) -> str:
    def remplacer(trouve: Match[str]) -> str:
        return _PARTIES[trouve["cible"]](contexte) if trouve["genre"] == "partie" else trouve[0]

    return re.sub(MOTIF, remplacer, prose)
