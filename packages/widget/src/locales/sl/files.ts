// Slovenščina.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Spustite datoteke sem",
  remove: "Odstrani {name}",
  uploading: "Nalaga se {name}: {percent}",
  uploaded: "Datoteka {name} je pripravljena za pošiljanje",
  uploadFailed: "Datoteke {name} ni bilo mogoče naložiti.",
  uploadAgain: "Poskusi znova",
  tooLarge: "Datoteka {name} je večja od {size}.",
  wrongType: "Datoteka {name} je vrste, ki je tukaj ni mogoče poslati.",
  tooMany: many({
    one: "Naenkrat je mogoče poslati le {n} datoteko.",
    two: "Naenkrat je mogoče poslati le {n} datoteki.",
    few: "Naenkrat je mogoče poslati le {n} datoteke.",
    other: "Naenkrat je mogoče poslati le {n} datotek.",
  }),
  tooManyNow: "{name} ni bila sprejeta: datotek je trenutno preveč. Poskusite znova pozneje.",
  refused: "Datoteko {name} je zavrnil protivirusni program.",
  picture: "Slika: {name}",
  download: "Prenesi {name}",
  aFile: "Datoteka",
};
