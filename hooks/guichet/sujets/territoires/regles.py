"""Communes, intercommunalities and their figures agree."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.territoires.fiches import (
    ADRESSES,
    ADRESSES_DES_COMMUNES,
    ANCIENNES,
    COMMUNES,
    CONTOURS,
    DEPARTEMENTS,
    EPCI,
    REFORME,
    TRACES,
    Commune,
)
from guichet.sujets.territoires.noms import slug_de_commune

REGLES = Regles()


@REGLES.regle
def commune_dans_un_epci(lot: Lot) -> Iterator[Probleme]:
    for commune, enregistrement in lot[COMMUNES]:
        if commune.epci not in lot.connus[EPCI]:
            yield inconnu(enregistrement, ("epci",), commune.epci, "ce SIREN d'EPCI", "data/epci.csv")


@REGLES.regle
def insee_et_departement(lot: Lot) -> Iterator[Probleme]:
    """The INSEE code begins with the department (INSEE, code officiel géographique)."""
    for commune, enregistrement in lot[COMMUNES]:
        if not commune.insee.startswith(commune.departement):
            constat = f"le code INSEE {commune.insee} n'est pas dans ce département"
            yield enregistrement.probleme(("departement",), constat, "corrigez l'un des deux", commune.departement)


@REGLES.regle
def departement_nomme(lot: Lot) -> Iterator[Probleme]:
    connus = lot.connus[DEPARTEMENTS]
    for commune, enregistrement in lot[COMMUNES]:
        if (code := commune.departement) not in connus:
            yield inconnu(enregistrement, ("departement",), code, "ce département", "data/departements.csv")
    for epci, enregistrement in lot[EPCI]:
        for code in epci.departements:
            if code not in connus:
                yield inconnu(enregistrement, ("departements",), code, "ce département", "data/departements.csv")


@REGLES.regle
def siren_valide(lot: Lot) -> Iterator[Probleme]:
    """A SIREN ends with a Luhn key; a historic commune's begins with 21 and its department."""
    for siren, enregistrement in (*((c.siren, e) for c, e in lot[COMMUNES]), *((c.siren, e) for c, e in lot[EPCI])):
        if not _luhn(siren):
            constat = "la clé de contrôle de ce SIREN est fausse"
            yield enregistrement.probleme(("siren",), constat, "recopiez-le depuis la source", siren)
    for commune, enregistrement in lot[COMMUNES]:
        attendu = f"21{commune.departement}"
        if commune.siren.startswith("21") and not commune.siren.startswith(attendu):
            constat = f"ce SIREN n'est pas celui de la commune {commune.insee} : il commencerait par {attendu}"
            yield enregistrement.probleme(("siren",), constat, "corrigez le SIREN ou le code INSEE", commune.siren)


def _luhn(siren: str) -> bool:
    doubles = (int(chiffre) * (1 + rang % 2) for rang, chiffre in enumerate(siren))
    return sum(double - 9 * (double > 9) for double in doubles) % 10 == 0


@REGLES.regle
def ancienne_commune_rattachee(lot: Lot) -> Iterator[Probleme]:
    for ancienne, enregistrement in lot[ANCIENNES]:
        if ancienne.commune not in lot.connus[COMMUNES]:
            yield inconnu(enregistrement, ("commune",), ancienne.commune, "ce code INSEE", "data/communes.csv")


@REGLES.regle
def epci_peuple(lot: Lot) -> Iterator[Probleme]:
    """An EPCI has communes of the region, and no more than its total."""
    membres = Counter(commune.epci for commune in lot.fiches(COMMUNES))
    for epci, enregistrement in lot[EPCI]:
        servies = membres[epci.siren]
        if not 0 < servies <= epci.communes_au_total:
            constat = f"{servies} commune(s) de data/communes.csv pour {epci.communes_au_total} au total"
            yield enregistrement.probleme(
                ("communes_au_total",), constat, "relancez l'import (make import)", epci.communes_au_total
            )


@REGLES.regle
def epci_comme_ses_communes(lot: Lot) -> Iterator[Probleme]:
    """What the file says of a whole EPCI agrees with its communes: all of them, or those of the region only."""
    membres: dict[str, list[Commune]] = defaultdict(list)
    for commune in lot.fiches(COMMUNES):
        membres[commune.epci].append(commune)
    for epci, enregistrement in lot[EPCI]:
        servies = membres[epci.siren]
        departements = {commune.departement for commune in servies}
        habitants = sum(commune.population for commune in servies)
        entier = len(servies) == epci.communes_au_total
        if not (departements == set(epci.departements) if entier else departements < set(epci.departements)):
            constat = f"ses communes de data/communes.csv sont dans : {', '.join(sorted(departements))}"
            yield enregistrement.probleme(
                ("departements",), constat, "donnez les départements de l'EPCI entier", " ".join(epci.departements)
            )
        if not (habitants == epci.population_municipale if entier else habitants < epci.population_municipale):
            constat = f"ses communes de data/communes.csv ont {habitants} habitants"
            yield enregistrement.probleme(
                ("population_municipale",), constat, "relancez l'import (make import)", epci.population_municipale
            )


@REGLES.regle
def adresse_inchangee(lot: Lot) -> Iterator[Probleme]:
    """One page per EPCI, at the address where it was published: people have it on paper."""
    publiees = lot.par_cle(ADRESSES)
    pris: dict[str, str] = {}
    for epci, enregistrement in lot[EPCI]:
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
    for adresse, enregistrement in lot[ADRESSES]:
        if adresse.siren not in lot.connus[EPCI]:
            constat = "une page a été publiée pour cet EPCI, qui a disparu de data/epci.csv"
            yield enregistrement.probleme(("siren",), constat, "rétablissez l'EPCI", adresse.siren)


@REGLES.regle
def adresse_de_commune_inchangee(lot: Lot) -> Iterator[Probleme]:
    """One page per commune, present or former, at an address published for ever: a new name is a new address."""
    publiees = lot.par_cle(ADRESSES_DES_COMMUNES)
    noms = [(commune.nom, commune.insee, enregistrement) for commune, enregistrement in lot[COMMUNES]]
    noms += [(ancienne.nom, ancienne.insee, enregistrement) for ancienne, enregistrement in lot[ANCIENNES]]
    for nom, insee, enregistrement in noms:
        adresse = slug_de_commune(nom, insee)
        if adresse not in publiees:
            constat = f"l'adresse « {adresse} » de cette commune n'est pas dans data/adresses_communes.csv"
            remede = f"ajoutez-y la ligne « {adresse},{insee} », sans retirer les autres"
            yield enregistrement.probleme(("nom",), constat, remede, nom)
    connues = {insee for _, insee, _ in noms}
    for publiee, enregistrement in lot[ADRESSES_DES_COMMUNES]:
        if not publiee.slug.endswith(f"-{publiee.insee.lower()}"):
            constat = f"cette adresse ne finit pas par le code {publiee.insee}"
            yield enregistrement.probleme(("slug",), constat, "corrigez l'adresse ou le code", publiee.slug)
        elif publiee.insee not in connues:
            constat = "une page a été publiée pour cette commune, que data/communes.csv ne connaît plus"
            remede = "ajoutez-la à data/communes_anciennes.csv, avec la commune d'aujourd'hui"
            yield enregistrement.probleme(("insee",), constat, remede, publiee.insee)


@REGLES.regle
def reforme_concordante(lot: Lot) -> Iterator[Probleme]:
    """The ground held by ``epci.csv`` is that of the official list (CCH, L. 441-1)."""
    officiels = lot.par_cle(REFORME)
    for epci, enregistrement in lot[EPCI]:
        attendu = officiels[epci.siren].motif if epci.siren in officiels else None
        if epci.motif != attendu:
            constat = f"data/reforme.yml dit « {attendu or 'non concerné'} » pour cet EPCI"
            yield enregistrement.probleme(("motif",), constat, "accordez les deux fichiers", epci.motif or "vide")
    noms = {epci.siren: epci.nom for epci in lot.fiches(EPCI)}
    for concerne, enregistrement in lot[REFORME]:
        if concerne.siren not in lot.connus[EPCI]:
            yield inconnu(enregistrement, ("siren",), concerne.siren, "ce SIREN d'EPCI", "data/epci.csv")
        elif concerne.nom != noms.get(concerne.siren, concerne.nom):
            constat = f"ce nom n'est pas celui du SIREN {concerne.siren}, « {noms[concerne.siren]} »"
            yield enregistrement.probleme(("nom",), constat, "corrigez le nom ou le SIREN", concerne.nom)


@REGLES.regle
def contour_connu(lot: Lot) -> Iterator[Probleme]:
    for contour, enregistrement in lot[CONTOURS]:
        if contour.insee not in lot.connus[COMMUNES]:
            yield inconnu(enregistrement, ("insee",), contour.insee, "ce code INSEE", "data/communes.csv")


@REGLES.regle
def carte_complete(lot: Lot) -> Iterator[Probleme]:
    """Every EPCI is on the map, once."""
    traces = lot.par_cle(TRACES)
    for epci, enregistrement in lot[EPCI]:
        if epci.siren not in lot.connus[TRACES]:
            constat = "cet EPCI n'est pas sur la carte (data/carte.csv)"
            yield enregistrement.probleme(("siren",), constat, "relancez l'import (make import)", epci.siren)
    for siren in (siren for siren in traces if siren not in lot.connus[EPCI]):
        enregistrement = next(e for fiche, e in lot[TRACES] if fiche.siren == siren)
        yield inconnu(enregistrement, ("siren",), siren, "ce SIREN d'EPCI", "data/epci.csv")
