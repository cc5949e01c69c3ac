// Bahasa Melayu.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Lepaskan fail di sini",
  remove: "Buang {name}",
  uploading: "Memuat naik {name}: {percent}",
  uploaded: "{name} sedia untuk dihantar",
  uploadFailed: "{name} tidak dapat dimuat naik.",
  uploadAgain: "Cuba lagi",
  tooLarge: "{name} lebih besar daripada {size}.",
  wrongType: "{name} ialah jenis fail yang tidak boleh dihantar di sini.",
  tooMany: many({ other: "Hanya {n} fail boleh dihantar serentak." }),
  tooManyNow: "{name} tidak diterima: terlalu banyak fail buat masa ini. Cuba lagi nanti.",
  refused: "{name} ditolak oleh pengimbas virus.",
  picture: "Gambar: {name}",
  download: "Muat turun {name}",
  aFile: "Fail",
};
