"""Rules that need more than one record: each is a function that yields what is wrong.

To add a rule, write a function and decorate it with ``@regle``; nothing else has to know about it.
"""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from guichet import contours, horloge
from guichet.adresses import chemin_de_guide
from guichet.chiffres import chiffres
from guichet.eligibilite import conditions
from guichet.langues import LANGUES, categories_de_pluriel, champs
from guichet.lecture import Enregistrement
from guichet.lot import Illisible, Lot, Paire
from guichet.modeles import Financement, Langue, Position, Role, Statut, StatutLieu
from guichet.problemes import Probleme
from guichet.references import GENRES, references
from guichet.termes import cle_de_forme

Regle = Callable[[Lot], Iterator[Probleme]]
REGLES: list[Regle] = []
LIEUX = ("mairies", "france_services", "guichets")
COLONNES_PLAFONDS = (*(f"categorie_{rang}" for rang in range(1, 7)), "personne_supplementaire")


def regle(fonction: Regle) -> Regle:
    """Register a rule."""
    REGLES.append(fonction)
    return fonction


def _toutes(lot: Lot, *jeux: str) -> Iterator[Paire]:
    for jeu in jeux or lot.paires:
        yield from lot.paires[jeu]


def _inconnu(
    enregistrement: Enregistrement, chemin: tuple[str | int, ...], valeur: Any, quoi: str, ou: str
) -> Probleme:
    return enregistrement.probleme(
        chemin, f"{quoi} n'existe pas", f"choisissez-en un parmi ceux de {ou}, ou ajoutez-le", valeur
    )


@regle
def source_connue(lot: Lot) -> Iterator[Probleme]:
    """Every record names sources of ``data/sources.yml``."""
    for fiche, enregistrement in _toutes(lot):
        citees = [getattr(fiche, "source", None), *getattr(fiche, "sources", [])]
        for identifiant in citees:
            if identifiant is not None and identifiant not in lot.connus["sources"]:
                champ = "sources" if hasattr(fiche, "sources") else "source"
                yield _inconnu(enregistrement, (champ,), identifiant, "cet identifiant de source", "data/sources.yml")


@regle
def source_localisee(lot: Lot) -> Iterator[Probleme]:
    """A source can be found again: an address or a package."""
    for source, enregistrement in _toutes(lot, "sources"):
        if source.adresse is None and source.paquet is None:
            constat = "cette source n'a ni adresse ni paquet : personne ne peut la retrouver"
            yield enregistrement.probleme(("id",), constat, "ajoutez « adresse » ou « paquet »", source.id)


@regle
def date_de_lecture_passee(lot: Lot) -> Iterator[Probleme]:
    """Nothing was read in the future; nothing is valid from after it was read."""
    demain = horloge.aujourdhui() + datetime.timedelta(days=1)
    for fiche, enregistrement in _toutes(lot):
        lu_le = getattr(fiche, "lu_le", None)
        if lu_le is not None and lu_le >= demain:
            constat = "cette date de lecture est dans le futur"
            yield enregistrement.probleme(("lu_le",), constat, "écrivez le jour où vous avez vérifié", lu_le)


@regle
def commune_dans_un_epci(lot: Lot) -> Iterator[Probleme]:
    for commune, enregistrement in _toutes(lot, "communes"):
        if commune.epci not in lot.connus["epci"]:
            yield _inconnu(enregistrement, ("epci",), commune.epci, "ce SIREN d'EPCI", "data/epci.csv")


@regle
def insee_et_departement(lot: Lot) -> Iterator[Probleme]:
    """The INSEE code begins with the department (INSEE, code officiel géographique)."""
    for commune, enregistrement in _toutes(lot, "communes"):
        if not commune.insee.startswith(commune.departement):
            constat = f"le code INSEE {commune.insee} n'est pas dans ce département"
            yield enregistrement.probleme(("departement",), constat, "corrigez l'un des deux", commune.departement)


@regle
def departement_nomme(lot: Lot) -> Iterator[Probleme]:
    for jeu in ("communes", "epci"):
        for fiche, enregistrement in _toutes(lot, jeu):
            codes = [fiche.departement] if jeu == "communes" else fiche.departements
            for code in codes:
                if code not in lot.connus["departements"]:
                    champ = "departement" if jeu == "communes" else "departements"
                    yield _inconnu(enregistrement, (champ,), code, "ce département", "data/departements.csv")


@regle
def siren_valide(lot: Lot) -> Iterator[Probleme]:
    """A SIREN ends with a Luhn key; a historic commune's begins with 21 and its department."""
    for jeu in ("communes", "epci"):
        for fiche, enregistrement in _toutes(lot, jeu):
            if not _luhn(fiche.siren):
                yield enregistrement.probleme(
                    ("siren",), "la clé de contrôle de ce SIREN est fausse", "recopiez-le depuis la source", fiche.siren
                )
    for commune, enregistrement in _toutes(lot, "communes"):
        attendu = f"21{commune.departement}"
        if commune.siren.startswith("21") and not commune.siren.startswith(attendu):
            constat = f"ce SIREN n'est pas celui de la commune {commune.insee} : il commencerait par {attendu}"
            yield enregistrement.probleme(("siren",), constat, "corrigez le SIREN ou le code INSEE", commune.siren)


def _luhn(siren: str) -> bool:
    doubles = (int(chiffre) * (1 + rang % 2) for rang, chiffre in enumerate(siren))
    return sum(double - 9 * (double > 9) for double in doubles) % 10 == 0


@regle
def ancienne_commune_rattachee(lot: Lot) -> Iterator[Probleme]:
    for ancienne, enregistrement in _toutes(lot, "anciennes"):
        if ancienne.commune not in lot.connus["communes"]:
            yield _inconnu(enregistrement, ("commune",), ancienne.commune, "ce code INSEE", "data/communes.csv")


@regle
def epci_peuple(lot: Lot) -> Iterator[Probleme]:
    """An EPCI has communes of the region, and no more than its total."""
    membres = Counter(commune.epci for commune in lot.fiches("communes"))
    for epci, enregistrement in _toutes(lot, "epci"):
        servies = membres[epci.siren]
        if not 0 < servies <= epci.communes_au_total:
            constat = f"{servies} commune(s) de data/communes.csv pour {epci.communes_au_total} au total"
            yield enregistrement.probleme(
                ("communes_au_total",), constat, "relancez l'import (make import)", epci.communes_au_total
            )


@regle
def adresse_inchangee(lot: Lot) -> Iterator[Probleme]:
    """One page per EPCI, at the address where it was published: people have it on paper."""
    publiees = lot.par_cle("adresses", "siren")
    pris: dict[str, str] = {}
    for epci, enregistrement in _toutes(lot, "epci"):
        premier = pris.setdefault(epci.slug, epci.nom)
        if premier != epci.nom:
            constat = f"cette adresse est déjà celle de « {premier} »"
            yield enregistrement.probleme(("slug",), constat, "donnez à chaque EPCI sa propre adresse", epci.slug)
        publiee = publiees.get(epci.siren)
        if publiee is None:
            constat = "l'adresse de cet EPCI n'est pas dans data/adresses_publiees.csv"
            yield enregistrement.probleme(("slug",), constat, "ajoutez-y la ligne « siren,slug »", epci.slug)
        elif publiee.slug != epci.slug:
            constat = f"la page est déjà publiée à l'adresse « {publiee.slug} », qui ne change jamais"
            yield enregistrement.probleme(("slug",), constat, "remettez l'adresse publiée", epci.slug)
    for adresse, enregistrement in _toutes(lot, "adresses"):
        if adresse.siren not in lot.connus["epci"]:
            constat = "une page a été publiée pour cet EPCI, qui a disparu de data/epci.csv"
            yield enregistrement.probleme(("siren",), constat, "rétablissez l'EPCI", adresse.siren)


@regle
def reforme_concordante(lot: Lot) -> Iterator[Probleme]:
    """The ground held by ``epci.csv`` is that of the official list (CCH, L. 441-1)."""
    officiels = lot.par_cle("reforme", "siren")
    for epci, enregistrement in _toutes(lot, "epci"):
        attendu = officiels[epci.siren].motif if epci.siren in officiels else None
        if epci.motif != attendu:
            constat = f"data/reforme.yml dit « {attendu or 'non concerné'} » pour cet EPCI"
            yield enregistrement.probleme(("motif",), constat, "accordez les deux fichiers", epci.motif or "vide")
    noms = {epci.siren: epci.nom for epci in lot.fiches("epci")}
    for concerne, enregistrement in _toutes(lot, "reforme"):
        if concerne.siren not in lot.connus["epci"]:
            yield _inconnu(enregistrement, ("siren",), concerne.siren, "ce SIREN d'EPCI", "data/epci.csv")
        elif concerne.nom != noms.get(concerne.siren, concerne.nom):
            constat = f"ce nom n'est pas celui du SIREN {concerne.siren}, « {noms[concerne.siren]} »"
            yield enregistrement.probleme(("nom",), constat, "corrigez le nom ou le SIREN", concerne.nom)


@regle
def quartiles_ordonnes(lot: Lot) -> Iterator[Probleme]:
    """Thresholds grow, once a year and EPCI, for EPCI of the reform only."""
    vus: set[tuple[str, int]] = set()
    for quartiles, enregistrement in _toutes(lot, "quartiles"):
        if quartiles.epci not in lot.connus["reforme"]:
            yield _inconnu(enregistrement, ("epci",), quartiles.epci, "ce SIREN d'EPCI", "data/reforme.yml")
        if not quartiles.q1 < quartiles.q2 < quartiles.q3:
            constat = f"les seuils doivent croître : {quartiles.q1}, {quartiles.q2}, {quartiles.q3}"
            yield enregistrement.probleme(("q1",), constat, "recopiez-les depuis l'arrêté", quartiles.q1)
        yield from _une_fois_par_an(quartiles, enregistrement, vus)


@regle
def attributions_coherentes(lot: Lot) -> Iterator[Probleme]:
    """Parts do not exceed the whole; DALO households are priority households."""
    vus: set[tuple[str, int]] = set()
    for fiche, enregistrement in _toutes(lot, "attributions"):
        if fiche.epci not in lot.connus["epci"]:
            yield _inconnu(enregistrement, ("epci",), fiche.epci, "ce SIREN d'EPCI", "data/epci.csv")
        for partie, tout in (
            ("menages_prioritaires", "total"),
            ("premier_quartile", "total"),
            ("dalo", "menages_prioritaires"),
        ):
            if getattr(fiche, partie) > getattr(fiche, tout):
                constat = f"ce nombre dépasse « {tout} » ({getattr(fiche, tout)})"
                yield enregistrement.probleme(
                    (partie,), constat, "recopiez la ligne depuis la source", getattr(fiche, partie)
                )
        yield from _une_fois_par_an(fiche, enregistrement, vus)


@regle
def instrument_d_un_epci(lot: Lot) -> Iterator[Probleme]:
    """An instrument belongs to an EPCI and is told once."""
    vus: set[tuple[str, str]] = set()
    for instrument, enregistrement in _toutes(lot, "instruments"):
        if instrument.epci not in lot.connus["epci"]:
            yield _inconnu(enregistrement, ("epci",), instrument.epci, "ce SIREN d'EPCI", "data/epci.csv")
        if (instrument.epci, instrument.nature) in vus:
            constat = "cet instrument est déjà décrit pour cet EPCI"
            yield enregistrement.probleme(("nature",), constat, "gardez une seule fiche", instrument.nature)
        vus.add((instrument.epci, instrument.nature))


def _une_fois_par_an(fiche: Any, enregistrement: Enregistrement, vus: set[tuple[str, int]]) -> Iterator[Probleme]:
    if (fiche.epci, fiche.annee) in vus:
        constat = f"l'année {fiche.annee} est déjà donnée pour cet EPCI"
        yield enregistrement.probleme(("annee",), constat, "supprimez la ligne en double", fiche.annee)
    vus.add((fiche.epci, fiche.annee))


@regle
def plafonds_complets(lot: Lot) -> Iterator[Probleme]:
    """Each year, from the first to the last, has the ceilings of every financing, once."""
    par_annee: dict[int, dict[Financement, Enregistrement]] = {}
    for fiche, enregistrement in _toutes(lot, "plafonds"):
        de_l_annee = par_annee.setdefault(fiche.annee, {})
        if fiche.financement in de_l_annee:
            constat = f"les plafonds {fiche.financement} de {fiche.annee} sont déjà donnés"
            yield enregistrement.probleme(("financement",), constat, "supprimez la ligne en double", fiche.financement)
        de_l_annee[fiche.financement] = enregistrement
    for annee, lignes in par_annee.items():
        absents = [financement for financement in Financement if financement not in lignes]
        premiere = next(iter(lignes.values()))
        if absents:
            constat = f"il manque les plafonds {', '.join(absents)} de cette année"
            yield premiere.probleme(("annee",), constat, "ajoutez une ligne par financement", annee)
        if annee - 1 not in par_annee and annee != min(par_annee):
            constat = "il manque les plafonds de l'année d'avant"
            yield premiere.probleme(("annee",), constat, "ajoutez les trois lignes de cette année", annee - 1)


@regle
def plafonds_croissants(lot: Lot) -> Iterator[Probleme]:
    """A ceiling is above that of the category, of the financing and of the year that come before."""
    fiches = {(fiche.annee, fiche.financement): fiche for fiche in lot.fiches("plafonds")}
    avant = dict(zip(tuple(Financement)[1:], Financement, strict=False))
    for fiche, enregistrement in _toutes(lot, "plafonds"):
        references = {
            f"{fiche.annee - 1}": fiches.get((fiche.annee - 1, fiche.financement)),
            f"{avant.get(fiche.financement)}": fiches.get((fiche.annee, avant.get(fiche.financement))),
        }
        for rang, (colonne, montant) in enumerate(zip(COLONNES_PLAFONDS, fiche.montants, strict=True)):
            plus_bas = {nom: reference.montants[rang] for nom, reference in references.items() if reference}
            if 0 < rang < len(COLONNES_PLAFONDS) - 1:
                plus_bas[COLONNES_PLAFONDS[rang - 1]] = fiche.montants[rang - 1]
            for nom, reference in plus_bas.items():
                if montant <= reference:
                    constat = f"ce plafond doit être plus haut que celui de {nom} ({reference})"
                    yield enregistrement.probleme((colonne,), constat, "recopiez-le depuis l'arrêté", montant)


@regle
def eligibilite_sans_trou(lot: Lot) -> Iterator[Probleme]:
    """Every household has a category, every case an income and an answer; the facts and the words named exist."""
    simples = {ligne.si.personnes for ligne in lot.fiches("menages") if conditions(ligne.si).keys() == {"personnes"}}
    for ligne, enregistrement in _toutes(lot, "menages"):
        if ligne.si.personnes not in simples:
            constat = "il manque la ligne sans autre condition pour ce nombre de personnes"
            yield enregistrement.probleme(("si", "personnes"), constat, "ajoutez-la", ligne.si.personnes)
    for jeu in ("revenus", "resultats"):
        if lot.paires[jeu] and conditions(lot.paires[jeu][-1][0].si):
            ligne, enregistrement = lot.paires[jeu][-1]
            constat = "la dernière ligne doit convenir à tous les cas"
            yield enregistrement.probleme(("si",), constat, "écrivez si: {} ou ajoutez une ligne après", ligne.id)
    for ligne, enregistrement in _toutes(lot, "menages", "revenus"):
        if ligne.delai is not None and ligne.delai not in lot.connus["delais"]:
            yield _inconnu(enregistrement, ("delai",), ligne.delai, "ce délai", "data/delais.yml")
    for ligne, enregistrement in _toutes(lot, "resultats"):
        for suffixe in ("titre", "texte"):
            cle = f"plafonds.resultat_{ligne.id}_{suffixe}"
            if cle not in lot.chaines:
                constat = "cette réponse n'a pas ses mots"
                remede = f"ajoutez « {cle.partition('.')[2]} » dans data/interface/plafonds.yml"
                yield enregistrement.probleme(("id",), constat, remede, ligne.id)


@regle
def contour_connu(lot: Lot) -> Iterator[Probleme]:
    for contour, enregistrement in _toutes(lot, "contours"):
        if contour.insee not in lot.connus["communes"]:
            yield _inconnu(enregistrement, ("insee",), contour.insee, "ce code INSEE", "data/communes.csv")


@regle
def carte_complete(lot: Lot) -> Iterator[Probleme]:
    """Every EPCI is on the map, once."""
    traces = lot.par_cle("traces", "siren")
    for epci, enregistrement in _toutes(lot, "epci"):
        if epci.siren not in lot.connus["traces"]:
            constat = "cet EPCI n'est pas sur la carte (data/carte.csv)"
            yield enregistrement.probleme(("siren",), constat, "relancez l'import (make import)", epci.siren)
    for siren in (siren for siren in traces if siren not in lot.connus["epci"]):
        enregistrement = next(e for fiche, e in lot.paires["traces"] if fiche.siren == siren)
        yield _inconnu(enregistrement, ("siren",), siren, "ce SIREN d'EPCI", "data/epci.csv")


@regle
def lieu_dans_sa_commune(lot: Lot) -> Iterator[Probleme]:
    """The commune exists, the postcode is one of its own, the point is inside it or marked as its centre."""
    communes = lot.par_cle("communes", "insee")
    dessins = {contour.insee: contour.contour for contour in lot.fiches("contours")}
    for lieu, enregistrement in _toutes(lot, *LIEUX):
        commune = communes.get(lieu.commune)
        if commune is None:
            if lieu.commune not in lot.connus["communes"]:
                yield _inconnu(enregistrement, ("commune",), lieu.commune, "ce code INSEE", "data/communes.csv")
            continue
        cedex = "cedex" in (lieu.adresse or "").lower()
        if lieu.code_postal and lieu.code_postal not in commune.codes_postaux and not cedex:
            constat = f"{commune.nom} a pour code postal {', '.join(commune.codes_postaux)}"
            yield enregistrement.probleme(("code_postal",), constat, "corrigez-le ou laissez-le vide", lieu.code_postal)
        yield from _point_mal_place(lieu, commune, dessins.get(lieu.commune), enregistrement)


def _point_mal_place(
    lieu: Any, commune: Any, contour: str | None, enregistrement: Enregistrement
) -> Iterator[Probleme]:
    if len({lieu.lon is None, lieu.lat is None, lieu.position is None}) > 1:
        constat = "lon, lat et position vont ensemble : un ou deux manquent"
        yield enregistrement.probleme(("lon",), constat, "remplissez les trois ou aucun", lieu.lon or "")
    elif lieu.position is Position.ADRESSE and contour and not contours.contient(contour, lieu.lon, lieu.lat):
        constat = f"ce point ({lieu.lon}, {lieu.lat}) est hors de {commune.nom}"
        remede = (
            f"corrigez-le, ou mettez le centre de la commune ({commune.lon}, {commune.lat}) et position centre_commune"
        )
        yield enregistrement.probleme(("lon",), constat, remede, lieu.lon)


@regle
def lieu_pour_un_epci(lot: Lot) -> Iterator[Probleme]:
    for lieu, enregistrement in _toutes(lot, *LIEUX):
        for rang, siren in enumerate(lieu.epci):
            if siren not in lot.connus["epci"]:
                yield _inconnu(enregistrement, ("epci", rang), siren, "ce SIREN d'EPCI", "data/epci.csv")


@regle
def guichet_jamais_deduit(lot: Lot) -> Iterator[Probleme]:
    """A place known from a directory only is never a registration desk (design § 2, CCH R. 441-2-1)."""
    for lieu, enregistrement in _toutes(lot, *LIEUX):
        if Role.ENREGISTREMENT in lieu.roles and lieu.statut is StatutLieu.ANNUAIRE:
            constat = "un lieu connu par le seul annuaire ne peut pas être un guichet d'enregistrement"
            remede = "mettez le statut « declare » ou « lu » avec sa source, ou retirez le rôle « enregistrement »"
            yield enregistrement.probleme(("roles",), constat, remede, lieu.id)


@regle
def lieu_unique(lot: Lot) -> Iterator[Probleme]:
    """Identifiers of places are unique across the three files."""
    premiers: dict[str, Enregistrement] = {}
    for lieu, enregistrement in _toutes(lot, *LIEUX):
        premier = premiers.setdefault(lieu.id, enregistrement)
        if premier.fichier != enregistrement.fichier:
            constat = f"cet identifiant est déjà pris dans {premier.fichier}, ligne {premier.ligne}"
            yield enregistrement.probleme(("id",), constat, "choisissez-en un autre", lieu.id)


@regle
def fermeture_dans_l_ordre(lot: Lot) -> Iterator[Probleme]:
    for lieu, enregistrement in _toutes(lot, *LIEUX):
        for rang, fermeture in enumerate(lieu.fermetures):
            if fermeture.au < fermeture.du:
                constat = f"la fermeture finit ({fermeture.au}) avant de commencer ({fermeture.du})"
                yield enregistrement.probleme(("fermetures", rang, "au"), constat, "inversez les dates", fermeture.au)


@regle
def contact_appelable(lot: Lot) -> Iterator[Probleme]:
    """What the telephone dials is what the reader sees."""
    for contact, enregistrement in _toutes(lot, "contacts"):
        affiche = re.sub(r"\D", "", contact.numero)
        if affiche != re.sub(r"^\+33", "0", contact.appel):
            constat = f"« appel » ({contact.appel}) ne compose pas le numéro affiché"
            yield enregistrement.probleme(
                ("appel",), constat, "écrivez le même numéro, +33 à la place du 0", contact.numero
            )


@regle
def texte_connu(lot: Lot) -> Iterator[Probleme]:
    """Every article cited is in ``data/textes.yml``."""
    for fiche, enregistrement in _toutes(lot, "delais", "pieces", "parcours", "questions"):
        for rang, identifiant in enumerate(fiche.textes):
            if identifiant not in lot.connus["textes"]:
                yield _inconnu(enregistrement, ("textes", rang), identifiant, "ce texte", "data/textes.yml")


@regle
def piece_groupee(lot: Lot) -> Iterator[Probleme]:
    """A paper has its group; only article R. 441-2-3 of the CCH can make one compulsory."""
    for piece, enregistrement in _toutes(lot, "pieces"):
        if piece.groupe not in lot.connus["groupes_pieces"]:
            yield _inconnu(enregistrement, ("groupe",), piece.groupe, "ce groupe", "data/pieces.yml (groupes)")
        if piece.obligatoire and "R441-2-3" not in piece.textes:
            constat = "une pièce n'est obligatoire pour s'inscrire que par l'article R. 441-2-3 du CCH"
            yield enregistrement.probleme(("obligatoire",), constat, "écrivez obligatoire: false", piece.id)


@regle
def situation_utile(lot: Lot) -> Iterator[Probleme]:
    """A paper names situations that exist; a situation calls for at least one paper."""
    nommees = {situation for piece in lot.fiches("pieces") for situation in piece.situations}
    for piece, enregistrement in _toutes(lot, "pieces"):
        for rang, identifiant in enumerate(piece.situations):
            if identifiant not in lot.connus["situations"]:
                ou = "data/pieces.yml (situations)"
                yield _inconnu(enregistrement, ("situations", rang), identifiant, "cette situation", ou)
    for situation, enregistrement in _toutes(lot, "situations"):
        if situation.id not in nommees:
            constat = "aucun papier ne va avec cette situation"
            yield enregistrement.probleme(("id",), constat, "nommez-la dans un papier, ou retirez-la", situation.id)


@regle
def etape_mesuree(lot: Lot) -> Iterator[Probleme]:
    """A step has the duration its words call for, leads to a page of every language, and types no figure."""
    pages = [_pages_de_prose(lot, langue) for langue in LANGUES]
    for etape, enregistrement in _toutes(lot, "parcours"):
        if (etape.delai is None) != (etape.phrase in etape.PHRASES_SANS_DELAI):
            constat = "« delai » et « phrase » ne vont pas ensemble"
            remede = f"sans delai, la phrase est {' ou '.join(etape.PHRASES_SANS_DELAI)} ; avec delai, une des autres"
            yield enregistrement.probleme(("phrase",), constat, remede, etape.phrase)
        if etape.delai is not None and etape.delai not in lot.connus["delais"]:
            yield _inconnu(enregistrement, ("delai",), etape.delai, "ce délai", "data/delais.yml")
        if not all(etape.lien.partition("#")[0] in connues for connues in pages):
            yield _inconnu(enregistrement, ("lien",), etape.lien, "cette page, dans chaque langue,", "docs/")
        for langue in LANGUES:
            for champ in ("acteur", "preuve", "remede"):
                texte = getattr(getattr(etape, champ), langue)
                yield from _chiffres_tapes(texte, langue, enregistrement, enregistrement.ligne_de((champ, langue)) - 1)


@regle
def question_complete(lot: Lot) -> Iterator[Probleme]:
    """Applicants' questions exist in every language, officials' in French only; links between questions hold."""
    themes = lot.par_cle("themes")
    for question, enregistrement in _toutes(lot, "questions"):
        theme = themes.get(question.theme)
        if theme is None or theme.public != question.public:
            yield _inconnu(
                enregistrement, ("theme",), question.theme, "ce thème, pour ce public,", "data/faq.yml (themes)"
            )
        pour_tous = question.public == "demandeurs"
        yield from _langues_attendues(question, ("question", "reponse"), enregistrement, pour_tous=pour_tous)
        for rang, identifiant in enumerate(question.voir):
            if identifiant not in lot.connus["questions"]:
                yield _inconnu(enregistrement, ("voir", rang), identifiant, "cette question", "data/faq.yml")
    for theme, enregistrement in _toutes(lot, "themes"):
        yield from _langues_attendues(theme, ("nom",), enregistrement, pour_tous=theme.public == "demandeurs")


@regle
def question_guidee(lot: Lot) -> Iterator[Probleme]:
    """An applicants' question leads to the guide that says more, in every language; an officials' one may."""
    pages = {langue: _pages_de_prose(lot, langue) for langue in LANGUES}
    for question, enregistrement in _toutes(lot, "questions"):
        if question.guide is None:
            if question.public == "demandeurs":
                constat = "cette question ne mène à aucun guide"
                remede = "ajoutez « guide » : l'adresse de la page qui en dit plus, par exemple demander/papiers/"
                yield enregistrement.probleme(("id",), constat, remede, question.id)
        elif not all(question.guide in pages[langue] for langue in question.question):
            yield _inconnu(enregistrement, ("guide",), question.guide, "cette page, dans chaque langue,", "docs/")


def _pages_de_prose(lot: Lot, langue: Langue) -> set[Any]:
    """Return the addresses of the pages of ``docs/`` in ``langue``."""
    connus = lot.connus[f"guides_{langue}"]
    if isinstance(connus, Illisible):
        return connus
    return {chemin_de_guide(e.fichier, langue) for _, e in _toutes(lot, f"guides_{langue}")}


def _langues_attendues(
    fiche: Any, champs_traduits: tuple[str, ...], enregistrement: Enregistrement, *, pour_tous: bool
) -> Iterator[Probleme]:
    attendues = set(LANGUES) if pour_tous else {"fr"}
    for champ in champs_traduits:
        ecart = attendues ^ set(getattr(fiche, champ))
        if ecart:
            constat = (
                f"langues attendues : {', '.join(sorted(attendues))} ; en trop ou absentes : {', '.join(sorted(ecart))}"
            )
            yield enregistrement.probleme((champ,), constat, "ajoutez la traduction ou retirez celle en trop", fiche.id)


@regle
def page_resumee_connue(lot: Lot) -> Iterator[Probleme]:
    """A page in very simple French leads to the full page it sums up."""
    existantes = _pages_de_prose(lot, "fr")
    for guide, enregistrement in _toutes(lot, "guides_fr"):
        if guide.guide and guide.guide not in existantes:
            yield _inconnu(enregistrement, ("guide",), guide.guide, "cette page", "docs/fr/")


@regle
def terme_defini(lot: Lot) -> Iterator[Probleme]:
    """A word has its languages and its source; it leads to words that exist, and owns its spellings."""
    premiers: dict[str, str] = {}
    for terme, enregistrement in _toutes(lot, "termes"):
        yield from _langues_attendues(terme, ("definition",), enregistrement, pour_tous=terme.demandeurs)
        if terme.statut is not Statut.A_CONFIRMER and not terme.sources:
            constat = "une définition sans source ne peut être qu'à confirmer"
            remede = "ajoutez une source, ou écrivez statut: a_confirmer"
            yield enregistrement.probleme(("statut",), constat, remede, terme.statut)
        for rang, identifiant in enumerate(terme.voir):
            if identifiant not in lot.connus["termes"]:
                yield _inconnu(enregistrement, ("voir", rang), identifiant, "ce mot", "data/glossaire.yml")
        for rang, forme in enumerate(terme.formes):
            premier = premiers.setdefault(cle_de_forme(forme), terme.id)
            if premier != terme.id:
                constat = f"cette forme est déjà celle du mot « {premier} »"
                yield enregistrement.probleme(("formes", rang), constat, "retirez-la de l'un des deux", forme)


@regle
def reference_connue(lot: Lot) -> Iterator[Probleme]:
    """Shortcodes of the answers and of the prose name records that exist."""
    for question, enregistrement in _toutes(lot, "questions"):
        for langue, texte in question.reponse.items():
            ligne = enregistrement.ligne_de(("reponse", langue))
            yield from _references_inconnues(texte, enregistrement, ligne, lot)
    for guide, enregistrement in _toutes(lot, *(f"guides_{langue}" for langue in LANGUES)):
        yield from _references_inconnues(guide.prose, enregistrement, 0, lot)


def _references_inconnues(texte: str, enregistrement: Enregistrement, debut: int, lot: Lot) -> Iterator[Probleme]:
    for reference in references(texte):
        connue = GENRES.get(reference.genre)
        if connue is None or not connue(reference.cible, lot.connus):
            constat = "ce raccourci ne désigne rien de connu"
            genres = ", ".join(GENRES)
            remede = f"genres possibles : {genres} ; la cible d'un fait est un « id » de {reference.fichier}"
            ligne = debut + reference.ligne
            yield Probleme(enregistrement.fichier, ligne, "", reference.brute, constat, remede)


@regle
def prose_sans_chiffre(lot: Lot) -> Iterator[Probleme]:
    """No amount, duration, phone or article is typed where applicants read: facts live in ``data/`` (design § 2)."""
    for langue in LANGUES:
        for guide, enregistrement in _toutes(lot, f"guides_{langue}"):
            if enregistrement.fichier.startswith(f"docs/{langue}/demander/"):
                yield from _chiffres_tapes(guide.prose, langue, enregistrement, 0)
    for question, enregistrement in _toutes(lot, "questions"):
        if question.public == "demandeurs":
            for langue, texte in question.reponse.items():
                yield from _chiffres_tapes(texte, langue, enregistrement, enregistrement.ligne_de(("reponse", langue)))


def _chiffres_tapes(texte: str, langue: Langue, enregistrement: Enregistrement, debut: int) -> Iterator[Probleme]:
    for ligne, mots in chiffres(texte, langue):
        constat = "un montant, un délai, un numéro ou un article est écrit en toutes lettres dans la prose"
        remede = "mettez-le dans data/ et citez-le : {{delai:…}}, {{contact:…}}, {{texte:…}}"
        yield Probleme(enregistrement.fichier, debut + ligne, "", mots, constat, remede)


@regle
def memes_faits_dans_chaque_langue(lot: Lot) -> Iterator[Probleme]:
    """An answer cites the same facts in every language: figures cannot drift apart."""
    for question, enregistrement in _toutes(lot, "questions"):
        ensembles = {frozenset((r.genre, r.cible) for r in references(texte)) for texte in question.reponse.values()}
        if len(ensembles) > 1:
            constat = "les langues ne citent pas les mêmes faits (raccourcis {{…}})"
            remede = "mettez les mêmes raccourcis dans chaque langue"
            yield enregistrement.probleme(("reponse",), constat, remede, question.id)


@regle
def interface_complete(lot: Lot) -> Iterator[Probleme]:
    """Every interface string exists in every language, with the same placeholders and all plural forms."""
    for cle, (chaines, enregistrement) in lot.chaines.items():
        courte = cle.partition(".")[2]
        if not isinstance(chaines, dict) or set(chaines) != set(LANGUES):
            constat = f"cette phrase doit exister en {', '.join(LANGUES)}, et rien d'autre"
            yield enregistrement.probleme((courte,), constat, "ajoutez la langue qui manque", cle)
            continue
        for langue, chaine in chaines.items():
            if isinstance(chaine, dict) and set(chaine) != categories_de_pluriel(langue):
                attendues = ", ".join(sorted(categories_de_pluriel(langue)))
                constat = f"formes du pluriel attendues en « {langue} » : {attendues}"
                yield enregistrement.probleme((courte, langue), constat, "écrivez chaque forme", cle)
            elif not chaine:
                yield enregistrement.probleme((courte, langue), "cette phrase est vide", "traduisez-la", cle)
        if len({frozenset(_champs(chaine)) for chaine in chaines.values()}) > 1:
            constat = "les langues n'ont pas les mêmes {champs}"
            yield enregistrement.probleme((courte,), constat, "gardez les mêmes noms entre accolades", cle)


def _champs(chaine: Any) -> set[str]:
    if isinstance(chaine, dict):
        # « one » or « two » may do without the number: the word says it.
        return set().union(*(champs(str(forme)) for forme in chaine.values()))
    return champs(str(chaine))
