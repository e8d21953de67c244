"""The part of YAML that says what it seems to say: texts, lists, « clé: valeur », plain numbers, whole days.

Anchors, aliases, merge keys, tags, directives, octal or sexagesimal numbers are left out: none is of use to those who
write facts, and each can make a file say something else than what one reads.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from guichet.socle import caracteres
from guichet.socle.problemes import DonneesInvalides, Probleme

# PyYAML rather than ruamel.yaml: with libyaml it composes the FAQ some fifty times faster, and its nodes
# carry the line numbers that messages need. `make check` must answer in seconds.
_Lecteur = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# The deepest file has 7 levels. The parser slows down as the square of the depth, or exhausts the stack.
PROFONDEUR_MAXIMALE = 40
_TIRETS = re.compile(rf"^[ ]*(?:[-?][ ]+){{{PROFONDEUR_MAXIMALE},}}", re.MULTILINE)
# A sequence deeper than the limit costs the parser minutes before it says so.
_CROCHETS = re.compile(r"[\[\]{}]")

# « "\u2066Cerfa 14069\u2069" »: Latin words kept in their order in an Arabic sentence, opened and closed.
_ISOLE = re.compile("[\u2066\u2068]([^\u2066-\u2069\n]{1,80})\u2069")

# « “62498” »: a value between the quotes of a word processor, which are part of it.
_COURBES = re.compile("“[^“”]*”")

_ETIQUETTE = "tag:yaml.org,2002:"
_ENTIER = re.compile(r"-?(0|[1-9]\d{0,14})")
_DECIMAL = re.compile(r"-?(0|[1-9]\d{0,14})\.\d{1,15}")
_JOUR = re.compile(r"\d{4}-\d{2}-\d{2}")
# Kind of plain value → (what it looks like when it is plain, fault, remedy).
_FORMES = {
    "int": (
        _ENTIER,
        "ce nombre peut se lire de plusieurs façons",
        "écrivez-le en chiffres, sans zéro devant ; un code",
    ),
    "float": (
        _DECIMAL,
        "ce nombre peut se lire de plusieurs façons",
        "écrivez-le en chiffres, avec un point ; un texte",
    ),
    "bool": (re.compile("true|false"), "ce mot se lit « vrai » ou « faux »", "écrivez true ou false ; un texte"),
    "null": (re.compile("null|"), "ce signe se lit « rien »", "écrivez null, ou retirez la ligne ; un texte"),
    "timestamp": (
        _JOUR,
        "cette date a une forme imprévue",
        "écrivez année-mois-jour, par exemple 2026-11-23 ; un texte",
    ),
    "str": (None, "", ""),
}

# What libyaml says → what an editor reads.
_EN_FRANCAIS = (
    ("tab character", "une tabulation sert de retrait", "remplacez-la par des espaces"),
    ("mapping values are not allowed", "un « : » est en trop", "mettez le texte entre guillemets droits"),
    ("could not find expected ':'", "il manque un « : » après le nom de la donnée", "écrivez « clé: valeur »"),
    ("unexpected end of stream", "un guillemet ouvert n'est pas fermé", "fermez-le"),
    ("unexpected document indicator", "un guillemet ouvert n'est pas fermé", "fermez-le"),
    ("did not find expected key", "cette ligne n'est ni « clé: valeur » ni la suite d'un texte", "alignez-la"),
    ("expected '-' indicator", "cette ligne n'est pas au même niveau que les autres", "alignez son tiret"),
    ("block sequence entries", "un tiret est mal placé", "mettez-le au début d'une ligne, aligné sur les autres"),
    ("expected ',' or", "une liste ou une accolade n'est pas fermée", "fermez-la, et séparez par des virgules"),
    ("node content", "une valeur est attendue ici", "écrivez-la, ou mettez le signe entre guillemets droits"),
    ("cannot start any token", "un texte ne peut pas commencer par ce signe", "mettez-le entre guillemets droits"),
    ("another document", "« --- » ou « ... » coupe le fichier en deux", "retirez cette ligne"),
    ("document start", "« --- » ou « ... » coupe le fichier en deux", "retirez cette ligne"),
    ("escape", "« \\ » entre guillemets droits change le sens de ce qui suit", "retirez-le, ou doublez-le"),
    ("undefined alias", "« * » au début d'une valeur a un autre sens", "mettez le texte entre guillemets droits"),
    ("tag", "« ! » au début d'une valeur a un autre sens", "mettez le texte entre guillemets droits"),
    ("block scalar", "ce qui suit « > » ou « | » est mal écrit", "passez à la ligne juste après, en retrait"),
    ("chomping", "ce qui suit « > » ou « | » est mal écrit", "passez à la ligne juste après, en retrait"),
)
_REMEDE = "vérifiez les retraits et mettez les textes entre guillemets droits"


def composer(nom: str, texte: str) -> tuple[yaml.Node | None, Any]:
    """Return the node of the only document of ``texte``, which knows its lines, and its value.

    ``nom`` is the file that messages name. Raises DonneesInvalides with every use of what is left out.
    """
    try:
        _refuser(_trop_profond(nom, texte))
        if DETOUR_POSSIBLE.search(texte):
            _refuser(_detours(nom, texte))
        lecteur = _Lecteur(texte)
        try:
            noeud = lecteur.get_single_node()
            _refuser(_defauts(nom, noeud, texte.split("\n")))
            return noeud, None if noeud is None else lecteur.construct_document(noeud)
        finally:
            lecteur.dispose()
    except yaml.YAMLError as erreur:
        raise DonneesInvalides([_illisible(nom, texte, erreur)]) from erreur


def _refuser(problemes: Iterator[Probleme]) -> None:
    trouves = list(problemes)
    if trouves:
        raise DonneesInvalides(trouves)


# A text between quotes that does not end on its line: where it starts is where the slip is, not where reading stops.
_GUILLEMET_OUVERT = re.compile(r"""(?:^|[:,\[{-])\s*"(?:[^"\\\n]|\\.)*$""")
_LIGNES_AVANT = 80
# What a line shows by itself, where the parser says something else.
_FAUTES_VUES = (
    (re.compile(r"^ *\t"), "une tabulation sert de retrait", "remplacez-la par des espaces"),
    (re.compile(r"^ *-\w[\w-]*:(?: |$)"), "il manque une espace après le tiret", "écrivez « - id: … »"),
    (
        re.compile(r"""(?:^|[:,\[{-]) *"(?:[^"\\]|\\.)*" *[^ ,:}\]#"]"""),
        "des guillemets droits sont dans un texte entre guillemets droits",
        "à l'intérieur, écrivez « … » en français, “…” ailleurs",
    ),
)


def _illisible(nom: str, texte: str, erreur: yaml.YAMLError) -> Probleme:
    marque = getattr(erreur, "problem_mark", None) or getattr(erreur, "context_mark", None)
    ligne = marque.line + 1 if marque else 1
    lignes = texte.split("\n")
    for numero in range(max(1, ligne - _LIGNES_AVANT), min(ligne, len(lignes)) + 1):
        if _GUILLEMET_OUVERT.search(lignes[numero - 1]):
            constat = "un guillemet droit ouvert ici n'est pas fermé sur sa ligne"
            return Probleme(nom, numero, "", "", f"YAML illisible : {constat}", "fermez-le à la fin du texte")
    # The parser stops at the slip, or on the line after.
    for numero in range(min(ligne, len(lignes)), max(0, ligne - 2), -1):
        for motif, constat, remede in _FAUTES_VUES:
            if motif.search(lignes[numero - 1]):
                return Probleme(nom, numero, "", "", f"YAML illisible : {constat}", remede)
    dit = str(getattr(erreur, "problem", "") or erreur)
    constat, remede = next(
        ((c, r) for mots, c, r in _EN_FRANCAIS if mots in dit), ("cette ligne est mal écrite", _REMEDE)
    )
    return Probleme(nom, ligne, "", "", f"YAML illisible : {constat}", remede)


def _trop_profond(nom: str, texte: str) -> Iterator[Probleme]:
    constat, remede = "trop de niveaux sont ouverts ici", "fermez les crochets et les accolades, ou retirez cette ligne"
    if tirets := _TIRETS.search(texte):
        yield Probleme(nom, texte.count("\n", 0, tirets.start()) + 1, "", "", constat, remede)
    if (place := crochet_de_trop(texte, PROFONDEUR_MAXIMALE)) is not None:
        yield Probleme(nom, texte.count("\n", 0, place) + 1, "", "", constat, remede)


def crochet_de_trop(texte: str, maximum: int) -> int | None:
    """Return where a bracket opens, in YAML or in JSON, more levels than ``maximum``; None where none does.

    Readers go down one call a level: each version of Python says in its own way, or not at all, that it goes no further.
    """
    profondeur = 0
    for signe in _CROCHETS.finditer(texte):
        profondeur = profondeur + 1 if signe[0] in "[{" else max(0, profondeur - 1)
        if profondeur > maximum:
            return signe.start()
    return None


# Where a value or a line may begin, what an anchor, an alias, a tag or a directive begins with; a line that begins far
# from the margin. Without one of them, what nodes no longer tell is not there, and looking for it takes as long as reading.
DETOUR_POSSIBLE = re.compile(
    rf"(?:^|[\s,:?\[\]{{}}(\"'-])(?:[&*][\w-]|!)|^%|^[ ?-]{{{PROFONDEUR_MAXIMALE}}}", re.MULTILINE
)


def _detours(nom: str, texte: str) -> Iterator[Probleme]:
    """Yield what nodes no longer tell: anchors, aliases, tags, directives, and a depth that no file needs."""
    profondeur = 0
    for evenement in yaml.parse(texte, Loader=_Lecteur):
        ligne = evenement.start_mark.line + 1 if evenement.start_mark else 1
        if isinstance(evenement, yaml.CollectionStartEvent):
            profondeur += 1
        elif isinstance(evenement, yaml.CollectionEndEvent):
            profondeur -= 1
        if profondeur > PROFONDEUR_MAXIMALE:
            yield Probleme(nom, ligne, "", "", "trop de niveaux sont ouverts ici", "retirez les retraits en trop")
            return
        if (detour := _detour(evenement)) is not None:
            constat = f"ces fichiers se passent de ce qui est écrit ici : {detour}"
            yield Probleme(
                nom, ligne, "", "", constat, "recopiez la valeur en entier ; un texte va entre guillemets droits"
            )


def _detour(evenement: yaml.Event) -> str | None:
    if isinstance(evenement, yaml.AliasEvent):
        return f"un renvoi (*{evenement.anchor})"
    if isinstance(evenement, yaml.NodeEvent) and evenement.anchor is not None:
        return f"une ancre (&{evenement.anchor})"
    if isinstance(evenement, yaml.ScalarEvent | yaml.CollectionStartEvent) and evenement.tag is not None:
        return f"une étiquette ({evenement.tag})"
    if isinstance(evenement, yaml.DocumentStartEvent) and (evenement.version or evenement.tags):
        return "une directive (%)"
    return None


def _defauts(nom: str, noeud: yaml.Node | None, lignes: Sequence[str]) -> Iterator[Probleme]:
    for sous_noeud in noeuds(noeud):
        if isinstance(sous_noeud, yaml.MappingNode):
            yield from _cles(nom, sous_noeud)
        elif isinstance(sous_noeud, yaml.ScalarNode):
            yield from _valeur(nom, sous_noeud)
            yield from _coupee(nom, sous_noeud, lignes)


def noeuds(noeud: yaml.Node | None) -> Iterator[yaml.Node]:
    """Yield ``noeud`` and all the values that it holds."""
    restants = [noeud] if noeud is not None else []
    while restants:
        suivant = restants.pop()
        yield suivant
        if isinstance(suivant, yaml.MappingNode):
            restants.extend(valeur for _, valeur in reversed(suivant.value))
        elif isinstance(suivant, yaml.SequenceNode):
            restants.extend(reversed(suivant.value))


def _cles(nom: str, noeud: yaml.MappingNode) -> Iterator[Probleme]:
    vues: set[str] = set()
    for cle, _ in noeud.value:
        ligne = cle.start_mark.line + 1
        if not isinstance(cle, yaml.ScalarNode) or cle.tag != f"{_ETIQUETTE}str":
            texte = cle.value if isinstance(cle, yaml.ScalarNode) else ""
            constat = "le nom d'une donnée est un mot, et rien d'autre"
            yield Probleme(nom, ligne, "", texte, constat, "corrigez-le, ou mettez-le entre guillemets droits")
        elif cache := caracteres.interdit(cle.value):
            yield Probleme(nom, ligne, "", "", f"il y a ici {cache}", "retirez-le")
        elif cle.value in vues:
            constat = "cette clé est écrite deux fois dans la même fiche"
            remede = "gardez une seule des deux lignes, ou rendez son tiret à la seconde fiche"
            # A record that lost its dash repeats all of its keys: one slip.
            yield Probleme(nom, ligne, cle.value, "", constat, remede, f"{nom} {noeud.start_mark.line}")
        else:
            vues.add(cle.value)


def _valeur(nom: str, noeud: yaml.ScalarNode) -> Iterator[Probleme]:
    ligne = noeud.start_mark.line + 1
    genre = noeud.tag.removeprefix(_ETIQUETTE)
    if genre == "str":
        # « "\u202e" » holds a character that the file itself does not.
        if noeud.style == '"' and (constat := caracteres.interdit(_ISOLE.sub(r"\1", noeud.value))):
            yield Probleme(nom, ligne, "", "", f"il y a ici {constat}", "retirez ce « \\ » et ce qui le suit")
        elif not noeud.style and _COURBES.fullmatch(noeud.value):
            yield Probleme(nom, ligne, "", noeud.value[:80], caracteres.GUILLEMETS_COURBES, caracteres.DROITS)
        return
    motif, constat, remede = _FORMES.get(genre, (None, "cette valeur a un autre sens", "un texte"))
    if motif is None or not motif.fullmatch(noeud.value):
        yield Probleme(nom, ligne, "", noeud.value[:80], constat, f"{remede} va entre guillemets droits")
    elif genre == "timestamp":
        yield from _jour_impossible(nom, ligne, noeud)


_COMMENTAIRE = re.compile(r"\s+#")
_SANS_DIESE = "mettez le texte entre guillemets droits, ou la remarque sur une ligne à elle"


def _coupee(nom: str, noeud: yaml.ScalarNode, lignes: Sequence[str]) -> Iterator[Probleme]:
    """Yield a text of which « # » hides the end, or that a comment follows: nothing tells one from the other."""
    fin = noeud.end_mark
    if (
        not noeud.style
        and noeud.tag == f"{_ETIQUETTE}str"
        and fin.line < len(lignes)
        and _COMMENTAIRE.match(lignes[fin.line], fin.column)
    ):
        constat = "« # » coupe ce texte : ce qui suit n'est pas lu"
        yield Probleme(nom, fin.line + 1, "", noeud.value[:80], constat, _SANS_DIESE)


def _jour_impossible(nom: str, ligne: int, noeud: yaml.ScalarNode) -> Iterator[Probleme]:
    try:
        yaml.constructor.SafeConstructor().construct_yaml_timestamp(noeud)
    except ValueError:
        yield Probleme(nom, ligne, "", noeud.value, "valeur impossible : ce jour n'existe pas", "corrigez cette date")
