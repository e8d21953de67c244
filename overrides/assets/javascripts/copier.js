// Copies the element that a button names, with its headings and links where the browser allows it.

for (const bouton of document.querySelectorAll("[data-copier]")) {
  const annonce = bouton.parentElement.querySelector("[role=status]");
  bouton.hidden = !navigator.clipboard;
  bouton.addEventListener("click", async () => {
    const element = document.getElementById(bouton.dataset.copier);
    const texte = element.innerText.trim();
    if (window.ClipboardItem && navigator.clipboard.write) {
      const type = (genre, contenu) => ({ [genre]: new Blob([contenu], { type: genre }) });
      const riche = { ...type("text/html", element.innerHTML), ...type("text/plain", texte) };
      await navigator.clipboard.write([new ClipboardItem(riche)]);
    } else {
      await navigator.clipboard.writeText(texte);
    }
    annonce.textContent = bouton.dataset.copie;
  });
}
