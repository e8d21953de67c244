"""``{% une_fois %}…{% endune_fois %}`` in a template: what many pages share is rendered for the first of them.

Its body may depend on nothing of the page but the folder where it is (links lead from there) and the values that the tag
names: ``{% une_fois epci.siren %}``. A test renders every page without it, and compares.
"""

from collections.abc import Callable
from typing import Any

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context


class UneFois(Extension):
    """The tag. The environment keeps what was rendered (`guichet.atelier.environnement`)."""

    tags = {"une_fois"}  # noqa: RUF012  # Jinja declares it so

    def parse(self, parser: Parser) -> nodes.Node:
        """Return the call that the tag stands for."""
        ligne = next(parser.stream).lineno
        cles: list[nodes.Expr] = [nodes.Const(f"{parser.name}:{ligne}")]
        while not parser.stream.current.test("block_end"):
            cles.append(parser.parse_expression())
            parser.stream.skip_if("comma")
        corps = parser.parse_statements(("name:endune_fois",), drop_needle=True)
        appel = self.call_method("rendre", [nodes.ContextReference(), *cles], lineno=ligne)
        return nodes.CallBlock(appel, [], [], corps).set_lineno(ligne)

    def rendre(self, contexte: Context, *cles: Any, caller: Callable[[], str]) -> str:
        """Return what ``caller`` renders, or rendered already for the same values in the same folder."""
        rendu: str = self.environment.une_fois((contexte["d_ou"], *cles), caller)  # type: ignore[attr-defined]
        return rendu
