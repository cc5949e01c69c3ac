// Română.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Trage fișierele aici",
  remove: "Elimină {name}",
  uploading: "Se încarcă {name}: {percent}",
  uploaded: "{name} este gata de trimis",
  uploadFailed: "{name} nu s-a putut încărca.",
  uploadAgain: "Încearcă din nou",
  tooLarge: "{name} depășește {size}.",
  wrongType: "{name} este de un tip care nu se poate trimite aici.",
  tooMany: many({
    one: "Se poate trimite doar {n} fișier odată.",
    few: "Se pot trimite doar {n} fișiere odată.",
    other: "Se pot trimite doar {n} de fișiere odată.",
  }),
  tooManyNow: "{name} nu a fost acceptat: deocamdată sunt prea multe fișiere. Încearcă din nou mai târziu.",
  refused: "{name} a fost respins de un antivirus.",
  picture: "Imagine: {name}",
  download: "Descarcă {name}",
  aFile: "Un fișier",
};
