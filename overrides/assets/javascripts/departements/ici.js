/** « Whom to call in your department »: where « ma commune » is kept on the device, that of its department alone. */

import { retenue } from "../territoires/ma_commune.js";

const bloc = document.querySelector(".services-ici");
const ou = bloc.querySelector(".services-ici__ou");

/** The code of the department of the commune that is kept, whose page ends with its INSEE code; or nothing. */
const gardee = () => /-(\d\d)[\dab]\d\d\/$/i.exec(retenue()?.page)?.[1];

function montrer() {
  const code = gardee();
  const sien = bloc.querySelector(`[data-departement="${code}"]`);
  ou.textContent = sien ? `(${sien.textContent})` : "";
  for (const ligne of bloc.querySelectorAll("[data-de]"))
    ligne.hidden = Boolean(sien) && !ligne.dataset.de.split(" ").includes(code);
  for (const nom of bloc.querySelectorAll("[data-nomme]"))
    nom.hidden = Boolean(sien);
}

addEventListener("oubliee", montrer);
montrer();
