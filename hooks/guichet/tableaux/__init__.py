"""Tables filled in a spreadsheet by the client, turned into records of ``data/``: ``guichet importer``.

Modules import one another in this order:
classeur, dialecte (bytes → cells) → valeurs (cell → value) → genres (headings → fields) → saisies (lines → records)
→ ecarts (what differs from ``data/``) → ecriture (the text of the file, changed there alone) → importer (all of it) → bilan.
"""
