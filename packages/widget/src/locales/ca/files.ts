// Català.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Deixa anar els fitxers aquí",
  remove: "Elimina {name}",
  uploading: "S’està pujant {name}: {percent}",
  uploaded: "{name} està a punt per enviar",
  uploadFailed: "No s’ha pogut pujar {name}.",
  uploadAgain: "Torna-ho a provar",
  tooLarge: "{name} fa més de {size}.",
  wrongType: "{name} és d’un tipus que no es pot enviar aquí.",
  tooMany: many({
    one: "Només es pot enviar {n} fitxer alhora.",
    many: "Només es poden enviar {n} de fitxers alhora.",
    other: "Només es poden enviar {n} fitxers alhora.",
  }),
  tooManyNow: "{name} no s'ha acceptat: ara mateix hi ha massa fitxers. Torna-ho a provar més tard.",
  refused: "Un antivirus ha rebutjat {name}.",
  picture: "Imatge: {name}",
  download: "Baixa {name}",
  aFile: "Un fitxer",
};
