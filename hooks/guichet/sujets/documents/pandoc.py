"""One Markdown text made an office document or HTML by pandoc: real headings, header rows, language and title.

The same text gives the same bytes twice, whatever the day.
"""

import datetime
import io
import subprocess
import zipfile
from collections.abc import Mapping
from functools import cache

import pypandoc
from markupsafe import Markup

from guichet.socle.reserve import deja_fait

FORMATS = ("odt", "docx")

# What pandoc leaves American or bare: the paper, and the lines of tables, which a form that one fills in needs.
# By part of the document, what it says and what it must say.
_LIGNES = "".join(
    f'<w:{bord} w:val="single" w:sz="4" w:space="0" w:color="808080" />'
    for bord in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_RETOUCHES = {
    "odt": {
        "content.xml": {'fo:border="none"': 'fo:border="0.5pt solid #808080" fo:padding="0.1cm"'},
        "styles.xml": {
            'fo:page-width="8.5in"': 'fo:page-width="21cm"',
            'fo:page-height="11in"': 'fo:page-height="29.7cm"',
        },
    },
    "docx": {
        "word/document.xml": {"</w:footnotePr>": '</w:footnotePr><w:pgSz w:w="11906" w:h="16838" />'},
        "word/styles.xml": {
            '<w:tblInd w:type="dxa" w:w="0" />': f'<w:tblInd w:type="dxa" w:w="0" /><w:tblBorders>{_LIGNES}</w:tblBorders>',
            '<w:tblStylePr w:type="firstRow">': '<w:tblStylePr w:type="firstRow"><w:rPr><w:b /></w:rPr>',
        },
    },
}


@cache
def document(texte: str, nature: str, titre: str, date: datetime.date) -> bytes:
    """Return ``texte`` (Markdown, headings from level 2) as an office document; ``nature`` is one of FORMATS.

    ``date`` is the one its properties bear.
    """
    options = (f"--metadata=title:{titre}", "--metadata=lang:fr-FR", "--shift-heading-level-by=-1", "--standalone")
    return _retoucher(_pandoc(texte, nature, *options, date=date), _RETOUCHES[nature])


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


def _pandoc(texte: str, vers: str, *options: str, date: datetime.date | None = None) -> bytes:
    midi = datetime.datetime.combine(date or datetime.date.min, datetime.time(12), datetime.UTC)
    commande = [pypandoc.get_pandoc_path(), "--sandbox", f"--from={_LU}", f"--to={vers}", *options, "--output=-"]
    environnement = {"TZ": "UTC"} | ({"SOURCE_DATE_EPOCH": str(int(midi.timestamp()))} if date else {})

    def faire() -> bytes:
        return subprocess.run(commande, input=texte.encode(), env=environnement, capture_output=True, check=True).stdout  # noqa: S603

    de_quoi = (*(mot.encode() for mot in (*commande, *sorted(environnement.values()))), texte.encode())
    return deja_fait("documents", de_quoi, faire)


def _retoucher(archive: bytes, retouches: Mapping[str, Mapping[str, str]]) -> bytes:
    """Replace texts in parts of a zipped document; all else, the order and the dates of its parts, stays as it is.

    Raises ValueError when one of them is not there: pandoc has changed.
    """
    sortie = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(sortie, "w") as cible:
        for membre in source.infolist():
            contenu = source.read(membre)
            for avant, apres in retouches.get(membre.filename, {}).items():
                if avant.encode() not in contenu:
                    raise ValueError(f"pandoc n'écrit plus « {avant} » dans {membre.filename}")
                contenu = contenu.replace(avant.encode(), apres.encode())
            cible.writestr(membre, contenu)
    return sortie.getvalue()
