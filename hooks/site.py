"""MkDocs events, translated into calls of the core. No logic lives here.

MkDocs knows the pages of prose alone; the core renders the others, with the same templates. Traps of the platform,
measured: every event runs once per language, in builds nested in static-i18n's ``on_post_build``; modules survive
``serve``.
"""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from guichet.atelier.a_la_demande import ALaDemande
from guichet.atelier.atelier import Atelier
from guichet.atelier.ecriture import Ecrivain
from guichet.atelier.gabarits import EnMemoire
from guichet.atelier.moteurs import PLAN
from guichet.atelier.reemploi import Reserve
from guichet.atelier.rendu import PageImpossible, Rendeur
from guichet.prose.redaction import RaccourciInconnu
from guichet.socle.horloge import DateImpossible
from guichet.socle.langues import ChaineInconnue
from guichet.socle.problemes import TRACE, DonneesInvalides, imprevu
from guichet.socle.reserve import RESERVE

RACINE = Path(__file__).resolve().parent.parent

LOG = get_plugin_logger("guichet")


class Construction:
    """What spans the builds of all languages: MkDocs gives hooks no state of their own."""

    ecrivain: Ecrivain
    # Under `serve`, what makes pages when they are asked for.
    service: ALaDemande | None = None
    gabarits = EnMemoire()
    # The page being made, to be named when it cannot be.
    en_cours = ""

    @property
    def atelier(self) -> Atelier:
        return self.ecrivain.rendeur.atelier


construction = Construction()


def _langue(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"].current_language  # type: ignore[attr-defined]


def _imbrique(config: MkDocsConfig) -> bool:
    return bool(config.plugins["i18n"].building)  # type: ignore[attr-defined]


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001
    """Under `serve`, make generated pages when they are asked for."""
    construction.service = ALaDemande() if command == "serve" else None


@event_priority(-200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the facts before MkDocs empties the site: bad data leaves the previous site untouched."""
    if not _imbrique(config):
        try:
            atelier = Atelier.ouvrir(RACINE, config.site_url or "")
            if construction.service:
                # MkDocs puts in pages a script that shows each save.
                atelier = replace(atelier, politique="")
        except (DonneesInvalides, DateImpossible) as erreur:
            raise PluginError(str(erreur)) from erreur
        dossier = None if construction.service else os.environ.get(RESERVE)
        reserve = Reserve(RACINE / dossier, atelier.racine_web, atelier.actifs.version) if dossier else None
        rendeur = Rendeur(atelier, RACINE / "overrides", construction.gabarits, temoins=bool(reserve))
        construction.ecrivain = Ecrivain(rendeur, Path(config.site_dir), reserve)
        if construction.service:
            construction.service.recommencer(construction.ecrivain)
    return config


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take the pages of prose and nothing else: the core writes all other files, and none of the theme is published."""
    for fichier in list(files):
        if fichier.src_dir != config.docs_dir or not fichier.is_documentation_page():
            files.remove(fichier)
    return files


@event_priority(-200)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Render prose as the other pages are, with the words and facts of the language being built."""
    return construction.ecrivain.rendeur.environnements[_langue(config)]


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give the page the extensions that write its prose, in place of those of the page before."""
    construction.en_cours = page.file.src_uri
    notres = construction.atelier.extensions(page.url, _langue(config))
    genres = tuple(type(extension) for extension in notres)
    config.markdown_extensions[:] = [e for e in config.markdown_extensions if not isinstance(e, genres)]
    config.markdown_extensions += notres  # type: ignore[arg-type]
    return markdown


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give a page its own facts, and its way to the other languages."""
    construction.en_cours = page.file.src_uri
    context.update(construction.atelier.contexte(page.url, page.meta.get("template"), _langue(config)))
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The same for templates that are not pages, such as 404.html; their addresses start at the root."""
    context.update(construction.atelier.contexte_racine(template_name, config.site_url or ""))
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str | None:
    """404 exists once: the nested builds of the other languages must not overwrite it. The core writes the sitemap."""
    return "" if _imbrique(config) or template_name == PLAN else output


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the generated pages, and what belongs to the whole site, once every language is there."""
    if _imbrique(config):
        return
    if construction.service:
        construction.atelier.publier_les_actifs(Path(config.site_dir))
    else:
        fait = construction.ecrivain.tout()
        LOG.info("Pages générées : %d, dont %d rendues de nouveau", fait.ecrites, fait.refaites)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> None:
    """Make what is asked for and is not there yet."""
    if construction.service:
        server.set_app(construction.service.devant(server.serve_request))


def on_build_error(error: Exception) -> None:
    """Say in one line which shortcode, interface string or page is wrong, instead of a traceback."""
    if isinstance(error, RaccourciInconnu | ChaineInconnue | PageImpossible):
        raise PluginError(str(error)) from error
    if not isinstance(error, BuildError) and not os.environ.get(TRACE):
        raise PluginError(imprevu(construction.en_cours, error)) from error
