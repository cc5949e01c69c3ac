// Norsk bokmål.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(åpnes i en ny fane)",
  cards: "Valg",
  formSend: "Send",
  formOptional: "valgfritt",
  formMissing: "Fyll ut dette feltet.",
  formChoose: "Velg",
  formYes: "Ja",
  formNo: "Nei",
  formInstead: "Eller bare skriv en melding under.",
};
