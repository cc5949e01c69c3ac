// Magyar.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Húzza ide a fájlokat",
  remove: "Eltávolítás: {name}",
  uploading: "Feltöltés: {name}, {percent}",
  uploaded: "Küldésre kész: {name}",
  uploadFailed: "Nem sikerült feltölteni: {name}.",
  uploadAgain: "Próbálja újra",
  tooLarge: "Túl nagy: {name}. A határ {size}.",
  wrongType: "Ilyen típusú fájl itt nem küldhető: {name}.",
  tooMany: many({ one: "Egyszerre csak {n} fájl küldhető.", other: "Egyszerre csak {n} fájl küldhető." }),
  tooManyNow: "A(z) {name} fájlt nem fogadtuk: most túl sok a fájl. Próbálja meg később.",
  refused: "A víruskereső elutasította: {name}.",
  picture: "Kép: {name}",
  download: "Letöltés: {name}",
  aFile: "Egy fájl",
};
