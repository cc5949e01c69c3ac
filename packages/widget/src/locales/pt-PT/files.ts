// Português europeu.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Largue os ficheiros aqui",
  remove: "Remover {name}",
  uploading: "A carregar {name}: {percent}",
  uploaded: "{name} está pronto a enviar",
  uploadFailed: "Não foi possível carregar {name}.",
  uploadAgain: "Tentar de novo",
  tooLarge: "{name} tem mais de {size}.",
  wrongType: "{name} é de um tipo que não pode ser enviado aqui.",
  tooMany: many({
    one: "Só é possível enviar {n} ficheiro de cada vez.",
    many: "Só é possível enviar {n} de ficheiros de cada vez.",
    other: "Só é possível enviar {n} ficheiros de cada vez.",
  }),
  tooManyNow: "{name} não foi aceite: de momento há demasiados ficheiros. Tente novamente mais tarde.",
  refused: "{name} foi recusado por um antivírus.",
  picture: "Imagem: {name}",
  download: "Transferir {name}",
  aFile: "Um ficheiro",
};
