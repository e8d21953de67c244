"""``{% une_fois %}…{% endune_fois %}`` in a template: what many pages share is rendered for the first of them.

Its body may depend on nothing of the page but the folder where it is (links lead from there) and the values that the tag
names: ``{% une_fois epci.siren %}``. A test renders every page without it, and compares.
"""

from collections.abc import Iterable

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

# The method of the environment (`guichet.atelier.environnement`), and the tag.
UNE_FOIS = "une_fois"


def partage(nom: str, cles: Iterable[nodes.Expr], corps: list[nodes.Node]) -> nodes.CallBlock:
    """Return what renders ``corps`` once for each value of ``cles`` and each folder; ``nom`` is its own."""
    cle = nodes.Tuple([nodes.Const(nom), nodes.Name("d_ou", "load"), *cles], "load")
    return nodes.CallBlock(nodes.Call(nodes.EnvironmentAttribute(UNE_FOIS), [cle], [], None, None), [], [], corps)


def est_partage(noeud: nodes.CallBlock) -> bool:
    """Whether ``noeud`` is what `partage` returns."""
    appele = noeud.call.node
    return isinstance(appele, nodes.EnvironmentAttribute) and appele.name == UNE_FOIS


class UneFois(Extension):
    """The tag. The environment keeps what was rendered (`guichet.atelier.environnement`)."""

    tags = {UNE_FOIS}  # noqa: RUF012  # Jinja declares it so

    def parse(self, parser: Parser) -> nodes.Node:
        """Return the call that the tag stands for."""
        ligne = next(parser.stream).lineno
        cles: list[nodes.Expr] = []
        while not parser.stream.current.test("block_end"):
            cles.append(parser.parse_expression())
            parser.stream.skip_if("comma")
        corps = parser.parse_statements(("name:endune_fois",), drop_needle=True)
        return partage(f"{parser.name}:{ligne}", cles, corps).set_lineno(ligne)
