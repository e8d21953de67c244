"""QR codes drawn from another, by what each letter changes, are those that segno draws."""

import io

import pytest
import segno
from hypothesis import given, settings, strategies as st

from guichet.atelier import qr


def par_segno(adresse: str) -> str:
    sortie = io.BytesIO()
    segno.make(adresse, error="m", micro=False, mask=4).save(
        sortie, kind="svg", xmldecl=False, svgns=False, omitsize=True, svgclass="qr", lineclass=None, border=4
    )
    return sortie.getvalue().decode().strip()


@settings(max_examples=60, deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-./:", min_size=1, max_size=90))
def test_any_address_is_drawn_as_segno_draws_it(suite):
    adresse = f"https://{suite}"
    qr.svg("https://" + "z" * len(suite))
    assert qr.svg(adresse) == par_segno(adresse)


@pytest.mark.parametrize(
    "adresse",
    [
        "https://logement-social.example/communes/lens-62498/",
        "https://logement-social.example/ar/communes/saint-pierre-les-elbeuf-et-autres-lieux-80999/",
        "HTTPS://MAJUSCULES.EXAMPLE/",
        "https://é.example/",
        "https://a.example/" + "x" * 200,
        "0123456789",
        "a",
    ],
)
def test_particular_addresses(adresse):
    qr.svg("https://".ljust(len(adresse), "y"))
    assert qr.svg(adresse) == par_segno(adresse)


def test_the_first_address_of_a_length_is_drawn_whole():
    adresse = "https://la-seule-de-sa-longueur.example/dont-rien-d-autre-ne-parle/" + "v" * 40
    avant = qr._bit.cache_info().misses
    assert qr.svg(adresse) == par_segno(adresse)
    assert qr._bit.cache_info().misses == avant
    assert qr.svg(adresse[:-1] + "w") == par_segno(adresse[:-1] + "w")
    assert qr._bit.cache_info().misses == avant + 1
