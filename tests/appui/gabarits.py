"""One address for each kind of page, in each language where it exists."""

from appui.pages import LANGUES
from appui.territoires import page_de_commune, slug_de_commune

# A territory of the reform, and one that the reform leaves out.
LENS = "62498"
MONTDIDIER = "80561"
# A commune born in 2025, and the territory with the most people.
HESDIN = "62447"
LILLE = "59350"
# A commune whose desk is known, though not its telephone.
HARNES = "62413"
# Communes of which a registration desk was known from the first; the town hall is that desk in the first four.
DIX_COMMUNES = {"59183", "62516", "62057", "59523", "62413", "62160", "62588", "62108", "62318", "60175"}

TROIS_LANGUES = {
    "accueil": "",
    "demander": "demander/",
    "papiers": "demander/papiers/",
    "guide": "demander/recours/",
    "conditions": "demander/conditions/",
    "renouveler": "demander/renouveler/",
    "faq": "demander/faq/",
    "question": "demander/faq/numero-perdu/",
    "ou-j-en-suis": "demander/ou-j-en-suis/",
    "situation": "demander/ou-j-en-suis/sans-attestation/",
    "lettres-recues": "demander/lettres/",
    "lettre-recue": "demander/lettres/commandement-de-payer/",
    "departement": "departements/62/",
    "plan": "plan/",
    "communes": "communes/",
    "glossaire": "glossaire/",
    "territoires": "territoires/",
    "donnees": "donnees/",
    "accessibilite": "accessibilite/",
    "mentions": "mentions-legales/",
    "signaler": "signaler/",
}
# Every guide for applicants, in the order of their path.
GUIDES = (
    "conditions", "papiers", "deposer", "apres", "renouveler", "commission", "proposition", "priorites", "recours",
    "changer", "impayes",
)  # fmt: skip
# Every guide for elected officials.
GUIDES_DES_ELUS = (
    "qui-decide", "commission", "guichet", "cil-document-cadre-cia", "cotation", "flux", "qualification-de-l-offre",
    "objectifs", "logement-d-abord-et-expulsions", "contacts",
)  # fmt: skip
TRES_SIMPLES = ("ou-aller", "papiers", "renouveler", "refus", "attente", "impayes")
EN_FRANCAIS = {
    "elus": "elus/",
    "guide-elus": "elus/flux/",
    "qui-decide": "elus/qui-decide/",
    "objectifs": "elus/objectifs/",
    "faq-elus": "elus/faq/",
    "calculette": "elus/calculette/",
    "simulateur": "ppgdid/cotation/simulateur/",
    "faq-theme": "elus/faq/repondre-habitant/",
    "faq-livret": "elus/faq/livret/",
    "fiches": "elus/fiches/",
    "professionnels": "professionnels/",
    "ppgdid": "ppgdid/",
    "ppgdid-contenu": "ppgdid/contenu/",
    "ppgdid-service": "ppgdid/service-d-accueil/",
    "chronologie": "ppgdid/mel/",
    "documents": "ppgdid/modeles/",
    "document": "ppgdid/modeles/convention-accueil/",
    "guide-pro": "professionnels/enregistrer/",
    "expulsions": "professionnels/expulsions/",
    "a-verifier": "donnees/a-verifier/",
    "veille": "veille/",
    "veille-entree": "veille/2026-02-12-aides-au-logement-ccapex/",
    "veille-annee": "veille/annee/2025/",
    "veille-liste": "veille/theme/impayes-expulsions/",
    "lettres": "veille/lettre/",
    "lettre": "veille/lettre/2026-02/",
    "textes": "textes/",
    "texte": "textes/l441-1/",
    "nouveautes": "nouveautes/",
    "agenda": "agenda/",
    "actualites": "actualites/",
    "chiffres": "chiffres/",
    "suivi": "chiffres/suivi/",
    "tableau-de-bord": "chiffres/suivi/ca-de-lens-lievin/",
    "sru": "chiffres/sru/",
    "quartiers": "chiffres/quartiers-prioritaires/",
    "calendrier": "professionnels/calendrier/",
    "baremes": "professionnels/loyers/",
    "ressources": "ressources/",
    "qualite": "qualite/",
    "contribuer": "contribuer/",
    "a-propos": "a-propos/",
    "tres-simple": "demander/tres-simple/papiers/",
    "ppgdid-procedure": "ppgdid/procedure/",
    "ppgdid-auto-controle": "ppgdid/auto-controle/",
}


def adresses() -> dict[str, str]:
    """Return ``{kind-language: address}`` for one page of each template in each of its languages."""
    communs = TROIS_LANGUES | {
        "territoire": f"territoires/{slug_de_commune(LENS)}/",
        "territoire-hors-reforme": f"territoires/{slug_de_commune(MONTDIDIER)}/",
        "commune": page_de_commune(LENS),
        "commune-au-guichet": page_de_commune(HARNES),
        "commune-ancienne": "communes/anizy-le-chateau-02018/",
    }
    toutes = {
        f"{nom}-{langue}": chemin if langue == "fr" else f"{langue}/{chemin}"
        for nom, chemin in communs.items()
        for langue in LANGUES
    }
    fiches = {"fiche-fr": f"territoires/{slug_de_commune(LILLE)}/fiche/"}
    return toutes | fiches | {f"{nom}-fr": chemin for nom, chemin in EN_FRANCAIS.items()} | {"404-fr": "404.html"}
