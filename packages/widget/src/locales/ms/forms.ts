// Bahasa Melayu.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Bagaimana kami boleh menghubungi anda?",
  contactHint: "Sekiranya anda pergi sebelum petugas menjawab.",
  contactHintMail:
    "Sekiranya anda pergi sebelum petugas menjawab. Kami menghantar pautan pengesahan ke alamat e-mel itu.",
  name: "Nama",
  optional: "pilihan",
  email: "E-mel",
  phone: "Telefon",
  contactEither: "Sila berikan alamat e-mel atau nombor telefon.",
  emailOdd: "Ini tidak kelihatan seperti alamat e-mel.",
  save: "Simpan",
  timesHint: "Petugas menjawab di sini pada masa yang anda pilih. Semuanya mengikut zon masa anda.",
  timesLooking: "Sebentar…",
  timesNone: "Tiada masa kosong sekarang. Tempat anda dalam giliran dikekalkan.",
  timesFailed: "Masa kosong tidak dapat dimuatkan.",
  timeTaken: "Masa itu baru sahaja diambil orang lain. Sila pilih masa lain.",
  rateTitle: "Bagaimana pengalaman anda?",
  stars: many({ other: "{n} daripada 5 bintang" }),
  rateComment: "Ada apa-apa untuk ditambah?",
  rateSend: "Hantar penilaian",
  rateThanks: "Terima kasih. Ia telah disampaikan.",
  endChat: "Tamatkan sembang",
  endTitle: "Tamatkan sembang ini?",
  endText: "Anda boleh membacanya di sini dan meneruskannya pada bila-bila masa.",
  endNo: "Teruskan",
  toBot: "Kembali kepada {bot}",
  soundOff: "Matikan bunyi",
  soundOn: "Hidupkan bunyi",
  download: "Muat turun perbualan",
  mailTranscript: "E-mel perbualan",
  mailFirst:
    "Tinggalkan dahulu alamat e-mel anda dan buka pautan yang kami hantar ke situ. Kemudian pilih ini sekali lagi.",
  mailConfirm: "Kami menghantar pautan ke {email}. Buka pautan itu, kemudian pilih ini sekali lagi.",
  transcriptMailed: "Perbualan sedang dihantar ke alamat e-mel anda.",
  eraseChat: "Padamkan perbualan",
  eraseTitle: "Padamkan perbualan ini?",
  eraseText:
    "Semuanya akan hilang selama-lamanya, di sini dan pada pelayan kami, dan permintaan untuk petugas turut tamat. Salinan yang telah keluar sebelum ini, melalui e-mel, kepada perkhidmatan pembantu atau ke dalam sandaran, tidak terpadam.",
  eraseYes: "Padam selamanya",
  eraseNo: "Simpan",
};
