// Hrvatski.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Ispustite datoteke ovdje",
  remove: "Ukloni {name}",
  uploading: "Učitava se {name}: {percent}",
  uploaded: "Datoteka {name} spremna je za slanje",
  uploadFailed: "Datoteka {name} nije se učitala.",
  uploadAgain: "Pokušaj ponovno",
  tooLarge: "Datoteka {name} veća je od {size}.",
  wrongType: "Datoteka {name} vrste je koja se ovdje ne može poslati.",
  tooMany: many({
    one: "Istodobno se može poslati samo {n} datoteka.",
    few: "Istodobno se mogu poslati samo {n} datoteke.",
    other: "Istodobno se može poslati samo {n} datoteka.",
  }),
  tooManyNow: "{name} nije prihvaćena: trenutačno je previše datoteka. Pokušajte ponovno kasnije.",
  refused: "Datoteku {name} odbio je antivirusni program.",
  picture: "Slika: {name}",
  download: "Preuzmi {name}",
  aFile: "Datoteka",
};
