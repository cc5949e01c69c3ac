// Українська.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Перетягніть файли сюди",
  remove: "Прибрати {name}",
  uploading: "Завантажуємо {name}: {percent}",
  uploaded: "Файл {name} готовий до надсилання",
  uploadFailed: "Не вдалося завантажити файл {name}.",
  uploadAgain: "Спробувати ще раз",
  tooLarge: "Файл {name} більший за {size}.",
  wrongType: "Файл {name} такого типу, який сюди не надіслати.",
  tooMany: many({
    one: "За один раз можна надіслати лише {n} файл.",
    few: "За один раз можна надіслати лише {n} файли.",
    many: "За один раз можна надіслати лише {n} файлів.",
    other: "За один раз можна надіслати лише {n} файлу.",
  }),
  tooManyNow: "Файл {name} не прийнято: зараз файлів забагато. Спробуйте пізніше.",
  refused: "Файл {name} відхилив антивірус.",
  picture: "Зображення: {name}",
  download: "Завантажити {name}",
  aFile: "Файл",
};
