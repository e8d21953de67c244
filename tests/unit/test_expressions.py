"""Regular expressions of editors: those that would be looked for without end, or found everywhere, are refused."""

import pytest

from guichet.socle.expressions import verifier


@pytest.mark.parametrize(
    "motif",
    [
        *("(a+)+b", "((a+))+b", "(a|a)*b", "(a|ab)*c", "(?:[a-z]|[a-z ])*!", r"(\w+\s?)*$!", "(a+){2,}b", "(?:a*)*b"),
        *("(a{1,30}){1,30}b", "(?:x?){30}y", "(?:x(?:y|z))+!", "(?:a?)+b", "([+]b*)*c"),
    ],
)
def test_what_repeats_a_choice_or_a_repetition_is_refused(motif: str):
    with pytest.raises(ValueError, match="répète une répétition"):
        verifier(motif)


@pytest.mark.parametrize(
    "motif", [".*.*.*.*!", r"\w+\w+\w+\w+!", "b{1,}c{1,}d{2,}e{3,}", "b{1,900}c{1,900}d{1,900}e{900}"]
)
def test_what_multiplies_the_time_by_the_length_of_the_text_is_refused(motif: str):
    with pytest.raises(ValueError, match="répétitions sans fin"):
        verifier(motif)


@pytest.mark.parametrize("motif", ["(?:b", "[b", "b{2}{3}"])
def test_what_is_ill_written_is_refused(motif: str):
    with pytest.raises(ValueError, match="mal écrite"):
        verifier(motif)


@pytest.mark.parametrize("motif", ["a*", "", ".", "x?"])
def test_what_is_found_everywhere_is_refused(motif: str):
    with pytest.raises(ValueError, match="dans n'importe quel texte"):
        verifier(motif)


@pytest.mark.parametrize(
    "motif", [r"\(a+\)+b", "[(+|]+b", "(?:de )+b", "(?:un|deux) mois?", "trois(?= ans)", r"d[ée]lai.*mois", "b{2,4}"]
)
def test_what_ends_is_taken(motif: str):
    assert verifier(motif) == motif
