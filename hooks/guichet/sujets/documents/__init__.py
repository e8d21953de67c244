"""Texts to download, adapt and sign."""
