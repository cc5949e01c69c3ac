// Español.
import { many } from "../plural.ts";
import type { FilesWords } from "../en/files.ts";

export const files: FilesWords = {
  dropHere: "Suelta los archivos aquí",
  remove: "Quitar {name}",
  uploading: "Subiendo {name}: {percent}",
  uploaded: "{name}: listo para enviar",
  uploadFailed: "No se pudo subir {name}.",
  uploadAgain: "Reintentar",
  tooLarge: "{name} supera {size}.",
  wrongType: "{name} es de un tipo que no se puede enviar aquí.",
  tooMany: many({
    one: "Solo se puede enviar {n} archivo a la vez.",
    many: "Solo se pueden enviar {n} de archivos a la vez.",
    other: "Solo se pueden enviar {n} archivos a la vez.",
  }),
  tooManyNow: "No se aceptó {name}: por ahora hay demasiados archivos. Inténtalo más tarde.",
  refused: "Un antivirus ha rechazado {name}.",
  picture: "Imagen: {name}",
  download: "Descargar {name}",
  aFile: "Un archivo",
};
