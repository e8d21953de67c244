"""MkDocs events, translated into calls of the core. No logic lives here.

Traps of the platform, measured: generated files must be added after static-i18n (priority -100); every
event runs once per language, in builds nested in static-i18n's ``on_post_build``; modules survive ``serve``.
"""

import os
from pathlib import Path
from typing import Any

from jinja2 import Environment, select_autoescape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from guichet.atelier.atelier import Atelier
from guichet.atelier.gabarits import EnMemoire
from guichet.atelier.reemploi import Reemploi
from guichet.prose.permaliens import Permaliens
from guichet.prose.redaction import RaccourciInconnu, Raccourcis
from guichet.socle.horloge import DateImpossible
from guichet.socle.langues import ChaineInconnue, imprimer
from guichet.socle.problemes import TRACE, DonneesInvalides, imprevu

RACINE = Path(__file__).resolve().parent.parent

# MkDocs gives hooks no state of their own, and this one spans the builds of all languages.
_atelier: Atelier
_reemploi: Reemploi | None = None
_gabarits = EnMemoire()
# The page being made, to be named when it cannot be.
_en_cours = ""


def _langue(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"].current_language  # type: ignore[attr-defined]


def _imbrique(config: MkDocsConfig) -> bool:
    return bool(config.plugins["i18n"].building)  # type: ignore[attr-defined]


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001
    """Reuse rendered pages under `serve` only: a published site is always rendered afresh."""
    global _reemploi  # noqa: PLW0603
    _reemploi = Reemploi() if command == "serve" else None


@event_priority(-200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the facts before MkDocs empties the site: bad data leaves the previous site untouched."""
    global _atelier  # noqa: PLW0603
    if not _imbrique(config):
        try:
            _atelier = Atelier.ouvrir(RACINE, config.site_url or "")
        except (DonneesInvalides, DateImpossible) as erreur:
            raise PluginError(str(erreur)) from erreur
        if _reemploi:
            _reemploi.recommencer(RACINE, _atelier)
    redaction = _atelier.site(_langue(config)).redaction
    notres = (Raccourcis(redaction), *redaction.notes, Permaliens(redaction))
    genres = tuple(type(extension) for extension in notres)
    config.markdown_extensions[:] = [e for e in config.markdown_extensions if not isinstance(e, genres)]
    config.markdown_extensions += notres  # type: ignore[arg-type]
    return config


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages. Their content is their template's; their source says only which one."""
    langue = _langue(config)
    for page in _atelier.generees[langue]:
        gabarit = "tel_quel.html" if _reemploi and _reemploi.rendue(langue, page) else page.gabarit
        source = f"---\ntemplate: {gabarit}\n---\n"
        uri = f"{langue}/{page.chemin}index.md"
        fichier = File.generated(config, uri, content=source, inclusion=InclusionLevel.NOT_IN_NAV)
        fichier.dest_uri = f"{_atelier.prefixe(langue)}{page.chemin}index.html"
        for memorise in ("url", "abs_dest_path"):
            fichier.__dict__.pop(memorise, None)
        files.append(fichier)
    return files


@event_priority(-200)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the templates the words and facts of the language being built."""
    env.autoescape = select_autoescape(["html", "xml"])
    env.bytecode_cache = _gabarits
    env.finalize = imprimer
    env.globals.update(_atelier.outils(_langue(config)))
    env.filters.update(_atelier.filtres(_langue(config)))
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell the shortcodes and the glossary which page they write."""
    global _en_cours  # noqa: PLW0603
    _en_cours = page.file.src_uri
    _atelier.site(_langue(config)).redaction.commencer(_atelier.chemin(page.url, _langue(config)))
    if generee := _atelier.page(page.url, _langue(config)):
        page.title = generee.titre
        page.meta["description"] = generee.description
    return markdown


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give a page its own facts, and its way to the other languages."""
    global _en_cours
    langue, _en_cours = _langue(config), page.file.src_uri
    generee = _atelier.page(page.url, langue)
    if _reemploi and generee and (rendue := _reemploi.rendue(langue, generee)):
        context["rendue"] = rendue
    else:
        context.update(_atelier.contexte(page.url, page.meta.get("template"), langue))
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep what was rendered for the next save."""
    generee = _atelier.page(page.url, _langue(config))
    if _reemploi and generee:
        _reemploi.retenir(_langue(config), generee, output)
    return output


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The same for templates that are not pages, such as 404.html; their addresses start at the root."""
    context.update(_atelier.contexte_racine(template_name, config.site_url or ""))
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str | None:
    """404 and sitemap exist once: the nested builds of the other languages must not overwrite them."""
    return "" if _imbrique(config) else output


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what belongs to the whole site, once every language is there."""
    if not _imbrique(config):
        _atelier.publier(Path(config.site_dir))


def on_build_error(error: Exception) -> None:
    """Say in one line which shortcode, interface string or page is wrong, instead of a traceback."""
    if isinstance(error, RaccourciInconnu | ChaineInconnue):
        raise PluginError(str(error)) from error
    if not isinstance(error, BuildError) and not os.environ.get(TRACE):
        raise PluginError(imprevu(_en_cours, error)) from error
