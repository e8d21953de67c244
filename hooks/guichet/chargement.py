"""From the files of ``data/`` to typed records that can be trusted, or to the list of all that is wrong."""

import datetime
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from guichet import horloge, messages, modeles
from guichet.adresses import chemin_de_guide
from guichet.langues import Chaine
from guichet.lecture import (
    Enregistrement,
    lire_csv,
    lire_entetes,
    lire_yaml,
    lire_yaml_dictionnaire,
    lire_yaml_fiches,
    lire_yaml_section,
)
from guichet.lot import FICHIERS, INTERFACE, Illisible, Lot, Paire
from guichet.modeles import Fiche
from guichet.problemes import DonneesInvalides, Probleme, inattendu
from guichet.regles import REGLES, REGLES_DE_FICHE
from guichet.regles.cotation import REGLES_DE_COTATION, Reperes, defauts
from guichet.regles.registre import Regle

F = TypeVar("F", bound=Fiche)
Adaptateur = Callable[[dict[str, Any]], dict[str, Any]]
Empreinte = tuple[tuple[str, int, int], ...]
_JOUR = "jour"


def _empreinte(fichiers: Iterable[Path]) -> Empreinte:
    """Return what tells whether files have changed: their true paths, dates and sizes; nothing of one that is not there."""
    etats = ((fichier.resolve(), fichier.stat()) for fichier in fichiers if fichier.exists())
    return tuple((str(chemin), etat.st_mtime_ns, etat.st_size) for chemin, etat in etats)


@dataclass(frozen=True)
class Jeu:
    """One file of records: how to read it, the model of a record, the field that identifies it."""

    nom: str
    fichier: str
    modele: type[Fiche]
    cle: str | None = "id"
    section: str | None = None
    adapter: Callable[[Lot], Adaptateur] | None = None
    colonnes: tuple[str, ...] = ()

    def empreinte(self, racine: Path) -> Empreinte:
        """Return what tells whether the files of the set have changed: their true paths, dates and sizes."""
        if self.fichier.endswith("/"):
            fichiers = sorted((racine / self.fichier).rglob("*.md"))
        else:
            fichiers = sorted(racine.glob(self.fichier))
        return _empreinte(fichiers)

    def lire(self, racine: Path) -> list[Enregistrement]:
        if self.fichier.endswith("/"):
            return list(lire_entetes(racine, self.fichier))
        if "*" in self.fichier:
            return list(lire_yaml_fiches(racine, self.fichier))
        if self.fichier.endswith(".csv"):
            return list(lire_csv(racine, self.fichier, list(self.colonnes or self.modele.model_fields)))
        if self.section is None:
            return lire_yaml(racine, self.fichier)
        return lire_yaml_section(racine, self.fichier, self.section)


def _mairie(lot: Lot) -> Adaptateur:
    """Complete a town hall with what the whole directory has in common. It is never a registration desk."""
    noms = {commune.insee: commune.nom for commune in lot.fiches("communes")}
    communs = {
        "organisme": "commune",
        "roles": ["contact"],
        "statut": "annuaire",
        "source": "annuaire-dila",
        "lu_le": _valide_le(lot, "annuaire-dila"),
    }

    def adapter(valeurs: dict[str, Any]) -> dict[str, Any]:
        insee = str(valeurs.get("commune", ""))
        # The directory's own form: no guess at « de », « d' » or « du ».
        propres = {"id": f"mairie-{insee.lower()}", "nom": f"Mairie - {noms.get(insee, insee)}"}
        return valeurs | propres | communs

    return adapter


def _france_services(lot: Lot) -> Adaptateur:
    communs = {
        "organisme": "france_services",
        "roles": ["aide_numerique"],
        "statut": "annuaire",
        "source": "france-services-2024",
        "lu_le": _valide_le(lot, "france-services-2024"),
    }
    return lambda valeurs: valeurs | communs


def _valide_le(lot: Lot, identifiant: str) -> datetime.date:
    """Return the day on which a whole list was true, told once by its source. Raises DonneesInvalides, once for all."""
    source, enregistrement = next(((f, e) for f, e in lot.paires["sources"] if f.id == identifiant), (None, None))
    if source is not None and source.valide_le is not None:
        return cast("datetime.date", source.valide_le)
    if source is None and identifiant in lot.connus["sources"]:
        # What is wrong in its record has been told.
        raise DonneesInvalides([])
    constat = "cette source, ou la date à laquelle elle était vraie, manque : toute une liste de lieux en dépend"
    remede = "rétablissez sa fiche et son « valide_le »"
    ligne = enregistrement.ligne if enregistrement else 1
    raise DonneesInvalides([Probleme("data/sources.yml", ligne, "id", identifiant, constat, remede)])


_LIEU = ("commune", "adresse", "code_postal", "telephone", "courriel")
_POINT = ("lon", "lat", "position", "horaires")


JEUX = (
    Jeu("sources", "data/sources.yml", modeles.Source),
    Jeu("domaines", "data/domaines.yml", modeles.Domaine, cle="domaine"),
    Jeu("departements", "data/departements.csv", modeles.DepartementNomme, cle="code"),
    Jeu("communes", "data/communes.csv", modeles.Commune, cle="insee"),
    Jeu("anciennes", "data/communes_anciennes.csv", modeles.AncienneCommune, cle=None),
    Jeu("epci", "data/epci.csv", modeles.Epci, cle="siren"),
    Jeu("adresses", "data/adresses_publiees.csv", modeles.AdressePubliee, cle="siren"),
    Jeu("reforme", "data/reforme.yml", modeles.EpciConcerne, cle="siren"),
    Jeu("quartiles", "data/quartiles.csv", modeles.Quartiles, cle=None),
    Jeu("unites", "data/unites_consommation.yml", modeles.UniteConsommation),
    Jeu("attributions", "data/attributions.csv", modeles.Attributions, cle=None),
    Jeu("instruments", "data/instruments.yml", modeles.Instrument, cle=None),
    Jeu("chronologies", "data/chronologies.yml", modeles.Chronologie, section="chronologies"),
    Jeu("evenements", "data/chronologies.yml", modeles.Evenement, cle=None, section="evenements"),
    Jeu("documents", "data/documents/", modeles.DocumentType, cle=None),
    Jeu("cotations", "data/cotations.yml", modeles.CritereLocal, cle=None),
    Jeu("delais_locaux", "data/delais_locaux.yml", modeles.DelaiLocal, cle=None),
    Jeu("contours", "data/contours.csv", modeles.Contour, cle="insee"),
    Jeu("traces", "data/carte.csv", modeles.TraceEpci, cle="siren"),
    Jeu("mairies", "data/lieux/mairies.csv", modeles.Lieu, adapter=_mairie, colonnes=(*_LIEU, "site", *_POINT)),
    Jeu(
        "france_services",
        "data/lieux/france_services.csv",
        modeles.Lieu,
        adapter=_france_services,
        colonnes=("id", "nom", *_LIEU, *_POINT, "rendez_vous", "itinerant"),
    ),
    Jeu("guichets", "data/lieux/guichets.yml", modeles.Lieu),
    Jeu("textes", "data/textes.yml", modeles.ReferenceJuridique),
    Jeu("expulsions", "data/expulsions.yml", modeles.EtapeExpulsion),
    Jeu("series", "data/chiffres.yml", modeles.Serie),
    Jeu("agenda", "data/agenda.yml", modeles.Reunion),
    Jeu("revue", "data/revue.yml", modeles.PolitiqueRevue),
    Jeu("veille", "data/veille/*.yml", modeles.Veille),
    Jeu("contacts", "data/contacts.yml", modeles.Contact),
    Jeu("numeros", "data/numeros.yml", modeles.NumeroVerifie),
    Jeu("liens", "data/liens.yml", modeles.Lien),
    Jeu("delais", "data/delais.yml", modeles.Delai),
    Jeu("groupes_pieces", "data/pieces.yml", modeles.GroupePieces, section="groupes"),
    Jeu("situations", "data/pieces.yml", modeles.Situation, section="situations"),
    Jeu("pieces", "data/pieces.yml", modeles.Piece, section="pieces"),
    Jeu("parcours", "data/parcours.yml", modeles.Etape),
    Jeu("acteurs_decision", "data/decision.yml", modeles.ActeurDecision, section="acteurs"),
    Jeu("etapes_decision", "data/decision.yml", modeles.EtapeDecision, section="etapes"),
    Jeu("themes", "data/faq.yml", modeles.Theme, section="themes"),
    Jeu("questions", "data/faq.yml", modeles.Question, section="questions"),
    Jeu("termes", "data/glossaire.yml", modeles.Terme),
    Jeu("synonymes", "data/recherche.yml", modeles.Synonymes, cle=None, section="synonymes"),
    Jeu("metier", "data/recherche.yml", modeles.Metier, cle=None, section="metier"),
    Jeu("reponses", "data/recherche.yml", modeles.Reponse, section="reponses"),
    Jeu("publics_prioritaires", REGLES_DE_COTATION, modeles.PublicPrioritaire, section="publics"),
    Jeu("motifs_interdits", REGLES_DE_COTATION, modeles.MotifInterdit, section="motifs"),
    Jeu("plafonds", "data/plafonds.csv", modeles.Plafonds, cle=None),
    Jeu("menages", "data/eligibilite.yml", modeles.LigneMenage, section="menages"),
    Jeu("revenus", "data/eligibilite.yml", modeles.LigneRevenus, section="revenus"),
    Jeu("resultats", "data/eligibilite.yml", modeles.LigneResultat, section="resultats"),
    Jeu("rubriques", "data/ppgdid.yml", modeles.Rubrique, section="rubriques"),
    Jeu("etapes_plan", "data/ppgdid.yml", modeles.EtapePlan, section="etapes"),
    *(Jeu(f"guides_{langue}", f"docs/{langue}/", modeles.Guide, cle="fichier") for langue in modeles.LANGUES),
)


# What is read otherwise: files of one record, strings of the interface, tables to fill in.
AUTRES = (
    "data/carte_cadre.yml",
    "data/carte_regle.yml",
    "data/cotation_exemple.yml",
    "data/editeur.yml",
    "data/interface/*.yml",
    "data/interface/fr/*.yml",
    "data/modeles/*.csv",
)


@dataclass(frozen=True)
class Donnees:
    """All the facts of the site, verified. Dictionaries are keyed by the identifier of the record."""

    sources: dict[str, modeles.Source]
    departements: dict[str, modeles.DepartementNomme]
    communes: dict[str, modeles.Commune]
    anciennes: tuple[modeles.AncienneCommune, ...]
    epci: dict[str, modeles.Epci]
    quartiles: tuple[modeles.Quartiles, ...]
    unites: dict[str, modeles.UniteConsommation]
    attributions: tuple[modeles.Attributions, ...]
    instruments: tuple[modeles.Instrument, ...]
    chronologies: dict[str, modeles.Chronologie]
    evenements: tuple[modeles.Evenement, ...]
    documents: tuple[modeles.DocumentType, ...]
    cotations: tuple[modeles.CritereLocal, ...]
    delais_locaux: tuple[modeles.DelaiLocal, ...]
    traces: dict[str, modeles.TraceEpci]
    cadre: modeles.CadreCarte
    mairies: dict[str, modeles.Lieu]
    france_services: dict[str, modeles.Lieu]
    guichets: dict[str, modeles.Lieu]
    textes: dict[str, modeles.ReferenceJuridique]
    expulsions: tuple[modeles.EtapeExpulsion, ...]
    series: tuple[modeles.Serie, ...]
    agenda: tuple[modeles.Reunion, ...]
    revue: tuple[modeles.PolitiqueRevue, ...]
    veille: dict[str, modeles.Veille]
    contacts: dict[str, modeles.Contact]
    liens: dict[str, modeles.Lien]
    delais: dict[str, modeles.Delai]
    groupes_pieces: tuple[modeles.GroupePieces, ...]
    situations: tuple[modeles.Situation, ...]
    pieces: tuple[modeles.Piece, ...]
    parcours: tuple[modeles.Etape, ...]
    carte_regle: modeles.CarteRegle
    editeur: modeles.Editeur
    acteurs_decision: dict[str, modeles.ActeurDecision]
    etapes_decision: tuple[modeles.EtapeDecision, ...]
    themes: tuple[modeles.Theme, ...]
    questions: dict[str, modeles.Question]
    termes: dict[str, modeles.Terme]
    synonymes: tuple[modeles.Synonymes, ...]
    metier: tuple[modeles.Metier, ...]
    reponses: dict[str, modeles.Reponse]
    cotation: modeles.GrilleCotation
    publics_prioritaires: tuple[modeles.PublicPrioritaire, ...]
    motifs_interdits: tuple[modeles.MotifInterdit, ...]
    plafonds: tuple[modeles.Plafonds, ...]
    menages: tuple[modeles.LigneMenage, ...]
    revenus: tuple[modeles.LigneRevenus, ...]
    resultats: tuple[modeles.LigneResultat, ...]
    rubriques: tuple[modeles.Rubrique, ...]
    etapes_plan: tuple[modeles.EtapePlan, ...]
    guides: dict[modeles.Langue, dict[str, modeles.Guide]]
    chaines: dict[str, dict[str, Chaine]]

    @property
    def titres_des_guides(self) -> dict[modeles.Langue, dict[str, str]]:
        """Title of each page of prose, by language and address."""
        return {
            langue: {chemin: guide.title for chemin, guide in guides.items()} for langue, guides in self.guides.items()
        }

    @property
    def lieux(self) -> Iterator[modeles.Lieu]:
        yield from self.guichets.values()
        yield from self.france_services.values()
        yield from self.mairies.values()


def charger(racine: Path) -> Donnees:
    """Return the verified facts of the project at ``racine``.

    Raises DonneesInvalides with every problem of every file: shape first, then what ``regles`` find.
    """
    lot = Lot(racine, attendus=(*(jeu.fichier for jeu in JEUX), *AUTRES))
    lot.versions[_JOUR] = _retenir(_JOUR, horloge.aujourdhui(), lambda: _Lu((), frozenset(), ()))
    for jeu in JEUX:
        _charger_jeu(jeu, lot)
    cadre = _charger_fiche("data/carte_cadre.yml", modeles.CadreCarte, lot)
    carte_regle = _charger_fiche("data/carte_regle.yml", modeles.CarteRegle, lot)
    cotation = _charger_fiche("data/cotation_exemple.yml", modeles.GrilleCotation, lot)
    editeur = _charger_fiche("data/editeur.yml", modeles.Editeur, lot)
    _charger_interface(lot)
    deja = {(probleme.fichier, probleme.ligne) for probleme in lot.problemes}
    for regle in REGLES:
        for probleme in _appliquer(regle, lot):
            # One line, one message: the next rules often see the same slip otherwise. A page has several things a line.
            plusieurs = not probleme.champ and probleme.valeur
            if plusieurs or (probleme.fichier, probleme.ligne) not in deja:
                lot.problemes.append(probleme)
                deja.add((probleme.fichier, probleme.ligne))
    if lot.problemes or cadre is None or carte_regle is None or cotation is None or editeur is None:
        raise DonneesInvalides(lot.problemes)
    return Donnees(
        sources=lot.par_cle("sources"),
        departements=lot.par_cle("departements", "code"),
        communes=lot.par_cle("communes", "insee"),
        anciennes=tuple(lot.fiches("anciennes")),
        epci=lot.par_cle("epci", "siren"),
        quartiles=tuple(lot.fiches("quartiles")),
        unites=lot.par_cle("unites"),
        attributions=tuple(lot.fiches("attributions")),
        instruments=tuple(lot.fiches("instruments")),
        chronologies=lot.par_cle("chronologies"),
        evenements=tuple(lot.fiches("evenements")),
        documents=tuple(lot.fiches("documents")),
        cotations=tuple(lot.fiches("cotations")),
        delais_locaux=tuple(lot.fiches("delais_locaux")),
        traces=lot.par_cle("traces", "siren"),
        cadre=cadre,
        mairies=lot.par_cle("mairies"),
        france_services=lot.par_cle("france_services"),
        guichets=lot.par_cle("guichets"),
        textes=lot.par_cle("textes"),
        expulsions=tuple(lot.fiches("expulsions")),
        series=tuple(lot.fiches("series")),
        agenda=tuple(lot.fiches("agenda")),
        revue=tuple(lot.fiches("revue")),
        veille=lot.par_cle("veille"),
        contacts=lot.par_cle("contacts"),
        liens=lot.par_cle("liens"),
        delais=lot.par_cle("delais"),
        groupes_pieces=tuple(lot.fiches("groupes_pieces")),
        situations=tuple(lot.fiches("situations")),
        pieces=tuple(lot.fiches("pieces")),
        parcours=tuple(lot.fiches("parcours")),
        carte_regle=carte_regle,
        editeur=editeur,
        acteurs_decision=lot.par_cle("acteurs_decision"),
        etapes_decision=tuple(lot.fiches("etapes_decision")),
        themes=tuple(lot.fiches("themes")),
        questions=lot.par_cle("questions"),
        termes=lot.par_cle("termes"),
        synonymes=tuple(lot.fiches("synonymes")),
        metier=tuple(lot.fiches("metier")),
        reponses=lot.par_cle("reponses"),
        cotation=cotation,
        publics_prioritaires=tuple(lot.fiches("publics_prioritaires")),
        motifs_interdits=tuple(lot.fiches("motifs_interdits")),
        plafonds=tuple(lot.fiches("plafonds")),
        menages=tuple(lot.fiches("menages")),
        revenus=tuple(lot.fiches("revenus")),
        resultats=tuple(lot.fiches("resultats")),
        rubriques=tuple(lot.fiches("rubriques")),
        etapes_plan=tuple(lot.fiches("etapes_plan")),
        guides={langue: _guides(lot, langue) for langue in modeles.LANGUES},
        chaines={cle: chaines for cle, (chaines, _) in lot.chaines.items()},
    )


# What each rule said last, with the sets it looked at: what nobody touched is not judged again.
_dits: dict[Regle, tuple[dict[str, object], tuple[Probleme, ...]]] = {}


def _appliquer(regle: Regle, lot: Lot) -> tuple[Probleme, ...]:
    """Return what ``regle`` finds, nothing where it compares with what is already known to be wrong."""
    lus, dits = _dits.get(regle, ({}, ()))
    if not lus or any(lot.versions.get(nom) is not version for nom, version in lus.items()):
        lus, dits = _juger_ensemble(regle, lot)
    if lus.keys() & lot.malades and not lus.keys() >= lot.paires.keys():
        return ()
    return dits


def _juger_ensemble(regle: Regle, lot: Lot) -> tuple[dict[str, object], tuple[Probleme, ...]]:
    lot.vus.clear()
    try:
        dits = tuple(regle(lot))
    except Exception as erreur:  # noqa: BLE001  # idem: what the rule looked at tells where
        dits = (inattendu(f"data/ ({regle.__name__} : {', '.join(sorted(lot.vus))})", erreur),)
    lus = {nom: lot.versions.get(nom) for nom in lot.vus | {_JOUR}}
    if FICHIERS not in lus and None not in lus.values():
        _dits[regle] = (lus, dits)
    return lus, dits


def _guides(lot: Lot, langue: modeles.Langue) -> dict[str, modeles.Guide]:
    """Return the pages of prose in ``langue``, by address."""
    return {
        chemin_de_guide(enregistrement.fichier, langue): guide
        for guide, enregistrement in lot.paires[f"guides_{langue}"]
    }


@dataclass(frozen=True)
class _Lu:
    """What one set of records gave: those that are sound, the identifiers met, the defects."""

    paires: tuple[Paire, ...]
    connus: frozenset[Any]
    problemes: tuple[Probleme, ...]


# The last reading of each set, with the files it came from: `serve` does not judge again what nobody touched.
_memoire: dict[str, tuple[Hashable, _Lu]] = {}


def _charger_jeu(jeu: Jeu, lot: Lot) -> None:
    lot.paires[jeu.nom], lot.connus[jeu.nom] = [], Illisible()
    if jeu.adapter and isinstance(lot.connus["sources"], Illisible):
        # Its rows are completed from their source: they cannot be judged without it.
        lot.malades.add(jeu.nom)
        return
    try:
        lu = _lire_jeu(jeu, lot)
    except DonneesInvalides as erreur:
        lot.dire(jeu.nom, erreur.problemes)
        return
    except Exception as erreur:  # noqa: BLE001  # an editor is told which file, never shown a traceback
        lot.dire(jeu.nom, [inattendu(jeu.fichier, erreur)])
        return
    lot.paires[jeu.nom], lot.connus[jeu.nom] = list(lu.paires), set(lu.connus)
    lot.versions[jeu.nom] = lu
    lot.dire(jeu.nom, lu.problemes)


def _lire_jeu(jeu: Jeu, lot: Lot) -> _Lu:
    # Rows completed from other sets are judged again when these change.
    lus = (jeu, *(autre for autre in JEUX if autre.nom in ("sources", "communes"))) if jeu.adapter else (jeu,)
    empreinte = (horloge.aujourdhui(), *(autre.empreinte(lot.racine) for autre in lus))
    return _retenir(jeu.nom, empreinte, lambda: _juger(jeu, lot))


def _retenir(nom: str, empreinte: Hashable, lire: Callable[[], _Lu]) -> _Lu:
    connue, lu = _memoire.get(nom, (None, None))
    if lu is None or connue != empreinte:
        lu = lire()
        _memoire[nom] = (empreinte, lu)
    return lu


def _juger(jeu: Jeu, lot: Lot) -> _Lu:
    adapter = jeu.adapter(lot) if jeu.adapter else dict
    paires: list[Paire] = []
    connus: set[Any] = set()
    problemes: list[Probleme] = []
    for enregistrement in jeu.lire(lot.racine):
        valeurs = adapter(enregistrement.valeurs)
        if jeu.cle:
            # An identifier stays known even when its record is wrong: one defect, one message.
            connus.add(valeurs.get(jeu.cle))
        fiche = _valider(jeu.modele, valeurs, enregistrement, problemes)
        if fiche is not None:
            paires.append((fiche, enregistrement))
            problemes.extend(_defauts(jeu.nom, fiche, enregistrement))
    if jeu.cle:
        problemes.extend(_doublons(paires, jeu.cle))
    return _Lu(tuple(paires), frozenset(connus), tuple(problemes))


def _defauts(jeu: str, fiche: Fiche, enregistrement: Enregistrement) -> Iterator[Probleme]:
    for regle in REGLES_DE_FICHE:
        yield from regle(jeu, fiche, enregistrement)


def _doublons(paires: Iterable[Paire], cle: str) -> Iterator[Probleme]:
    premiers: dict[Any, Enregistrement] = {}
    for fiche, enregistrement in paires:
        valeur = getattr(fiche, cle)
        premier = premiers.setdefault(valeur, enregistrement)
        if premier is not enregistrement:
            constat = f"cet identifiant est déjà pris à la ligne {premier.ligne}"
            yield enregistrement.probleme(
                (cle,), constat, "choisissez-en un autre ou supprimez la fiche en double", valeur
            )


def _charger_fiche(nom: str, modele: type[F], lot: Lot) -> F | None:
    """Return the one record of a file, or None and its problems; rules know it by the name of the file."""
    jeu = Path(nom).stem
    lot.paires[jeu] = []
    try:
        lu = _retenir(jeu, _empreinte([lot.racine / nom]), lambda: _juger_une(nom, modele, lot.racine))
    except DonneesInvalides as erreur:
        lot.dire(jeu, erreur.problemes)
        return None
    # The rules judge it like any other record.
    lot.paires[jeu], lot.versions[jeu] = list(lu.paires), lu
    lot.dire(jeu, lu.problemes)
    return lu.paires[0][0] if lu.paires else None


def _juger_une(nom: str, modele: type[Fiche], racine: Path) -> _Lu:
    enregistrement = lire_yaml_dictionnaire(racine, nom)
    problemes: list[Probleme] = []
    fiche = _valider(modele, enregistrement.valeurs, enregistrement, problemes)
    if fiche is None:
        return _Lu((), frozenset(), tuple(problemes))
    problemes.extend(_defauts(Path(nom).stem, fiche, enregistrement))
    return _Lu(((fiche, enregistrement),), frozenset(), tuple(problemes))


def lire_grille(fichier: Path, donnees: Donnees) -> modeles.GrilleCotation:
    """Return the scoring grid that someone wrote in ``fichier``. Raises DonneesInvalides with all that is wrong."""
    enregistrement = lire_yaml_dictionnaire(fichier.parent, fichier.name)
    problemes: list[Probleme] = []
    grille = _valider(modeles.GrilleCotation, enregistrement.valeurs, enregistrement, problemes)
    if grille is not None:
        problemes += _defauts("cotation_exemple", grille, enregistrement)
        publics = [public.id for public in donnees.publics_prioritaires]
        problemes += defauts(grille, enregistrement, Reperes(donnees.textes, publics, donnees.motifs_interdits))
    if grille is None or problemes:
        raise DonneesInvalides(problemes)
    return grille


def _charger_interface(lot: Lot) -> None:
    fichiers = sorted(f for modele in AUTRES if "/interface/" in modele for f in lot.racine.glob(modele))
    lu = _retenir(INTERFACE, _empreinte(fichiers), lambda: _lire_interface(fichiers, lot.racine))
    lot.versions[INTERFACE] = lu
    lot.dire(INTERFACE, lu.problemes)
    for chaines, enregistrement in lu.paires:
        chemin = Path(enregistrement.fichier)
        # Words of pages that exist in French only stand alone, without their language.
        seulement_fr = chemin.parent.name == "fr"
        for cle, chaine in chaines.items():
            lot.chaines[f"{chemin.stem}.{cle}"] = ({"fr": chaine} if seulement_fr else chaine, enregistrement)


def _lire_interface(fichiers: Iterable[Path], racine: Path) -> _Lu:
    paires: list[Paire] = []
    problemes: list[Probleme] = []
    for chemin in fichiers:
        try:
            enregistrement = lire_yaml_dictionnaire(racine, chemin.relative_to(racine).as_posix())
        except DonneesInvalides as erreur:
            problemes.extend(erreur.problemes)
        else:
            paires.append((enregistrement.valeurs, enregistrement))
    return _Lu(tuple(paires), frozenset(), tuple(problemes))


def _valider(
    modele: type[F], valeurs: dict[str, Any], enregistrement: Enregistrement, problemes: list[Probleme]
) -> F | None:
    try:
        return modele.model_validate(valeurs)
    except ValidationError as erreur:
        problemes.extend(messages.en_francais(d, enregistrement) for d in messages.sans_redite(erreur.errors()))
        return None
