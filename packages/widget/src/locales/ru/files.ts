// Русский.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Перетащите файлы сюда",
  remove: "Убрать {name}",
  uploading: "Загружаем {name}: {percent}",
  uploaded: "Файл {name} готов к отправке",
  uploadFailed: "Не удалось загрузить файл {name}.",
  uploadAgain: "Повторить",
  tooLarge: "Файл {name} больше, чем {size}.",
  wrongType: "Файл {name} такого типа, который сюда не отправить.",
  tooMany: many({
    one: "За один раз можно отправить только {n} файл.",
    few: "За один раз можно отправить только {n} файла.",
    many: "За один раз можно отправить только {n} файлов.",
    other: "За один раз можно отправить только {n} файла.",
  }),
  tooManyNow: "Файл {name} не принят: сейчас файлов слишком много. Попробуйте позже.",
  refused: "Файл {name} отклонён антивирусом.",
  picture: "Изображение: {name}",
  download: "Скачать {name}",
  aFile: "Файл",
};
