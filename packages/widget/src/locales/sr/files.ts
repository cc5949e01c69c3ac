// Српски (ћирилица).
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Превуците датотеке овде",
  remove: "Уклони {name}",
  uploading: "Отпрема се {name}: {percent}",
  uploaded: "Датотека {name} је спремна за слање",
  uploadFailed: "Датотека {name} није отпремљена.",
  uploadAgain: "Пробај поново",
  tooLarge: "Датотека {name} је већа од {size}.",
  wrongType: "Датотека {name} је врсте која се овде не може послати.",
  tooMany: many({
    one: "Истовремено се може послати само {n} датотека.",
    few: "Истовремено се могу послати само {n} датотеке.",
    other: "Истовремено се може послати само {n} датотека.",
  }),
  tooManyNow: "{name} није прихваћена: тренутно има превише датотека. Покушајте поново касније.",
  refused: "Датотеку {name} је одбио антивирусни програм.",
  picture: "Слика: {name}",
  download: "Преузми {name}",
  aFile: "Датотека",
};
