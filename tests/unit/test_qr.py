"""QR codes put together from what each letter changes are those that segno draws."""

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


@pytest.fixture(autouse=True)
def _par_lettres(monkeypatch):
    """From the first address, without drawing it whole."""
    monkeypatch.setattr(qr, "_PEU", 0)


@settings(max_examples=60, deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-./:", min_size=1, max_size=90))
def test_any_address_is_drawn_as_segno_draws_it(suite):
    adresse = f"https://{suite}"
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
    assert qr.svg(adresse) == par_segno(adresse)


def test_a_few_addresses_are_drawn_whole(monkeypatch):
    monkeypatch.setattr(qr, "_PEU", 8)
    adresse = "https://une-seule-fois.example/adresse/dessinee/entiere/"
    avant = qr._bit.cache_info().misses
    assert qr.svg(adresse) == par_segno(adresse)
    assert qr._bit.cache_info().misses == avant
