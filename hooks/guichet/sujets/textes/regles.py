"""Texts of law: what was read, and what is known to have moved since."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from guichet.prose.dates_tapees import jours_tapes
from guichet.prose.ecrits import ecrits_du_jeu
from guichet.socle import horloge
from guichet.socle.champs import Statut
from guichet.socle.jeux import Jeu
from guichet.socle.lecture import chaines
from guichet.socle.lot import Illisible, Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.socle.regles_des_dates import bornes, dates_dans_l_ordre_de
from guichet.socle.sources import SOURCES
from guichet.sujets.textes.fiches import NUMERO_DIT, TEXTES
from guichet.sujets.textes.legifrance import HOTE, compact, imite_legifrance, numero_d_article

REGLES = Regles()

SUJET_AU_PLUS = 90


@REGLES.de_chaque_jeu
def texte_connu(lot: Lot, jeu: Jeu[Any]) -> Iterator[Probleme]:
    """Every text that a record cites is in ``data/textes.yml``."""
    for fiche, enregistrement in lot[jeu] if "textes" in jeu.modele.model_fields else ():
        for rang, identifiant in enumerate(fiche.textes):
            # Entries of the watch say more of a text than its name: their own rule looks at them.
            if isinstance(identifiant, str) and identifiant not in lot.connus[TEXTES]:
                yield inconnu(enregistrement, ("textes", rang), identifiant, "ce texte", "data/textes.yml")


@REGLES.de_chaque_jeu
def jour_de_son_texte(lot: Lot, jeu: Jeu[Any]) -> Iterator[Probleme]:
    """A day of every year is that of a text that the record cites, where one of these tells a day."""
    if jeu is TEXTES or "textes" not in jeu.modele.model_fields:
        return
    textes = lot.par_cle(TEXTES)
    for fiche, enregistrement in lot[jeu]:
        cites = [textes[un] for un in fiche.textes if isinstance(un, str) and un in textes]
        permis = {tape.jour_et_mois for texte in cites for tape in jours_tapes(texte.objet, "fr")}
        for chemin, ecrit in chaines(enregistrement.valeurs) if permis else ():
            autre = next((t for t in jours_tapes(ecrit, "fr") if not t.annee and t.jour_et_mois not in permis), None)
            if autre:
                constat = f"aucun texte cité ici ne dit ce jour : {autre.mots}"
                remede = "corrigez-le, citez le texte qui le dit, ou corrigez ce qu'en dit data/textes.yml"
                yield enregistrement.probleme(chemin, constat, remede, autre.mots)


@REGLES.regle
def version_lue_en_vigueur(lot: Lot) -> Iterator[Probleme]:
    """A text that has moved since the version read is to be confirmed: that version is not the law in force."""
    for texte, enregistrement in lot[TEXTES]:
        if texte.version_du is None or texte.statut is Statut.A_CONFIRMER:
            continue
        plus_recentes = [j for j in texte.modifie_le if j > texte.version_du.fin]
        if plus_recentes:
            constat = f"ce texte a changé le {max(plus_recentes)}, après la version lue ({texte.version_du})"
            yield enregistrement.probleme(("statut",), constat, "écrivez statut: a_confirmer", texte.statut)


@REGLES.regle
def article_dans_son_code(lot: Lot) -> Iterator[Probleme]:
    """Only an article belongs to a code."""
    for texte, enregistrement in lot[TEXTES]:
        if texte.code is not None and texte.nature != "article":
            constat = "seul un article appartient à un code"
            yield enregistrement.probleme(("code",), constat, "retirez « code », ou changez « nature »", texte.id)


@REGLES.regle
def versions_dans_l_ordre(lot: Lot) -> Iterator[Probleme]:
    """The days on which a text changed follow one another, after it was signed; so does the version read."""
    constat = "une version ne peut pas être d'avant le texte"
    yield from dates_dans_l_ordre_de(lot[TEXTES], ("date", "version_du", 90_000, constat))
    for texte, enregistrement in lot[TEXTES]:
        signe = bornes(texte.date)
        jours = [signe[0], *texte.modifie_le] if signe else texte.modifie_le
        for rang, (avant, apres) in enumerate(pairwise(jours)):
            if apres < avant or (apres == avant and not (signe and rang == 0)):
                constat = f"cette modification ({apres}) n'est pas après celle qui précède, ou après le texte ({avant})"
                yield enregistrement.probleme(("modifie_le",), constat, "remettez les dates dans l'ordre", apres)


@REGLES.regle
def texte_a_lire_sur_legifrance(lot: Lot) -> Iterator[Probleme]:
    """The link to an article of a code is made from the number in its title: it tells one, that of its identifier."""
    for texte, enregistrement in lot[TEXTES]:
        if texte.code is None:
            continue
        numero = numero_d_article(texte)
        if numero is None:
            constat = "ce titre ne dit pas le numéro de l'article : son lien vers Légifrance ne peut pas être fait"
            numero = re.sub(r"(?<=[LRDA])(?=\d)", ". ", texte.id.removeprefix(f"{texte.code}-"))
            remede = f"écrivez « {texte.code}, art. {numero} »"
            yield enregistrement.probleme(("titre",), constat, remede, texte.titre)
        elif not compact(numero).startswith(texte.id.removeprefix(f"{texte.code}-")):
            constat = f"le numéro de ce titre ({numero}) n'est pas celui de l'identifiant ({texte.id})"
            yield enregistrement.probleme(("titre",), constat, "corrigez l'un ou l'autre", texte.titre)


# « …/article-r441-2-4 », « …query=L441-1 »: an article in an address, by its letter and number.
_ARTICLE_DANS_L_ADRESSE = re.compile(r"(?<![a-z])([lrda])\.?(\d{2,4}(?:-\d+)*)(?![\d-])", re.IGNORECASE)


@REGLES.regle
def adresse_de_son_article(lot: Lot) -> Iterator[Probleme]:
    """The page where an article of a code was read is that of no other article."""
    for texte, enregistrement in lot[TEXTES]:
        dits = {f"{lettre.upper()}{numero}" for lettre, numero in _ARTICLE_DANS_L_ADRESSE.findall(texte.adresse or "")}
        sien = texte.id.removeprefix(f"{texte.code}-")
        if texte.code and dits and sien not in dits:
            constat = f"cette adresse est celle d'un autre article : {min(dits)}"
            yield enregistrement.probleme(("adresse",), constat, f"mettez celle de l'article {sien}", texte.adresse)


@REGLES.regle
def adresse_de_legifrance(lot: Lot) -> Iterator[Probleme]:
    """A host that bears the name of Légifrance is Légifrance."""
    for fiche, enregistrement in lot.diverses(TEXTES, SOURCES):
        if fiche.adresse and imite_legifrance(fiche.adresse):
            constat = "cette adresse ressemble à celle de Légifrance, mais n'est pas la sienne"
            yield enregistrement.probleme(("adresse",), constat, f"commencez-la par https://{HOTE}/", fiche.adresse)


@REGLES.regle
def sujet_d_un_texte(lot: Lot) -> Iterator[Probleme]:
    """What stands beside the number of a text in their list is short."""
    for texte, enregistrement in lot[TEXTES]:
        if len(texte.sujet_court) > SUJET_AU_PLUS:
            constat = f"ce sujet a {len(texte.sujet_court)} caractères, {SUJET_AU_PLUS} au plus"
            remede = "écrivez « sujet » : ce dont parle le texte, en quelques mots"
            yield enregistrement.probleme(("sujet" if texte.sujet else "objet",), constat, remede, texte.sujet_court)


@REGLES.regle
def adresse_de_texte_unique(lot: Lot) -> Iterator[Probleme]:
    """Two texts whose identifiers differ by capitals only would share an address."""
    premiers: dict[str, str] = {}
    for texte, enregistrement in lot[TEXTES]:
        premier = premiers.setdefault(texte.chemin, texte.id)
        if premier != texte.id:
            constat = f"cet identifiant donne la même adresse que « {premier} »"
            yield enregistrement.probleme(("id",), constat, "changez-le autrement que par des majuscules", texte.id)


@REGLES.regle
def titre_de_son_code(lot: Lot) -> Iterator[Probleme]:
    """The articles of a code are cited alike: « CCH, art. … »."""
    debuts: dict[str, Counter[str]] = defaultdict(Counter)
    articles = [(texte, ou) for texte, ou in lot[TEXTES] if texte.code is not None]
    for texte, _ in articles:
        debuts[str(texte.code)][_debut(texte.titre)] += 1
    for texte, enregistrement in articles:
        attendu = debuts[str(texte.code)].most_common(1)[0][0]
        if _debut(texte.titre) != attendu:
            constat = f"les autres articles de ce code commencent par « {attendu}, art. »"
            yield enregistrement.probleme(("titre",), constat, "corrigez le titre, ou « code »", texte.titre)


def _debut(titre: str) -> str:
    return titre.partition(", art.")[0]


# No code of today has an article read in a version older than this; no change is known years before it is law.
PREMIERE_VERSION = 1950
ANNEES_D_AVANCE = 2


@REGLES.regle
def versions_de_notre_temps(lot: Lot) -> Iterator[Probleme]:
    """The version read of an article is recent, and its next change near."""
    cette_annee = horloge.aujourdhui().year
    for texte, enregistrement in lot[TEXTES]:
        lue = texte.version_du
        if lue is not None and (lue.debut.year > cette_annee or (texte.code and lue.debut.year < PREMIERE_VERSION)):
            constat = "ce texte ne peut pas avoir été lu dans cette version"
            yield enregistrement.probleme(("version_du",), constat, "corrigez l'année", lue)
        for rang, jour in enumerate(texte.modifie_le):
            if jour.year > cette_annee + ANNEES_D_AVANCE:
                constat = f"aucune modification n'est connue plus de {ANNEES_D_AVANCE} ans d'avance"
                yield enregistrement.probleme(("modifie_le", rang), constat, "corrigez l'année", jour)


# Articles as a sentence names them: « R. 441-2-10 ».
_ARTICLE = re.compile(r"\b([LRD])\. ?(\d{3}(?:-\d+)*)")
# Titles of others' documents, what texts say of one another, and what the watch tells of texts that we do not follow.
_LIBRES = frozenset({"sources", "textes", "veille"})


@REGLES.de_chaque_jeu
def article_ecrit_connu(lot: Lot, jeu: Jeu[Any]) -> Iterator[Probleme]:
    """An article named in words, without its brackets, is one that the site knows."""
    if jeu.nom in _LIBRES or isinstance(lot.connus[TEXTES], Illisible):
        return
    connus = {morceau for identifiant in lot.connus[TEXTES] for morceau in _fins(str(identifiant))}
    for _, texte, fichier, ligne in ecrits_du_jeu(lot, jeu):
        for trouve in _ARTICLE.finditer(texte):
            if trouve[1] + trouve[2] not in connus:
                ou = ligne + texte.count("\n", 0, trouve.start())
                constat = "cet article n'est pas dans data/textes.yml"
                yield Probleme(
                    fichier, ou, "", trouve[0], constat, "corrigez son numéro, ou ajoutez-le à data/textes.yml"
                )


# « [[L442-5-2]] : … Article non lu. », within one item of a list or one paragraph, before another text is named.
_DIT_NON_LU = re.compile(
    r"\[\[([\w-]+)\]\](?:(?!\[\[|\n- |\n\n).){0,240}?\b(article|décret|arrêté|loi|décision|texte) non lue?\b",
    re.IGNORECASE | re.DOTALL,
)
_NON_LU = re.compile(r"\bnon lue?s?\b")


@REGLES.de_chaque_jeu
def dit_non_lu(lot: Lot, jeu: Jeu[Any]) -> Iterator[Probleme]:
    """A text that prose says was not read has no version read: what was read since is told everywhere."""
    if jeu.nom in _LIBRES or isinstance(lot.connus[TEXTES], Illisible):
        return
    lus = {texte.id: texte.version_lue for texte, _ in lot[TEXTES] if not _NON_LU.search(texte.version_lue or "non lu")}
    for _, ecrit, fichier, ligne in ecrits_du_jeu(lot, jeu):
        for trouve in _DIT_NON_LU.finditer(ecrit):
            if version := lus.get(trouve[1]):
                ou = ligne + ecrit.count("\n", 0, trouve.end())
                constat = f"ce texte est dit non lu, et data/textes.yml dit la version lue : {version}"
                yield Probleme(
                    fichier, ou, "", trouve[1], constat, "dites ici ce qui en a été lu, ou corrigez « version_lue »"
                )


def _fins(identifiant: str) -> Iterator[str]:
    """Yield the numbers that ``identifiant`` may be called by: with the name of its code, and without."""
    yield identifiant
    yield identifiant.partition("-")[2]


@REGLES.derniere
def version_lue_de_sa_date(lot: Lot) -> Iterator[Probleme]:
    """The words that tell the version read tell its year."""
    for texte, enregistrement in lot[TEXTES]:
        if texte.version_du is not None and str(texte.version_du)[:4] not in (texte.version_lue or ""):
            constat = f"« version_lue » ne parle pas de l'année de « version_du » ({texte.version_du})"
            yield enregistrement.probleme(("version_du",), constat, "corrigez l'une des deux", texte.id)


@REGLES.regle
def titre_de_ses_champs(lot: Lot) -> Iterator[Probleme]:
    """The title of a text tells the day and the number that its fields give."""
    for texte, enregistrement in lot[TEXTES]:
        dit = next((jour.iso for jour in jours_tapes(texte.titre, "fr") if jour.iso), None)
        numero = NUMERO_DIT.search(texte.titre)
        if dit and texte.date and dit != str(texte.date):
            constat = f"le titre dit le {dit}"
            yield enregistrement.probleme(("date",), constat, "corrigez l'une des deux dates", texte.date)
        elif numero and texte.numero and numero[1] != texte.numero:
            constat = f"le titre dit le n° {numero[1]}"
            yield enregistrement.probleme(("numero",), constat, "corrigez l'un des deux numéros", texte.numero)
