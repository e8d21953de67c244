/**
 * Copies what a button names: a text (`data-copier`), or an element (`data-copier-de`), with its headings and links
 * unless it is code to paste as it is (`data-brut`).
 */

async function copier({ copier: texte, copierDe, brut }) {
  const element = copierDe && document.getElementById(copierDe);
  if (!element || brut !== undefined || !window.ClipboardItem) {
    await navigator.clipboard.writeText(
      texte ??
        (brut === undefined ? element.innerText : element.textContent).trim(),
    );
    return;
  }
  const type = (genre, contenu) => ({
    [genre]: new Blob([contenu], { type: genre }),
  });
  const riche = {
    ...type("text/html", element.innerHTML),
    ...type("text/plain", element.innerText.trim()),
  };
  await navigator.clipboard.write([new ClipboardItem(riche)]);
}

for (const bouton of document.querySelectorAll(
  "[data-copier], [data-copier-de]",
)) {
  const annonce = bouton
    .closest(".emporter, .copiable")
    .querySelector("[role=status]");
  bouton.addEventListener("click", async () => {
    try {
      await copier(bouton.dataset);
      annonce.textContent = bouton.dataset.copie;
    } catch {
      annonce.textContent = bouton.dataset.impossible;
    }
  });
  // Browsers give the clipboard to secure pages only.
  bouton.hidden = !navigator.clipboard;
}
