"""Texts to mend: hard to read, or translated from an older French."""
