"""What names a person, in the name of a place or of a service."""

import pytest

from guichet.socle.personnes import nommee


@pytest.mark.parametrize(
    "texte",
    [
        "Mr Dupont",
        "Dr Dupont",
        "MM. Dupont",
        "Docteur Dupont",
        "madame Élise Dupont",
        "Permanence de Mme Martin",
        "CCAS, Mme Martin",
        "CCAS (Docteur Martin)",
        "Service logement – M. Dupont",
    ],
)
def test_a_form_of_address_before_a_name_names_a_person(texte):
    assert nommee(texte)


@pytest.mark.parametrize(
    "texte",
    [
        "M. le maire",
        "Office public H.L.M. Nord",
        "Centre social du Docteur Calmette",
        "Service logement de la ville de Dunkerque",
        "Maison de l'Adresse",
        "",
    ],
)
def test_an_office_and_a_place_called_after_someone_name_nobody(texte):
    assert not nommee(texte)
