// Italiano.
import { many } from "../plural.ts";
import type { FilesWords } from "../en/files.ts";

export const files: FilesWords = {
  dropHere: "Trascina qui i file",
  remove: "Rimuovi {name}",
  uploading: "Caricamento di {name}: {percent}",
  uploaded: "{name}: pronto per l’invio",
  uploadFailed: "{name}: caricamento non riuscito.",
  uploadAgain: "Riprova",
  tooLarge: "{name} supera {size}.",
  wrongType: "{name} è di un tipo che non si può inviare qui.",
  tooMany: many({
    one: "Si può inviare solo {n} file alla volta.",
    many: "Si possono inviare solo {n} di file alla volta.",
    other: "Si possono inviare solo {n} file alla volta.",
  }),
  tooManyNow: "{name} non è stato accettato: per ora ci sono troppi file. Riprova più tardi.",
  refused: "{name}: rifiutato da un antivirus.",
  picture: "Immagine: {name}",
  download: "Scarica {name}",
  aFile: "Un file",
};
