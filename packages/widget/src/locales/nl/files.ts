// Nederlands.
import { many } from "../plural.ts";
import type { FilesWords } from "../en/files.ts";

export const files: FilesWords = {
  dropHere: "Zet bestanden hier neer",
  remove: "Verwijder {name}",
  uploading: "{name} uploaden: {percent}",
  uploaded: "{name} is klaar om te versturen",
  uploadFailed: "{name} kon niet worden geüpload.",
  uploadAgain: "Opnieuw proberen",
  tooLarge: "{name} is groter dan {size}.",
  wrongType: "{name} is van een type dat je hier niet kunt versturen.",
  tooMany: many({
    one: "Er kan maar {n} bestand tegelijk worden verstuurd.",
    other: "Er kunnen maar {n} bestanden tegelijk worden verstuurd.",
  }),
  tooManyNow: "{name} is niet aangenomen: er zijn nu te veel bestanden. Probeer het later opnieuw.",
  refused: "{name} is geweigerd door een virusscanner.",
  picture: "Afbeelding: {name}",
  download: "Download {name}",
  aFile: "Een bestand",
};
