// Polski.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Upuść pliki tutaj",
  remove: "Usuń {name}",
  uploading: "Przesyłanie {name}: {percent}",
  uploaded: "Plik {name} jest gotowy do wysłania",
  uploadFailed: "Nie udało się przesłać pliku {name}.",
  uploadAgain: "Spróbuj ponownie",
  tooLarge: "Plik {name} ma więcej niż {size}.",
  wrongType: "Pliku {name} nie można tu wysłać: niedozwolony typ.",
  tooMany: many({
    one: "Można wysłać tylko {n} plik naraz.",
    few: "Można wysłać tylko {n} pliki naraz.",
    many: "Można wysłać tylko {n} plików naraz.",
    other: "Można wysłać tylko {n} pliku naraz.",
  }),
  tooManyNow: "Plik {name} nie został przyjęty: na razie jest zbyt wiele plików. Spróbuj później.",
  refused: "Plik {name} odrzucił skaner antywirusowy.",
  picture: "Obraz: {name}",
  download: "Pobierz {name}",
  aFile: "Plik",
};
