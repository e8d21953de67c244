"""Where a fault is told, and what is shown of it."""

import pytest

from guichet.prose.defauts import Defaut, defaut_ici


@pytest.mark.parametrize(
    ("place", "ligne", "extrait"), [(0, 1, "un"), (3, 2, "deux <b>"), (8, 2, "<b>"), (12, 3, "t" * 60)]
)
def test_a_fault_is_shown_to_the_end_of_its_line(place, ligne, extrait):
    assert defaut_ici("un\ndeux <b>\n" + "t" * 70, place, "faux", "corrigez") == Defaut(
        ligne, extrait, "faux", "corrigez"
    )
