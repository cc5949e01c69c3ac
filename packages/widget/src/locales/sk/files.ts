// Slovenčina.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Presuňte súbory sem",
  remove: "Odstrániť {name}",
  uploading: "Nahráva sa {name}: {percent}",
  uploaded: "Súbor {name} je pripravený na odoslanie",
  uploadFailed: "Súbor {name} sa nepodarilo nahrať.",
  uploadAgain: "Skúsiť znova",
  tooLarge: "Súbor {name} je väčší ako {size}.",
  wrongType: "Súbor {name} je typu, ktorý sem nemožno poslať.",
  tooMany: many({
    one: "Naraz možno poslať len {n} súbor.",
    few: "Naraz možno poslať len {n} súbory.",
    many: "Naraz možno poslať len {n} súboru.",
    other: "Naraz možno poslať len {n} súborov.",
  }),
  tooManyNow: "Súbor {name} nebol prijatý: súborov je teraz priveľa. Skúste to neskôr.",
  refused: "Súbor {name} odmietol antivírus.",
  picture: "Obrázok: {name}",
  download: "Stiahnuť {name}",
  aFile: "Súbor",
};
