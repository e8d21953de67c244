"""What an applicant meets: numbers, papers, steps."""

import re
from collections.abc import Iterator, Mapping

from guichet.prose.blocs import blocs
from guichet.prose.ecrits import ecrits
from guichet.prose.guides import GUIDES, pages_de_prose
from guichet.prose.phrases import places
from guichet.prose.plans import plan_de
from guichet.prose.raccourcis import references
from guichet.prose.regles import chiffres_des_traductions
from guichet.socle.adresses import chemin_de_guide
from guichet.socle.champs import LANGUES
from guichet.socle.lecture import Chemin, Enregistrement, chaines
from guichet.socle.liens import parmi
from guichet.socle.lot import Illisible, Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.demande.fiches import (
    CONTACTS,
    DELAIS,
    ESSENTIEL,
    GROUPES_PIECES,
    LIENS,
    PARCOURS,
    PIECES,
    SITUATIONS,
    Delai,
)

REGLES = Regles()


@REGLES.regle
def contact_appelable(lot: Lot) -> Iterator[Probleme]:
    """What the telephone dials is what the reader sees."""
    for contact, enregistrement in lot[CONTACTS]:
        affiche = re.sub(r"\D", "", contact.numero)
        if affiche != re.sub(r"^\+33", "0", contact.appel):
            constat = f"« appel » ({contact.appel}) ne compose pas le numéro affiché"
            yield enregistrement.probleme(
                ("appel",), constat, "écrivez le même numéro, +33 à la place du 0", contact.numero
            )


# Emergency numbers and those of the State for children and women in danger: a call costs nothing.
GRATUITS = frozenset({"15", "17", "18", "112", "114", "115", "119", "3919"})
# The numbering plan (Arcep): calls to 0800 to 0805 are free, those to 0806 to 0809 cost a local call.
_VERTS, _GRIS = re.compile(r"\+33 ?80[0-5]"), re.compile(r"\+3380[6-9]")


@REGLES.regle
def cout_du_numero(lot: Lot) -> Iterator[Probleme]:
    """What a call costs is what its number says."""
    for contact, enregistrement in lot[CONTACTS]:
        gratuit = contact.cout is not None and "gratuit" in contact.cout.fr.lower()
        if gratuit and _GRIS.match(contact.appel):
            constat = "ce numéro n'est pas gratuit : de 0806 à 0809, l'appel a le prix d'un appel local"
        elif contact.cout is not None and not gratuit and _VERTS.match(contact.appel):
            constat = "ce numéro est gratuit : de 0800 à 0805, l'appel ne coûte rien"
        elif contact.cout is not None and not gratuit and contact.appel in GRATUITS:
            constat = "ce numéro d'urgence est gratuit"
        else:
            continue
        yield enregistrement.probleme(
            ("cout", "fr"), constat, "corrigez le numéro, ou ce que coûte l'appel", contact.numero
        )


@REGLES.regle
def piece_groupee(lot: Lot) -> Iterator[Probleme]:
    """A paper has its group; only article R. 441-2-3 of the CCH can make one compulsory."""
    for piece, enregistrement in lot[PIECES]:
        if piece.groupe not in lot.connus[GROUPES_PIECES]:
            yield inconnu(enregistrement, ("groupe",), piece.groupe, "ce groupe", "data/pieces.yml (groupes)")
        if piece.obligatoire and "R441-2-3" not in piece.textes:
            constat = "une pièce n'est obligatoire pour s'inscrire que par l'article R. 441-2-3 du CCH"
            yield enregistrement.probleme(("obligatoire",), constat, "écrivez obligatoire: false", piece.id)


# What R. 441-2-3 of the CCH lets a desk require to register a request, and the heading under which it is shown.
INSCRIPTION, GROUPE_D_INSCRIPTION = ("identite", "sejour"), "inscription"


@REGLES.regle
def papiers_de_l_inscription(lot: Lot) -> Iterator[Probleme]:
    """What a desk may require to register is what the law names: no paper less, no paper more, and none beside them."""
    for piece, enregistrement in lot[PIECES]:
        if piece.id in INSCRIPTION and not piece.obligatoire:
            constat = "sans ce papier, on ne s'inscrit pas (article R. 441-2-3 du CCH) : la page doit le dire"
            yield enregistrement.probleme(("obligatoire",), constat, "écrivez obligatoire: true", piece.id)
        elif piece.id not in INSCRIPTION and piece.obligatoire:
            constat = (
                "pour s'inscrire, l'article R. 441-2-3 du CCH ne demande qu'une pièce d'identité ou un titre de séjour"
            )
            remede = "écrivez obligatoire: false ; si l'article a changé, dites-le à qui programme"
            yield enregistrement.probleme(("obligatoire",), constat, remede, piece.id)
        elif piece.id not in INSCRIPTION and piece.groupe == GROUPE_D_INSCRIPTION:
            constat = "ce papier est sous le titre de l'inscription, qui ne le demande pas"
            yield enregistrement.probleme(("groupe",), constat, "rangez-le dans un autre groupe", piece.id)
    for identifiant in INSCRIPTION:
        if identifiant not in lot.connus[PIECES]:
            constat = f"il manque le papier « {identifiant} », que l'article R. 441-2-3 du CCH demande pour s'inscrire"
            yield Probleme(PIECES.fichier, 1, "", "", constat, "remettez-le, avec cet id et obligatoire: true")


@REGLES.regle
def situation_utile(lot: Lot) -> Iterator[Probleme]:
    """A paper names situations that exist; a situation calls for at least one paper."""
    nommees = {situation for piece in lot.fiches(PIECES) for situation in piece.situations}
    for piece, enregistrement in lot[PIECES]:
        for rang, identifiant in enumerate(piece.situations):
            if identifiant not in lot.connus[SITUATIONS]:
                ou = "data/pieces.yml (situations)"
                yield inconnu(enregistrement, ("situations", rang), identifiant, "cette situation", ou)
    for situation, enregistrement in lot[SITUATIONS]:
        if situation.id not in nommees:
            constat = "aucun papier ne va avec cette situation"
            yield enregistrement.probleme(("id",), constat, "nommez-la dans un papier, ou retirez-la", situation.id)


@REGLES.regle
def etape_mesuree(lot: Lot) -> Iterator[Probleme]:
    """A step has the duration its words call for, leads to a page of every language, and types no figure."""
    pages = [pages_de_prose(lot, langue) for langue in LANGUES]
    for etape, enregistrement in lot[PARCOURS]:
        if (etape.delai is None) != (etape.phrase in etape.PHRASES_SANS_DELAI):
            constat = "« delai » et « phrase » ne vont pas ensemble"
            remede = f"sans delai, la phrase est {' ou '.join(etape.PHRASES_SANS_DELAI)} ; avec delai, une des autres"
            yield enregistrement.probleme(("phrase",), constat, remede, etape.phrase)
        if etape.delai is not None and etape.delai not in lot.connus[DELAIS]:
            yield inconnu(enregistrement, ("delai",), etape.delai, "ce délai", "data/delais.yml")
        if not all(etape.lien.partition("#")[0] in connues for connues in pages):
            yield inconnu(enregistrement, ("lien",), etape.lien, "cette page, dans chaque langue,", "docs/")
        yield from chiffres_des_traductions(enregistrement)


@REGLES.regle
def delai_avec_son_texte(lot: Lot) -> Iterator[Probleme]:
    """A sentence that quotes one figure and articles quotes an article that sets it: everywhere the same."""
    delais = lot.par_cle(DELAIS)
    for _, texte, fichier, ligne in ecrits(lot, sauf=()):
        # Most sentences quote no figure, or no article.
        if "delai" in texte and "[[" in texte:
            yield from _delais_sans_texte(texte, delais, fichier, ligne)


def _delais_sans_texte(texte: str, delais: Mapping[str, Delai], fichier: str, ligne: int) -> Iterator[Probleme]:
    """Yield the sentences of ``texte``, which starts at ``ligne``, that quote a figure with another article."""
    for debut, phrase in ((ou + place, phrase) for ou, bloc in blocs(texte) for place, phrase in places(bloc, ";")):
        cites = list(references(phrase))
        durees = {r.cible for r in cites if r.genre == "delai" and r.cible in delais}
        articles = {r.cible for r in cites if r.genre == "texte"}
        for duree in durees if len(durees) == 1 else ():
            attendus = delais[duree].textes
            if articles and not articles & set(attendus):
                constat = f"ce chiffre vient d'un autre texte : {', '.join(attendus)}"
                remede = "citez ce texte dans la phrase, ou corrigez « textes » dans data/delais.yml"
                ici = ligne + texte.count("\n", 0, debut)
                yield Probleme(fichier, ici, "", f"{{{{delai:{duree}}}}}", constat, remede)


@REGLES.regle
def essentiel_de_chaque_guide(lot: Lot) -> Iterator[Probleme]:
    """Four facts belong to a guide of every language and type no figure; every step of the journey leads to a guide that has them."""
    pages = [pages_de_prose(lot, langue) for langue in LANGUES]
    etapes = {etape.id for etape in lot.fiches(PARCOURS)}
    for fiche, enregistrement in lot[ESSENTIEL]:
        if not all(fiche.chemin in connues for connues in pages):
            yield inconnu(enregistrement, ("id",), fiche.chemin, "cette page, dans chaque langue,", "docs/")
        if fiche.avant and fiche.avant not in etapes:
            yield inconnu(enregistrement, ("avant",), fiche.avant, "cette étape", "data/parcours.yml")
        yield from chiffres_des_traductions(enregistrement)
    connus = {fiche.chemin for fiche in lot.fiches(ESSENTIEL)}
    for etape, enregistrement in lot[PARCOURS]:
        guide = etape.lien.partition("#")[0]
        if guide not in connus:
            constat = f"le guide de cette étape n'a pas son essentiel ({guide})"
            yield enregistrement.probleme(("lien",), constat, "ajoutez-le dans data/essentiel.yml", etape.lien)


@REGLES.regle
def delais_de_l_essentiel(lot: Lot) -> Iterator[Probleme]:
    """The four facts tell no delay that their guide does not tell."""
    dits = delais_dits(lot)
    for fiche, enregistrement in lot[ESSENTIEL]:
        for chemin, texte in chaines(enregistrement.valeurs):
            for reference in references(texte):
                if reference.genre == "delai" and reference.cible not in dits.get(fiche.chemin, (reference.cible,)):
                    yield autre_delai(enregistrement, chemin, reference.cible)


def delais_dits(lot: Lot) -> dict[str, set[str]]:
    """Return the delays that each French page of prose tells, by its address."""
    return {
        chemin_de_guide(enregistrement.fichier, "fr"): {
            reference.cible for reference in references(guide.prose) if reference.genre == "delai"
        }
        for guide, enregistrement in lot[GUIDES["fr"]]
    }


def autre_delai(enregistrement: Enregistrement, chemin: Chemin, delai: str) -> Probleme:
    """Return what to say of a record that names at ``chemin`` a delay that its guide does not tell."""
    constat = "le guide de cette fiche ne dit pas ce délai : l'un des deux est faux"
    remede = f"nommez celui qu'il dit, ou écrivez-y {{{{delai:{delai}}}}}"
    return enregistrement.probleme(chemin, constat, remede, delai)


@REGLES.regle
def plis_dits_en_bref(lot: Lot) -> Iterator[Probleme]:
    """A guide that folds what it costs, how long it takes and its proof tells them at its top."""
    if isinstance(lot.connus[ESSENTIEL], Illisible) or isinstance(lot.connus[PARCOURS], Illisible):
        return
    connus = {fiche.chemin for fiche in lot.fiches(ESSENTIEL)}
    # A step that leads to a guide without them is told already.
    connus |= {etape.lien.partition("#")[0] for etape in lot.fiches(PARCOURS)}
    for _, enregistrement in lot[GUIDES["fr"]]:
        chemin = chemin_de_guide(enregistrement.fichier, "fr")
        plan = plan_de(chemin)
        if plan is not None and plan.pliees and chemin not in connus:
            constat = "ce guide n'a pas son essentiel : ce qu'il coûte, quand, la preuve et qui agit sont dans ses plis"
            yield Probleme(enregistrement.fichier, 1, "", "", constat, "ajoutez-le dans data/essentiel.yml")


_NOM_DE_SITE = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+")


@REGLES.regle
def lien_vers_le_site_nomme(lot: Lot) -> Iterator[Probleme]:
    """A link called by the name of a site leads to that site."""
    for lien, enregistrement in lot[LIENS]:
        nom = lien.nom.fr
        if _NOM_DE_SITE.fullmatch(nom) and not parmi(lien.adresse, {nom.removeprefix("www.")}):
            constat = f"ce lien s'appelle « {nom} » et mène à un autre site"
            yield enregistrement.probleme(("adresse",), constat, "corrigez l'adresse ou le nom", lien.adresse)


_HEURES = re.compile(r"de (\d{1,2}) h(?: (\d{2}))? à (\d{1,2}) h(?: (\d{2}))?")


@REGLES.regle
def heures_d_appel_dans_l_ordre(lot: Lot) -> Iterator[Probleme]:
    """A number answers from an hour to a later one."""
    for contact, enregistrement in lot[CONTACTS]:
        for trouve in _HEURES.finditer(contact.plages.fr if contact.plages else ""):
            debut, fin = (int(trouve[rang]) * 60 + int(trouve[rang + 1] or 0) for rang in (1, 3))
            if not debut < fin <= 24 * 60:
                constat = "ces heures vont de la plus tardive à la plus tôt"
                yield enregistrement.probleme(("plages", "fr"), constat, "remettez-les dans l'ordre", trouve[0])
