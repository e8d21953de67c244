"""Territories of the site, remade from pinned public packages: ``make import``.

The only network use is to fetch them. Everything is computed in a temporary folder and moved into ``data/`` at the end:
an import that fails leaves the site's facts untouched, and one that is run twice writes the same bytes.
"""


class ImportImpossible(Exception):
    """The import stopped and wrote nothing; the message says, in French, why and what to do."""
