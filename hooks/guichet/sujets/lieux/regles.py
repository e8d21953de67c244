"""Places are where they say, and are called what they are."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from guichet.socle.lecture import Chemin, Enregistrement
from guichet.socle.lot import Lot, Paire
from guichet.socle.personnes import nommee
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu, inconnus
from guichet.socle.sources import SOURCES
from guichet.socle.texte import slug
from guichet.sujets.lieux.annuaires import FRANCE_SERVICES, MAIRIES
from guichet.sujets.lieux.fermetures import FERMETURES, FermetureAnnoncee
from guichet.sujets.lieux.fiches import GUICHETS, REPONSES_DE_MAIRIE, Fermeture, Lieu, Position, Role, StatutLieu
from guichet.sujets.territoires import contours
from guichet.sujets.territoires.distances import distance_km
from guichet.sujets.territoires.fiches import ANCIENNES, COMMUNES, CONTOURS, EPCI, Commune

REGLES = Regles()

LIEUX = (MAIRIES, FRANCE_SERVICES, GUICHETS)


@REGLES.regle
def lieu_dans_sa_commune(lot: Lot) -> Iterator[Probleme]:
    """The commune exists, the postcode is one of its own, the point is inside it or marked as its centre."""
    communes = lot.par_cle(COMMUNES)
    dessins = {contour.insee: contour.contour for contour in lot.fiches(CONTOURS)}
    for lieu, enregistrement in lot.toutes(*LIEUX):
        commune = communes.get(lieu.commune)
        if commune is None:
            if lieu.commune not in lot.connus[COMMUNES]:
                yield inconnu(enregistrement, ("commune",), lieu.commune, "ce code INSEE", "data/communes.csv")
            continue
        cedex = "cedex" in (lieu.adresse or "").lower()
        if lieu.code_postal and lieu.code_postal not in commune.codes_postaux and not cedex:
            constat = f"{commune.nom} a pour code postal {', '.join(commune.codes_postaux)}"
            probleme = enregistrement.probleme(
                ("code_postal",), constat, "corrigez-le ou laissez-le vide", lieu.code_postal
            )
            # Where the commune is wrong rather than its places, it is told once.
            yield replace(probleme, cause=f"{constat} ({commune.insee})")
        yield from _point_mal_place(lieu, commune, dessins.get(lieu.commune), enregistrement)


def _point_mal_place(
    lieu: Lieu, commune: Commune, contour: str | None, enregistrement: Enregistrement
) -> Iterator[Probleme]:
    if len({lieu.lon is None, lieu.lat is None, lieu.position is None}) > 1:
        constat = "lon, lat et position vont ensemble : un ou deux manquent"
        yield enregistrement.probleme(("lon",), constat, "remplissez les trois ou aucun", lieu.lon or "")
    elif lieu.position is not Position.ADRESSE or contour is None or lieu.lon is None or lieu.lat is None:
        return
    elif not contours.contient(contour, lieu.lon, lieu.lat):
        constat = f"ce point ({lieu.lon}, {lieu.lat}) est hors de {commune.nom}"
        remede = (
            f"corrigez-le, ou mettez le centre de la commune ({commune.lon}, {commune.lat}) et position centre_commune"
        )
        yield enregistrement.probleme(("lon",), constat, remede, lieu.lon)


_LETTRE = re.compile(r"[^\W\d_]")
LETTRES_D_UNE_RUE = 3
_CODE_POSTAL = re.compile(r"\b\d{5}\b")
# Landlines of the south of France: no town hall of the region has one.
_DU_SUD = ("+334", "+335")
_PUBLICS = frozenset({"commune", "ccas", "epci", "france_services"})


@REGLES.regle
def lieu_joint_chez_lui(lot: Lot) -> Iterator[Probleme]:
    """The street says no town, which the commune tells; a public desk is called in its region."""
    for lieu, enregistrement in lot.toutes(*LIEUX):
        if lieu.adresse and _CODE_POSTAL.search(lieu.adresse) and "cedex" not in lieu.adresse.lower():
            constat = "cette adresse contient un code postal"
            remede = "gardez le numéro et la rue : le code postal a sa place, la ville vient de « commune »"
            yield enregistrement.probleme(("adresse",), constat, remede, lieu.adresse)
        elif lieu.adresse and len(_LETTRE.findall(lieu.adresse)) < LETTRES_D_UNE_RUE:
            constat = "cette adresse ne dit ni rue, ni place, ni lieu-dit"
            yield enregistrement.probleme(("adresse",), constat, "recopiez-la en entier, ou videz-la", lieu.adresse)
        if lieu.nom and nommee(lieu.nom):
            constat = "ce nom est celui d'une personne"
            yield enregistrement.probleme(("nom",), constat, "nommez le lieu : qui y reçoit peut changer", lieu.nom)
        if lieu.telephone and lieu.telephone.startswith(_DU_SUD) and lieu.organisme in _PUBLICS:
            constat = "ce numéro est celui d'une autre région"
            yield enregistrement.probleme(("telephone",), constat, "relisez-le à la source", lieu.telephone)


# Small towns share a secretariat, and a house of France services goes round its territory: never farther apart than that.
_ENSEMBLE_KM = {MAIRIES: 15, FRANCE_SERVICES: 40}


@REGLES.regle
def contact_d_un_seul_lieu(lot: Lot) -> Iterator[Probleme]:
    """Two places that have the same number or the same e-mail are near each other: else one was copied from a line away."""
    communes = lot.par_cle(COMMUNES)
    for jeu, au_plus in _ENSEMBLE_KM.items():
        premiers: dict[tuple[str, str], Commune] = {}
        for lieu, enregistrement in lot[jeu]:
            commune = communes.get(lieu.commune)
            if commune is None:
                continue
            for champ, contact in _contacts(lieu):
                premier = premiers.setdefault((champ, contact), commune)
                if _eloignees(premier, commune) > au_plus:
                    constat = f"c'est aussi celui d'un lieu de {premier.nom}, à plus de {au_plus} km"
                    yield enregistrement.probleme((champ,), constat, "relisez les deux à la source", contact)


@REGLES.regle
def contact_d_un_seul_organisme(lot: Lot) -> Iterator[Probleme]:
    """Two desks that have the same number or the same e-mail are of the same body: its name comes before the comma."""
    premiers: dict[tuple[str, str], Lieu] = {}
    for lieu, enregistrement in lot[GUICHETS]:
        for champ, contact in _contacts(lieu):
            premier = premiers.setdefault((champ, contact), lieu)
            if _organisme(premier) != _organisme(lieu):
                constat = f"c'est aussi celui de « {premier.nom} »"
                remede = (
                    "relisez les deux à la source ; si c'est le même organisme, commencez les deux noms par le sien"
                )
                yield enregistrement.probleme((champ,), constat, remede, contact)


def _contacts(lieu: Lieu) -> Iterator[tuple[str, str]]:
    for champ in ("telephone", "courriel"):
        if contact := getattr(lieu, champ):
            yield champ, contact


def _organisme(lieu: Lieu) -> str:
    return slug((lieu.nom or "").partition(",")[0])


def _eloignees(une: Commune, autre: Commune) -> float:
    return distance_km((une.lon, une.lat), (autre.lon, autre.lat))


# The few communes without a town hall in the directory are smaller.
VILLE = 3_000


@REGLES.derniere
def mairie_de_chaque_ville(lot: Lot) -> Iterator[Probleme]:
    """Every town has its town hall."""
    servies = {lieu.commune for lieu in lot.fiches(MAIRIES)}
    for commune in lot.fiches(COMMUNES):
        if commune.population >= VILLE and commune.insee not in servies:
            constat = f"il manque la mairie de {commune.nom} ({commune.insee})"
            yield Probleme(MAIRIES.fichier, 1, "", "", constat, "rétablissez sa ligne", f"perte de {MAIRIES.fichier}")


# A shorter name is a common word too: « Bus », « Ham », « Port ».
_NOM_MINIMAL = 5
_LOIN_KM = 15
_MOTS_D_UN_NOM = 6


@REGLES.regle
def lieu_nomme_d_apres_sa_commune(lot: Lot) -> Iterator[Probleme]:
    """A place whose name holds that of a commune is there, or near."""
    communes, nommees = lot.par_cle(COMMUNES), _par_nom(lot)
    for lieu, enregistrement in lot.toutes(FRANCE_SERVICES, GUICHETS):
        commune = communes.get(lieu.commune)
        dites = _communes_dites(lieu.nom or "", nommees) if commune else []
        if commune is None or not dites or any(slug(dite.nom) in slug(commune.nom) for dite in dites):
            continue
        ici = (commune.lon, commune.lat)
        if min(distance_km(ici, (dite.lon, dite.lat)) for dite in dites) > _LOIN_KM:
            constat = f"ce nom est celui de {dites[0].nom}, et le lieu est à {commune.nom}"
            yield enregistrement.probleme(("nom",), constat, "corrigez le nom ou le code INSEE", lieu.nom)


def _par_nom(lot: Lot) -> dict[str, list[Commune]]:
    """Return the communes by their names, and by those of the former communes that they hold."""
    nommees: dict[str, list[Commune]] = {}
    communes = lot.par_cle(COMMUNES)
    for commune in communes.values():
        nommees.setdefault(slug(commune.nom), []).append(commune)
    for ancienne in lot.fiches(ANCIENNES):
        if actuelle := communes.get(ancienne.commune):
            nommees.setdefault(slug(ancienne.nom), []).append(actuelle)
    return nommees


def _communes_dites(nom: str, nommees: Mapping[str, list[Commune]]) -> list[Commune]:
    """Return the communes whose whole names are in ``nom``."""
    mots = slug(nom).split("-")
    morceaux = {
        "-".join(mots[debut:fin])
        for debut in range(len(mots))
        for fin in range(debut + 1, min(len(mots), debut + _MOTS_D_UN_NOM) + 1)
    }
    return [dite for un in sorted(morceaux) if len(un) >= _NOM_MINIMAL for dite in nommees.get(un, ())]


@REGLES.regle
def lieu_pour_un_epci(lot: Lot) -> Iterator[Probleme]:
    for lieu, enregistrement in lot.toutes(*LIEUX):
        for rang, siren in enumerate(lieu.epci):
            if siren not in lot.connus[EPCI]:
                yield inconnu(enregistrement, ("epci", rang), siren, "ce SIREN d'EPCI", "data/epci.csv")


@REGLES.regle
def lieu_pour_une_commune(lot: Lot) -> Iterator[Probleme]:
    """A commune served by name exists, is not that of the place, and shows it on its own page."""
    communes = lot.par_cle(COMMUNES)
    for lieu, enregistrement in lot.toutes(*LIEUX):
        propre = communes.get(lieu.commune)
        servis = lieu.epci or ([propre.epci] if propre else [])
        for rang, insee in enumerate(lieu.communes):
            champ = ("communes", rang)
            if insee not in lot.connus[COMMUNES]:
                yield inconnu(enregistrement, champ, insee, "ce code INSEE", "data/communes.csv")
            elif insee == lieu.commune:
                yield enregistrement.probleme(champ, "c'est la commune du lieu lui-même", "retirez-la", insee)
            elif insee in communes and communes[insee].epci not in servis:
                constat = f"{communes[insee].nom} est dans un EPCI que ce lieu ne sert pas"
                remede = f"ajoutez {communes[insee].epci} à « epci »"
                yield enregistrement.probleme(champ, constat, remede, insee)


@REGLES.regle
def guichet_jamais_deduit(lot: Lot) -> Iterator[Probleme]:
    """A place known from a directory only is never a registration desk (CCH R. 441-2-1)."""
    for lieu, enregistrement in lot.toutes(*LIEUX):
        if Role.ENREGISTREMENT in lieu.roles and lieu.statut is StatutLieu.ANNUAIRE:
            constat = "un lieu connu par le seul annuaire ne peut pas être un guichet d'enregistrement"
            remede = "mettez le statut « declare » ou « lu » avec sa source, ou retirez le rôle « enregistrement »"
            yield enregistrement.probleme(("roles",), constat, remede, lieu.id)


@REGLES.regle
def reponse_d_une_mairie(lot: Lot) -> Iterator[Probleme]:
    """A town hall that answers is that of a commune, says it itself, and does not contradict the desks."""
    yield from inconnus(lot, REPONSES_DE_MAIRIE, "commune", COMMUNES, "ce code INSEE")
    guichets = {
        lieu.commune for lieu, _ in lot[GUICHETS] if lieu.organisme == "commune" and Role.ENREGISTREMENT in lieu.roles
    }
    qui_enregistrent = [lieu for lieu in lot.fiches(GUICHETS) if Role.ENREGISTREMENT in lieu.roles]
    servies = {insee for lieu in qui_enregistrent for insee in (lieu.commune, *lieu.communes)}
    annuaires = {lieu.source for lieu in lot.fiches(MAIRIES)}
    for reponse, enregistrement in lot[REPONSES_DE_MAIRIE]:
        if not reponse.enregistre and reponse.commune in guichets:
            constat = "cette mairie dit ne pas enregistrer les demandes, et un guichet de cette commune le fait"
            remede = f"retirez-lui le rôle « enregistrement » dans {GUICHETS.fichier}, ou corrigez la réponse"
            yield enregistrement.probleme(("enregistre",), constat, remede, reponse.commune)
        elif reponse.enregistre and reponse.commune not in servies:
            constat = "cette mairie dit enregistrer les demandes, et aucun guichet ne le dit à ses habitants"
            remede = f"ajoutez-la à {GUICHETS.fichier}, avec le rôle « enregistrement » et la même source"
            yield enregistrement.probleme(("enregistre",), constat, remede, reponse.commune)
        if reponse.source in annuaires:
            constat = "l'annuaire ne dit pas si une mairie enregistre les demandes"
            remede = "citez ce qui le dit : la page de la mairie, ou sa réponse"
            yield enregistrement.probleme(("source",), constat, remede, reponse.source)


# « Ville de Lille », « Mairie d’Onnaing »: whose page it is.
_DE_LA_VILLE = re.compile(r"(?:Ville|Mairie|Commune|CCAS) (?:de la |de |du |des |d['’])(?P<ville>.+)")


@REGLES.regle
def guichet_de_sa_page(lot: Lot) -> Iterator[Probleme]:
    """The page of a town tells of its own desks, unless the note of the source names another: else a desk was copied."""
    communes, nommees, sources = lot.par_cle(COMMUNES), _par_nom(lot), lot.par_cle(SOURCES)
    for lieu, enregistrement in lot[GUICHETS]:
        commune, source = communes.get(lieu.commune), sources.get(lieu.source)
        trouvee = _DE_LA_VILLE.match(source.editeur) if source and lieu.communal else None
        siennes = nommees.get(slug(trouvee["ville"]), []) if trouvee else []
        if (
            source
            and commune
            and siennes
            and commune not in siennes
            and slug(commune.nom) not in slug(source.note or "")
        ):
            constat = f"cette page est celle de {siennes[0].nom}, et ce guichet est à {commune.nom}"
            remede = (
                "citez la page de ce guichet ; si celle-ci en parle, nommez sa commune dans la « note » de la source"
            )
            yield enregistrement.probleme(("source",), constat, remede, lieu.source)


@REGLES.regle
def lieu_unique(lot: Lot) -> Iterator[Probleme]:
    """Identifiers of places are unique across the three files."""
    premiers: dict[str, Enregistrement] = {}
    for lieu, enregistrement in lot.toutes(*LIEUX):
        premier = premiers.setdefault(lieu.id, enregistrement)
        if premier.fichier != enregistrement.fichier:
            constat = f"cet identifiant est déjà pris dans {premier.fichier}, ligne {premier.ligne}"
            yield enregistrement.probleme(("id",), constat, "choisissez-en un autre", lieu.id)


# A desk closed for longer is to be said closed, or taken away.
FERMETURE_MAXIMALE = datetime.timedelta(days=366)


@REGLES.regle
def fermeture_dans_l_ordre(lot: Lot) -> Iterator[Probleme]:
    """Closures end after they begin, within a year, and do not overlap."""
    for lieu, enregistrement in lot[GUICHETS]:
        for rang, constat, remede, jour in _desordre(lieu.fermetures):
            yield enregistrement.probleme(("fermetures", rang, "au"), constat, remede, jour)
    par_lieu: dict[str, list[Paire[FermetureAnnoncee]]] = defaultdict(list)
    for fermeture, enregistrement in lot[FERMETURES]:
        par_lieu[fermeture.lieu].append((fermeture, enregistrement))
    for siennes in par_lieu.values():
        for rang, constat, remede, jour in _desordre(fermeture for fermeture, _ in siennes):
            yield siennes[rang][1].probleme(("au",), constat, remede, jour)


@REGLES.regle
def motif_sans_personne(lot: Lot) -> Iterator[Probleme]:
    """Why a place is closed names nobody: the health of an agent is not the public's."""
    for lieu, enregistrement in lot[GUICHETS]:
        for rang, fermeture in enumerate(lieu.fermetures):
            yield from _nomme_quelqu_un(fermeture.motif, ("fermetures", rang, "motif"), enregistrement)
    for annoncee, enregistrement in lot[FERMETURES]:
        yield from _nomme_quelqu_un(annoncee.motif, ("motif",), enregistrement)


def _nomme_quelqu_un(motif: str | None, chemin: Chemin, enregistrement: Enregistrement) -> Iterator[Probleme]:
    if motif and nommee(motif):
        constat = "ce motif nomme une personne"
        yield enregistrement.probleme(chemin, constat, "dites-le sans nommer personne : « travaux », « congés »", motif)


def _desordre(
    fermetures: Iterable[Fermeture | FermetureAnnoncee],
) -> Iterator[tuple[int, str, str, datetime.date]]:
    """Yield the rank of each closure that is not as it should, what is wrong, how to mend it, and the day where one sees it."""
    fin_d_avant = datetime.date.min
    for rang, fermeture in enumerate(fermetures):
        du, au = fermeture.du, fermeture.au or datetime.date.max
        if au < du:
            yield rang, f"la fermeture finit ({au}) avant de commencer ({du})", "inversez les dates", au
        elif fermeture.au and au - du > FERMETURE_MAXIMALE:
            yield rang, "une fermeture dure plus d'un an", "corrigez les dates, ou retirez ce lieu", au
        elif du <= fin_d_avant:
            constat = "cette fermeture chevauche celle d'avant, ou n'est pas dans l'ordre"
            yield rang, constat, "remettez-les dans l'ordre", du
        fin_d_avant = max(fin_d_avant, au)
