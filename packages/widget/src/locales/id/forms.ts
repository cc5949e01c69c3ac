// Bahasa Indonesia.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Bagaimana kami bisa menghubungimu?",
  contactHint: "Kalau kamu pergi sebelum petugas menjawab.",
  contactHintMail: "Kalau kamu pergi sebelum petugas menjawab. Kami mengirim tautan konfirmasi ke alamat emailmu.",
  name: "Nama",
  optional: "opsional",
  email: "Email",
  phone: "Telepon",
  contactEither: "Isi alamat email atau nomor telepon.",
  emailOdd: "Ini sepertinya bukan alamat email.",
  save: "Simpan",
  timesHint: "Petugas menjawab di sini pada waktu yang kamu pilih. Semua dalam zona waktumu sendiri.",
  timesLooking: "Sebentar…",
  timesNone: "Saat ini tidak ada waktu kosong. Posisimu di antrean tetap aman.",
  timesFailed: "Waktu yang kosong gagal dimuat.",
  timeTaken: "Waktu itu baru saja diambil orang lain. Silakan pilih waktu lain.",
  rateTitle: "Bagaimana pengalamanmu?",
  stars: many({ other: "{n} dari 5 bintang" }),
  rateComment: "Ada yang mau ditambahkan?",
  rateSend: "Kirim penilaian",
  rateThanks: "Terima kasih. Sudah kami teruskan.",
  endChat: "Akhiri chat",
  endTitle: "Akhiri chat ini?",
  endText: "Kamu bisa membacanya di sini dan melanjutkan kapan saja.",
  endNo: "Lanjutkan",
  toBot: "Kembali ke {bot}",
  download: "Unduh percakapan",
  eraseChat: "Hapus percakapan",
  eraseTitle: "Hapus percakapan ini?",
  eraseText:
    "Semuanya akan dihapus selamanya, di sini dan di server kami, dan permintaan bicara dengan petugas ikut berakhir. Salinan yang sudah keluar sebelumnya, lewat email, ke layanan asisten, atau ke cadangan, tidak ikut terhapus.",
  eraseYes: "Hapus selamanya",
  eraseNo: "Jangan hapus",
};
