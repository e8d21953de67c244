"""Reads a command line, and says in French what is wrong with it: argparse speaks English."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

# What argparse says, as of Python 3.11 to 3.14, and the same in French.
_DITS = (
    (re.compile(r"the following arguments are required: (.+)"), r"il manque : \1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"en trop : \1"),
    (re.compile(r"ambiguous option: (\S+) could match (.+)"), r"\1 peut vouloir dire \2 : écrivez-le en entier"),
    (
        re.compile(r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)"),
        r"\1 : \2 n'est pas prévu ; choisissez parmi \3",
    ),
    (re.compile(r"argument (.+?): invalid \w+ value: (.+)"), r"\1 : \2 n'est pas ce qui est attendu"),
    (re.compile(r"argument (.+?): expected (?:one|at least one|\d+) arguments?"), r"\1 : il manque ce qui va avec"),
    (re.compile(r"argument (.+?): ignored explicit argument (.+)"), r"\1 : \2 est en trop"),
    (re.compile(r"argument (.+?): not allowed with argument (.+)"), r"\1 ne va pas avec \2"),
    (re.compile(r"argument (.+?): (.+)"), r"\1 : \2"),
)


def en_francais(message: str) -> str:
    """Return what argparse says, in French; as it is where it is none of what it says."""
    for motif, dit in _DITS:
        if trouve := motif.fullmatch(message):
            return trouve.expand(dit)
    return message


class _Mise(argparse.HelpFormatter):
    """The help of a command, which begins in French."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "emploi : " if prefix is None else prefix)


class Analyseur(argparse.ArgumentParser):
    """An ArgumentParser that speaks French; so do those of its commands."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Mise, add_help=False, **options)
        self.add_argument("-h", "--help", action="help", help="montre cette aide, et rien d'autre")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and how to know more; stop there."""
        self.exit(2, f"{self.prog} : {en_francais(message)}.\n  Remède : {self.prog} --help dit ce qui est attendu\n")
