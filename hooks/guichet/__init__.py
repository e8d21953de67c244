"""Cœur du site : des données vérifiées aux pages et aux fichiers publiés, sans MkDocs.

Les modules s'importent dans un seul sens :
modeles → lecture → chargement → (horaires, langues, recherche de commune) → pages, sorties.
"""
