/** The commune field of a page that is read for something else: its scripts come once someone comes to it. */

for (const formulaire of document.querySelectorAll("form.champ-commune"))
  formulaire.addEventListener("focusin", () => import("./commune.js"), {
    once: true,
  });
