"""What an EPUB must be for any reader to open it, and for all to read it."""

import io
import zipfile
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin

from lxml import etree

_NS = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def defauts(octets: bytes, langue: str, sens: str) -> Iterator[str]:
    """Yield what is wrong with the book ``octets``, which should be in ``langue``."""
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        premier = archive.infolist()[0]
        if (premier.filename, premier.compress_type) != ("mimetype", zipfile.ZIP_STORED):
            yield "la nature du fichier n'est pas dite d'abord, en clair"
        elif archive.read(premier) != b"application/epub+zip":
            yield "ce n'est pas un EPUB"
        parties = {nom: archive.read(nom) for nom in archive.namelist()}
    (plan,) = _xml(parties["META-INF/container.xml"]).xpath("//c:rootfile/@full-path", namespaces=_NS)
    paquet = _xml(parties[plan])
    if paquet.xpath("//dc:language/text()", namespaces=_NS) != [langue]:
        yield "la langue n'est pas dite"
    if not all(
        paquet.xpath(f"//dc:{nom}/text()", namespaces=_NS) for nom in ("title", "creator", "identifier", "date")
    ):
        yield "le titre, l'auteur, l'identifiant ou la date manque"
    if paquet.xpath("//opf:spine/@page-progression-direction", namespaces=_NS) != [sens]:
        yield "les pages ne se tournent pas dans le bon sens"
    noms = {urljoin(plan, nom) for nom in paquet.xpath("//opf:manifest/opf:item/@href", namespaces=_NS)}
    if noms != parties.keys() - {"mimetype", plan} - {nom for nom in parties if nom.startswith("META-INF/")}:
        yield "ce que le livre contient n'est pas ce qu'il annonce"
    pages = {nom: _xml(contenu) for nom, contenu in parties.items() if nom.endswith(".xhtml")}
    if not any(page.xpath("//h:nav[@epub:type='toc']//h:a", namespaces=_NS) for page in pages.values()):
        yield "le sommaire manque"
    for nom, page in pages.items():
        yield from (f"{nom} : {defaut}" for defaut in _de_la_page(nom, page, pages, langue, sens))


def _de_la_page(nom: str, page, pages, langue: str, sens: str) -> Iterator[str]:
    if (page.get("lang"), page.get("dir")) != (langue, sens):
        yield "la langue ou le sens manque"
    if not "".join(page.xpath("//h:title/text()", namespaces=_NS)).strip():
        yield "pas de titre"
    if page.xpath("//h:script | //h:img | //h:form | //h:button | //h:iframe", namespaces=_NS):
        yield "une image, un script ou un formulaire"
    if len(page.xpath("//h:h1", namespaces=_NS)) != 1:
        yield "un titre de premier rang, et un seul, est attendu"
    identifiants = page.xpath("//@id")
    if len(identifiants) != len(set(identifiants)):
        yield "deux places du même nom"
    yield from (f"{lien} vient d'ailleurs" for lien in page.xpath("//h:link/@href", namespaces=_NS) if ":" in lien)
    for lien in page.xpath("//h:a/@href", namespaces=_NS):
        cible, ancre = urldefrag(urljoin(nom, lien) if not lien.startswith("#") else f"{nom}{lien}")
        if ":" not in lien and (cible not in pages or (ancre and not pages[cible].xpath("//*[@id=$a]", a=ancre))):
            yield f"{lien} ne mène nulle part"


def _xml(contenu: bytes):
    return etree.fromstring(contenu, etree.XMLParser(resolve_entities=False, no_network=True))
