// Português do Brasil.
import { many } from "../plural.ts";
import type { FilesWords } from "../en/files.ts";

export const files: FilesWords = {
  dropHere: "Solte os arquivos aqui",
  remove: "Remover {name}",
  uploading: "Enviando {name}: {percent}",
  uploaded: "{name}: pronto para enviar",
  uploadFailed: "{name}: falha no envio.",
  uploadAgain: "Tentar de novo",
  tooLarge: "{name} passa de {size}.",
  wrongType: "{name} é de um tipo que não pode ser enviado aqui.",
  tooMany: many({
    one: "Só {n} arquivo por vez.",
    many: "Só {n} de arquivos por vez.",
    other: "Só {n} arquivos por vez.",
  }),
  tooManyNow: "{name} não foi aceito: há arquivos demais no momento. Tente de novo mais tarde.",
  refused: "{name}: recusado por um antivírus.",
  picture: "Imagem: {name}",
  download: "Baixar {name}",
  aFile: "Um arquivo",
};
