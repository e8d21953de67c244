"""One Markdown text made an office document or HTML by pandoc: real headings, header rows, language and title.

The same text gives the same bytes twice, whatever the day.
"""

import datetime
import re
import subprocess
from collections.abc import Mapping
from functools import cache

import pypandoc
from markupsafe import Markup, escape

from guichet.socle.reserve import deja_fait
from guichet.sujets.documents.retouches import SANS_JOUR, refaire, retoucher

FORMATS = ("odt", "docx")


@cache
def document(texte: str, nature: str, titre: str, date: datetime.date) -> bytes:
    """Return ``texte`` (Markdown, headings from level 2) as an office document; ``nature`` is one of FORMATS.

    ``date`` is the one its properties bear.
    """
    options = (f"--metadata=title:{titre}", "--metadata=lang:fr-FR", "--shift-heading-level-by=-1", "--standalone")
    return retoucher(_pandoc(texte, nature, *options, date=date), nature, date)


@cache
def html(texte: str) -> Markup:
    """Return the same text as a fragment of HTML."""
    # Without a limit on columns, no width is given to those of tables: our policy refuses styles written in the page.
    fragment = _pandoc(texte, "html5", "--columns=100000", "--wrap=none", "--id-prefix=modele-").decode()
    return Markup(fragment.replace("<th>", '<th scope="col">'))


# The Markdown of models, without what would read a file, ask the network, or pass raw into the document.
_LU = (
    "markdown-raw_html-raw_tex-raw_attribute-native_divs-native_spans-yaml_metadata_block-latex_macros-tex_math_dollars"
)


# A page of the site, whose boxes are nothing to a book.
_PAGE = "html-native_divs"
_CHAPITRE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_INVERSES = {"left": "right", "right": "left"}
_COTES = re.compile("left|right")


def livre(corps: str, date: datetime.date, *, sens: str, **metadonnees: str) -> bytes:
    """Return the HTML ``corps`` as an EPUB 3: a chapter for each heading of level 1, a contents of two levels.

    ``sens`` is ``ltr`` or ``rtl``; ``metadonnees`` are those of pandoc: ``title``, ``lang``, ``creator``, ``identifier``.
    """
    dites = {"date": date.isoformat(), "page-progression-direction": sens} | metadonnees
    options = (f"--metadata={nom}:{valeur}" for nom, valeur in dites.items())
    archive = _pandoc(corps, "epub3", *options, "--toc-depth=2", "--split-level=1", lu=_PAGE, date=date)

    def finir(nom: str, contenu: bytes) -> bytes:
        texte = contenu.decode()
        if nom.endswith(".opf"):
            texte = texte.replace(SANS_JOUR, f"{date}T12:00:00Z")
        elif nom.endswith(".css") and sens == "rtl":
            texte = _COTES.sub(lambda cote: _INVERSES[cote[0]], texte)
        elif nom.endswith((".xhtml", ".ncx")):
            # What pandoc says in English, whatever the language.
            texte = texte.replace(">Title Page<", f">{escape(metadonnees['title'])}<")
        if nom.endswith(".xhtml"):
            texte = texte.replace("<html ", f'<html dir="{sens}" ', 1)
            if chapitre := _CHAPITRE.search(texte):
                texte = re.sub(r"<title>.*?</title>", f"<title>{_sans_balises(chapitre[1])}</title>", texte, count=1)
        return texte.encode()

    return refaire(archive, finir)


def _sans_balises(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html).replace("\\", "")


def _pandoc(texte: str, vers: str, *options: str, lu: str = _LU, date: datetime.date | None = None) -> bytes:
    midi = datetime.datetime.combine(date or datetime.date.min, datetime.time(12), datetime.UTC)
    commande = [pypandoc.get_pandoc_path(), "--sandbox", f"--from={lu}", f"--to={vers}", *options, "--output=-"]
    environnement = {"TZ": "UTC"} | ({"SOURCE_DATE_EPOCH": str(int(midi.timestamp()))} if date else {})

    def faire() -> bytes:
        return subprocess.run(commande, input=texte.encode(), env=environnement, capture_output=True, check=True).stdout  # noqa: S603

    de_quoi = (*(mot.encode() for mot in (*commande, *sorted(environnement.values()))), texte.encode())
    return deja_fait("documents", de_quoi, faire)


def rempli(archive: bytes, valeurs: Mapping[str, str]) -> bytes:
    """Return the ODT ``archive`` whose blanks « [champ] » are what ``valeurs`` says, in one go: a value is never a blank."""
    mentions = {f"[{champ}]": str(escape(valeur)) for champ, valeur in valeurs.items()}
    motif = re.compile("|".join(map(re.escape, mentions)))

    def remplir(nom: str, contenu: bytes) -> bytes:
        if nom not in ("content.xml", "meta.xml"):
            return contenu
        return motif.sub(lambda m: mentions[m[0]], contenu.decode()).encode()

    return refaire(archive, remplir)
