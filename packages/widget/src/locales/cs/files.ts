// Čeština.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Přetáhněte soubory sem",
  remove: "Odebrat {name}",
  uploading: "Nahrává se {name}: {percent}",
  uploaded: "Soubor {name} je připravený k odeslání",
  uploadFailed: "Soubor {name} se nepodařilo nahrát.",
  uploadAgain: "Zkusit znovu",
  tooLarge: "Soubor {name} je větší než {size}.",
  wrongType: "Soubor {name} je typu, který sem nelze poslat.",
  tooMany: many({
    one: "Najednou lze poslat jen {n} soubor.",
    few: "Najednou lze poslat jen {n} soubory.",
    many: "Najednou lze poslat jen {n} souboru.",
    other: "Najednou lze poslat jen {n} souborů.",
  }),
  tooManyNow: "Soubor {name} nebyl přijat: souborů je teď příliš mnoho. Zkuste to později.",
  refused: "Soubor {name} odmítl antivirus.",
  picture: "Obrázek: {name}",
  download: "Stáhnout {name}",
  aFile: "Soubor",
};
