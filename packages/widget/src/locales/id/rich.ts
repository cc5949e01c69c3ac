// Bahasa Indonesia.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(terbuka di tab baru)",
  cards: "Pilihan",
  formSend: "Kirim",
  formOptional: "opsional",
  formMissing: "Bagian ini harus diisi.",
  formChoose: "Silakan pilih",
  formYes: "Ya",
  formNo: "Tidak",
  formInstead: "Atau tulis saja pesan di bawah.",
};
