// Svenska.
import { many } from "../plural.ts";
import type { FilesWords } from "../en/files.ts";

export const files: FilesWords = {
  dropHere: "Släpp filer här",
  remove: "Ta bort {name}",
  uploading: "Laddar upp {name}: {percent}",
  uploaded: "{name} är klar att skickas",
  uploadFailed: "{name} kunde inte laddas upp.",
  uploadAgain: "Försök igen",
  tooLarge: "{name} är större än {size}.",
  wrongType: "{name} är av en typ som inte kan skickas här.",
  tooMany: many({ one: "Bara {n} fil kan skickas åt gången.", other: "Bara {n} filer kan skickas åt gången." }),
  tooManyNow: "{name} togs inte emot: det är för många filer just nu. Försök igen senare.",
  refused: "{name} stoppades av ett virusskydd.",
  picture: "Bild: {name}",
  download: "Ladda ner {name}",
  aFile: "En fil",
};
