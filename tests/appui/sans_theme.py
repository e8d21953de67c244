"""Makes the pages of prose as if no theme were installed. Usage: python sans_theme.py DESTINATION (from the project).

This is what `theme.name: null` in mkdocs.yml would do; the core makes the other pages, and knows no theme.
"""

import os
import sys
from importlib import import_module

# What makes the pages, where it is not MkDocs (outils/sans_mkdocs.sh): an environment variable.
GENERATEUR = "GUICHET_GENERATEUR"


def main(destination: str) -> None:
    if os.environ.get(GENERATEUR) == "properdocs":
        # From then on, who asks for MkDocs is given its successor.
        import_module("properdocs.replacement")
    # As if it were not installed: whoever imports it fails.
    sys.modules["material"] = None  # type: ignore[assignment]
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    theme = {"name": None, "custom_dir": "overrides", "static_templates": ["404.html"]}
    config = load_config("mkdocs.yml", theme=theme, site_dir=destination, strict=True)
    # Pages are then made when they are asked for, and none is.
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)


if __name__ == "__main__":
    main(sys.argv[1])
