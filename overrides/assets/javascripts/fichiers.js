/** Files made on the device: nothing is sent, a link hands them over. */

/** Makes of `lien` the way to keep `texte`, a file of the kind `type`; it was one to another text before, maybe. */
export function offrir(lien, texte, type = "text/calendar;charset=utf-8") {
  URL.revokeObjectURL(lien.href);
  lien.href = URL.createObjectURL(new Blob([texte], { type }));
}
