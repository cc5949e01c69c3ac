// Eesti.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(avaneb uuel vahekaardil)",
  cards: "Valikud",
  formSend: "Saada",
  formOptional: "pole kohustuslik",
  formMissing: "Palun täida see väli.",
  formChoose: "Palun vali",
  formYes: "Jah",
  formNo: "Ei",
  formInstead: "Või kirjuta lihtsalt allpool sõnum.",
};
