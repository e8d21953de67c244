"""Templates compiled to do in one call what Jinja does in three: a page prints two hundred values.

What is generated reads the same names, escapes the same values, and prints the same page.
"""

from collections import Counter
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from guichet.atelier.fragments import UNE_FOIS, est_partage


def prend_le_contexte(fonction: Any) -> bool:
    """Whether ``fonction``, global or filter, takes of Jinja the context of the page."""
    prend = getattr(fonction, "jinja_pass_arg", None)
    return prend is not None and prend.name == "context"


class Compilateur(CodeGenerator):
    """Prints, calls and shares through `guichet.atelier.environnement.Environnement`."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Take note of what a call must be given, and of what needs no printing."""
        self._contextuelles = {nom for nom, un in self.environment.globals.items() if hasattr(un, "jinja_pass_arg")}
        # By the name that each has in the code: those whose name means nothing else anywhere in the template.
        self._macros: dict[str, nodes.Macro] = {}
        self._captures: set[str] = set()
        self._imprime: nodes.Expr | None = None
        self._fois = _fois(node)
        super().visit_Template(node, frame)

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:
        """Know the macro from here on."""
        super().visit_Macro(node, frame)
        if self._fois[node.name] == 1:
            self._macros[frame.symbols.ref(node.name)] = node

    def visit_AssignBlock(self, node: nodes.AssignBlock, frame: Frame) -> None:
        """Know what is set from here on."""
        super().visit_AssignBlock(node, frame)
        if isinstance(node.target, nodes.Name) and node.filter is None and self._fois[node.target.name] == 1:
            self._captures.add(frame.symbols.ref(node.target.name))

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not frame.eval_ctx.autoescape or frame.eval_ctx.volatile:
            super()._output_child_pre(node, frame, finalize)
            return
        self._imprime = node
        self.write("((" if self._est_deja_ecrit(node, frame) else "environment.ecrire((")

    def _est_deja_ecrit(self, node: nodes.Expr, frame: Frame) -> bool:
        """Whether ``node`` gives what was printed before, by a macro or in a block that is set."""
        if isinstance(node, nodes.Name):
            return frame.symbols.find_ref(node.name) in self._captures
        return isinstance(node, nodes.Call) and self._macro(node, frame) is not None

    def _macro(self, node: nodes.Call, frame: Frame) -> nodes.Macro | None:
        """Return the macro of this template that ``node`` calls."""
        if not isinstance(node.node, nodes.Name):
            return None
        return self._macros.get(frame.symbols.find_ref(node.node.name) or "")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002
        """Call as any function what takes no context."""
        if forward_caller or (isinstance(node.node, nodes.Name) and node.node.name in self._contextuelles):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        macro = self._macro(node, frame)
        if macro and (donnes := _par_position(macro, node)) is not None:
            self._appeler_la_macro(node, donnes, frame)
            return
        self.visit(node.node, frame)
        self.write("(")
        for donne in (*node.args, *node.kwargs):
            self.visit(donne, frame)
            self.write(", ")
        for marque, donnes_de in (("*", node.dyn_args), ("**", node.dyn_kwargs)):
            if donnes_de:
                self.write(marque)
                self.visit(donnes_de, frame)
                self.write(", ")
        self.write(")")

    def _appeler_la_macro(self, node: nodes.Call, donnes: list[nodes.Expr | None], frame: Frame) -> None:
        """Call what the macro is made of, which returns plain text: marked up unless it is printed at once."""
        self.write("(" if node is self._imprime else "Markup(")
        self.visit(node.node, frame)
        self.write("._func(")
        for donne in donnes:
            if donne is None:
                self.write("missing")
            else:
                self.visit(donne, frame)
            self.write(", ")
        self.write("))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Ask Python first, which has it nearly always."""
        self.write("(_v if (_v := getattr((_o := (")
        self.visit(node.node, frame)
        self.write(f")), {node.attr!r}, missing)) is not missing else environment.getattr(_o, {node.attr!r}))")

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:
        """Make no macro of what is rendered once."""
        if not est_partage(node):
            super().visit_CallBlock(node, frame)
            return
        self.macro_body(node, frame)
        self.start_write(frame, node)
        self.write(f"environment.{UNE_FOIS}(")
        self.visit(node.call.args[0], frame)
        self.write(", macro)")
        self.end_write(frame)


def _fois(arbre: nodes.Template) -> Counter[str]:
    """Return how many times each name is given a meaning in ``arbre``: code that differs may call two values alike."""
    poses = (nom.name for nom in arbre.find_all(nodes.Name) if nom.ctx != "load")
    macros = (macro.name for macro in arbre.find_all(nodes.Macro))
    importes = (nom if isinstance(nom, str) else nom[1] for un in arbre.find_all(nodes.FromImport) for nom in un.names)
    return Counter([*poses, *macros, *importes, *(un.target for un in arbre.find_all(nodes.Import))])


def _par_position(macro: nodes.Macro, appel: nodes.Call) -> list[nodes.Expr | None] | None:
    """Return what ``appel`` gives to each argument of ``macro``, in order; None where only Jinja can tell."""
    speciaux = {nom.name for nom in macro.find_all(nodes.Name)} & {"caller", "varargs", "kwargs"}
    if speciaux or appel.dyn_args or appel.dyn_kwargs or len(appel.args) > len(macro.args):
        return None
    nommes = {un.key: un.value for un in appel.kwargs}
    restants = [arg.name for arg in macro.args[len(appel.args) :]]
    if nommes.keys() - set(restants):
        return None
    return [*appel.args, *map(nommes.get, restants)]
