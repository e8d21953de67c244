"""The sentences that scripts fill."""

from appui.scripts import Ouvrir, appeler


def test_the_plural_of_the_language_of_the_page(ouvrir: Ouvrir) -> None:
    formes = {"zero": "aucune", "one": "une", "two": "deux", "few": "{n} peu", "many": "{n} bcp", "other": "{n}"}
    page = ouvrir("vide.html")
    page.evaluate(
        """formes => {
             document.documentElement.lang = 'ar';
             const messages = document.createElement('script');
             messages.type = 'application/json';
             messages.id = 'messages';
             messages.textContent = JSON.stringify({cle: formes});
             document.body.append(messages);
           }""",
        formes,
    )
    obtenu = appeler(page, "messages", "(m, nombres) => nombres.map(n => m.message('cle', {n}))", [0, 1, 2, 3, 11, 100])
    assert obtenu == ["aucune", "une", "deux", "3 peu", "11 bcp", "100"]


def test_an_unknown_message_or_a_page_without_messages(ouvrir: Ouvrir) -> None:
    assert appeler(ouvrir("vide.html"), "messages", "m => m.message('commune.aucune', {n: 2})") == ""
