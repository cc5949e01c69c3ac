// Türkçe.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Dosyaları buraya bırakın",
  remove: "Kaldır: {name}",
  uploading: "Yükleniyor: {name}, {percent}",
  uploaded: "{name} gönderilmeye hazır",
  uploadFailed: "{name} yüklenemedi.",
  uploadAgain: "Tekrar dene",
  tooLarge: "{name} çok büyük. Sınır: {size}.",
  wrongType: "{name} burada gönderilemeyen bir türde.",
  tooMany: many({
    one: "Bir kerede yalnızca {n} dosya gönderilebilir.",
    other: "Bir kerede yalnızca {n} dosya gönderilebilir.",
  }),
  tooManyNow: "{name} alınmadı: şu anda çok fazla dosya var. Daha sonra yeniden deneyin.",
  refused: "{name} bir virüs tarayıcısı tarafından reddedildi.",
  picture: "Resim: {name}",
  download: "İndir: {name}",
  aFile: "Bir dosya",
};
