// Français.
import { many } from "../plural.ts";
import type { FilesWords } from "../en/files.ts";

export const files: FilesWords = {
  dropHere: "Déposez les fichiers ici",
  remove: "Retirer {name}",
  uploading: "Envoi de {name}\u00a0: {percent}",
  uploaded: "{name}\u00a0: prêt à envoyer",
  uploadFailed: "{name}\u00a0: le chargement a échoué.",
  uploadAgain: "Réessayer",
  tooLarge: "{name} dépasse {size}.",
  wrongType: "{name} est d’un type qui ne peut pas être envoyé ici.",
  tooMany: many({
    one: "{n} seul fichier peut être envoyé à la fois.",
    many: "Maximum {n} fichiers à la fois.",
    other: "Maximum {n} fichiers à la fois.",
  }),
  tooManyNow: "{name} n’a pas été accepté\u202f: il y a trop de fichiers pour le moment. Réessayez plus tard.",
  refused: "{name}\u00a0: refusé par un antivirus.",
  picture: "Image\u00a0: {name}",
  download: "Télécharger {name}",
  aFile: "Un fichier",
};
