// Slovenčina.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(otvorí sa na novej karte)",
  cards: "Možnosti",
  formSend: "Odoslať",
  formOptional: "nepovinné",
  formMissing: "Vyplňte, prosím, toto pole.",
  formChoose: "Vyberte si",
  formYes: "Áno",
  formNo: "Nie",
  formInstead: "Alebo jednoducho napíšte správu nižšie.",
};
