// Bahasa Indonesia.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Lepaskan file di sini",
  remove: "Hapus {name}",
  uploading: "Mengunggah {name}: {percent}",
  uploaded: "{name} siap dikirim",
  uploadFailed: "{name} gagal diunggah.",
  uploadAgain: "Coba lagi",
  tooLarge: "{name} lebih besar dari {size}.",
  wrongType: "{name} adalah jenis file yang tidak bisa dikirim di sini.",
  tooMany: many({ other: "Hanya {n} file yang bisa dikirim sekaligus." }),
  tooManyNow: "{name} tidak diterima: saat ini terlalu banyak file. Coba lagi nanti.",
  refused: "{name} ditolak oleh pemindai virus.",
  picture: "Gambar: {name}",
  download: "Unduh {name}",
  aFile: "File",
};
