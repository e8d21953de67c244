"""One Markdown text made an office document or HTML by pandoc: real headings, header rows, language and title.

The same text gives the same bytes twice, whatever the day.
"""

import datetime
import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

import pypandoc
from markupsafe import Markup, escape

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


# A page of the site, whose boxes are nothing to a book.
_PAGE = "html-native_divs"
_CHAPITRE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


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
            # In its sandbox, pandoc knows no day.
            texte = texte.replace("1970-01-01T00:00:00Z", f"{date}T12:00:00Z")
        elif nom.endswith(".xhtml"):
            texte = texte.replace("<html ", f'<html dir="{sens}" ', 1)
            if chapitre := _CHAPITRE.search(texte):
                texte = re.sub(r"<title>.*?</title>", f"<title>{_sans_balises(chapitre[1])}</title>", texte, count=1)
        return texte.encode()

    return _refaire(archive, finir)


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


def _retoucher(archive: bytes, retouches: Mapping[str, Mapping[str, str]]) -> bytes:
    """Replace texts in parts of a zipped document. Raises ValueError when one of them is not there: pandoc has changed."""

    def retoucher(nom: str, contenu: bytes) -> bytes:
        for avant, apres in retouches.get(nom, {}).items():
            if avant.encode() not in contenu:
                raise ValueError(f"pandoc n'écrit plus « {avant} » dans {nom}")
            contenu = contenu.replace(avant.encode(), apres.encode())
        return contenu

    return _refaire(archive, retoucher)


def rempli(archive: bytes, valeurs: Mapping[str, str]) -> bytes:
    """Return the ODT ``archive`` whose blanks « [champ] » are what ``valeurs`` says, in one go: a value is never a blank."""
    mentions = {f"[{champ}]": str(escape(valeur)) for champ, valeur in valeurs.items()}
    motif = re.compile("|".join(map(re.escape, mentions)))

    def remplir(nom: str, contenu: bytes) -> bytes:
        return motif.sub(lambda m: mentions[m[0]], contenu.decode()).encode() if nom == "content.xml" else contenu

    return _refaire(archive, remplir)


def _refaire(archive: bytes, changer: Callable[[str, bytes], bytes]) -> bytes:
    """Return a zipped document whose parts are what ``changer`` makes of them; their order and dates stay as they are."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(sortie, "w") as cible:
        for membre in source.infolist():
            cible.writestr(membre, changer(membre.filename, source.read(membre)))
    return sortie.getvalue()
