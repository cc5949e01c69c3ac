// Bahasa Melayu.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(dibuka dalam tab baharu)",
  cards: "Pilihan",
  formSend: "Hantar",
  formOptional: "pilihan",
  formMissing: "Sila isi ruangan ini.",
  formChoose: "Sila pilih",
  formYes: "Ya",
  formNo: "Tidak",
  formInstead: "Atau tulis sahaja mesej di bawah.",
};
