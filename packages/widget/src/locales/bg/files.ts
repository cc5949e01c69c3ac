// Български.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Пуснете файловете тук",
  remove: "Премахни {name}",
  uploading: "Качване на {name}: {percent}",
  uploaded: "Файлът {name} е готов за изпращане",
  uploadFailed: "Файлът {name} не можа да се качи.",
  uploadAgain: "Опитай пак",
  tooLarge: "Файлът {name} е по-голям от {size}.",
  wrongType: "Файлът {name} е от вид, който не може да се изпрати тук.",
  tooMany: many({
    one: "Може да се изпрати само {n} файл наведнъж.",
    other: "Могат да се изпратят само {n} файла наведнъж.",
  }),
  tooManyNow: "{name} не беше приет: засега файловете са твърде много. Опитайте отново по-късно.",
  refused: "Файлът {name} беше отхвърлен от антивирусна програма.",
  picture: "Снимка: {name}",
  download: "Изтегли {name}",
  aFile: "Файл",
};
