// Latviešu.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(atveras jaunā cilnē)",
  cards: "Izvēles",
  formSend: "Sūtīt",
  formOptional: "nav obligāti",
  formMissing: "Lūdzu, aizpildiet šo lauku.",
  formChoose: "Lūdzu, izvēlieties",
  formYes: "Jā",
  formNo: "Nē",
  formInstead: "Vai vienkārši uzrakstiet ziņu zemāk.",
};
