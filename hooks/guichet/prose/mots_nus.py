"""Markdown as the words that one reads: what rules that look for words compare."""

import re

from guichet.prose.raccourcis import mots_montres

# Tags, addresses, attributes of a heading, the signs of bold, of code and of links.
_PAS_DES_MOTS = re.compile(r"<[^>]*>|\]\([^)]*\)|https?://\S+|\{[#:.][^}]*\}|[*_`\[\]]")


def mots_nus(texte: str) -> str:
    """Return the words of ``texte``, those that its shortcodes show too; each line stays where it is."""
    return _PAS_DES_MOTS.sub(lambda trouve: "\n" * trouve[0].count("\n"), mots_montres(texte))
