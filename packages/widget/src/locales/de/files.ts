// Deutsch.
import { many } from "../plural.ts";
import type { FilesWords } from "../en/files.ts";

export const files: FilesWords = {
  dropHere: "Dateien hier ablegen",
  remove: "{name} entfernen",
  uploading: "{name} wird hochgeladen: {percent}",
  uploaded: "{name} ist bereit zum Senden",
  uploadFailed: "{name} konnte nicht hochgeladen werden.",
  uploadAgain: "Erneut versuchen",
  tooLarge: "{name} ist größer als {size}.",
  wrongType: "{name} hat einen Dateityp, der hier nicht gesendet werden kann.",
  tooMany: many({
    one: "Nur {n} Datei kann auf einmal gesendet werden.",
    other: "Nur {n} Dateien können auf einmal gesendet werden.",
  }),
  tooManyNow: "{name} wurde nicht angenommen: Es sind gerade zu viele Dateien. Bitte später noch einmal versuchen.",
  refused: "{name} wurde von einem Virenscanner abgelehnt.",
  picture: "Bild: {name}",
  download: "{name} herunterladen",
  aFile: "Eine Datei",
};
