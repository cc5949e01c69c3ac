// Türkçe.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(yeni sekmede açılır)",
  cards: "Seçenekler",
  formSend: "Gönder",
  formOptional: "isteğe bağlı",
  formMissing: "Lütfen burayı doldurun.",
  formChoose: "Lütfen seçin",
  formYes: "Evet",
  formNo: "Hayır",
  formInstead: "Ya da aşağıya bir mesaj yazmanız yeterli.",
};
