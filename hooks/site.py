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
from guichet.prose.redaction import RaccourciInconnu
from guichet.socle.horloge import DateImpossible
from guichet.socle.langues import ChaineInconnue, imprimer
from guichet.socle.problemes import TRACE, DonneesInvalides, imprevu

RACINE = Path(__file__).resolve().parent.parent
# The templates of each subject.
SUJETS = sorted(
    {gabarit.parent for gabarit in (RACINE / "overrides").glob("*/*.html")} - {RACINE / "overrides/partials"}
)


class Construction:
    """What spans the builds of all languages: MkDocs gives hooks no state of their own."""

    atelier: Atelier
    reemploi: Reemploi | None = None
    gabarits = EnMemoire()
    # The page being made, to be named when it cannot be.
    en_cours = ""


construction = Construction()


def _langue(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"].current_language  # type: ignore[attr-defined]


def _imbrique(config: MkDocsConfig) -> bool:
    return bool(config.plugins["i18n"].building)  # type: ignore[attr-defined]


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001
    """Reuse rendered pages under `serve` only: a published site is always rendered afresh."""
    construction.reemploi = Reemploi() if command == "serve" else None


@event_priority(-200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the facts before MkDocs empties the site: bad data leaves the previous site untouched."""
    if not _imbrique(config):
        try:
            construction.atelier = Atelier.ouvrir(RACINE, config.site_url or "")
        except (DonneesInvalides, DateImpossible) as erreur:
            raise PluginError(str(erreur)) from erreur
        if construction.reemploi:
            construction.reemploi.recommencer(RACINE, construction.atelier)
    # A page of prose names its template alone, wherever its subject keeps it.
    config.theme.dirs += [d for d in map(str, SUJETS) if d not in config.theme.dirs]
    return config


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages. Their content is their template's; their source says only which one."""
    langue = _langue(config)
    for page in construction.atelier.publiees[langue]:
        gabarit = (
            "tel_quel.html" if construction.reemploi and construction.reemploi.rendue(langue, page) else page.gabarit
        )
        source = f"---\ntemplate: {gabarit}\n---\n"
        uri = f"{langue}/{page.chemin}index.md"
        fichier = File(
            uri,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            dest_uri=f"{construction.atelier.prefixe(langue)}{page.chemin}index.html",
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        fichier.generated_by = "guichet"
        fichier.content_string = source
        files.append(fichier)
    return files


@event_priority(-200)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the templates the words and facts of the language being built."""
    env.autoescape = select_autoescape(["html", "xml"])
    env.bytecode_cache = construction.gabarits
    env.finalize = imprimer
    env.globals.update(construction.atelier.outils(_langue(config)))
    env.filters.update(construction.atelier.filtres(_langue(config)))
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give the page the extensions that write its prose, in place of those of the page before."""
    construction.en_cours = page.file.src_uri
    notres = construction.atelier.extensions(page.url, _langue(config))
    genres = tuple(type(extension) for extension in notres)
    config.markdown_extensions[:] = [e for e in config.markdown_extensions if not isinstance(e, genres)]
    config.markdown_extensions += notres  # type: ignore[arg-type]
    if generee := construction.atelier.page(page.url, _langue(config)):
        page.title = generee.titre
        page.meta["description"] = generee.description
    return markdown


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give a page its own facts, and its way to the other languages."""
    langue = _langue(config)
    construction.en_cours = page.file.src_uri
    generee = construction.atelier.page(page.url, langue)
    if construction.reemploi and generee and (rendue := construction.reemploi.rendue(langue, generee)):
        context["rendue"] = rendue
    else:
        context.update(construction.atelier.contexte(page.url, page.meta.get("template"), langue))
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep what was rendered for the next save."""
    generee = construction.atelier.page(page.url, _langue(config))
    if construction.reemploi and generee:
        construction.reemploi.retenir(_langue(config), generee, output)
    return output


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The same for templates that are not pages, such as 404.html; their addresses start at the root."""
    context.update(construction.atelier.contexte_racine(template_name, config.site_url or ""))
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str | None:
    """404 and sitemap exist once: the nested builds of the other languages must not overwrite them."""
    return "" if _imbrique(config) else output


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what belongs to the whole site, once every language is there."""
    if not _imbrique(config):
        construction.atelier.publier(Path(config.site_dir))


def on_build_error(error: Exception) -> None:
    """Say in one line which shortcode, interface string or page is wrong, instead of a traceback."""
    if isinstance(error, RaccourciInconnu | ChaineInconnue):
        raise PluginError(str(error)) from error
    if not isinstance(error, BuildError) and not os.environ.get(TRACE):
        raise PluginError(imprevu(construction.en_cours, error)) from error
