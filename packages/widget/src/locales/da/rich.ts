// Dansk.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(åbner i en ny fane)",
  cards: "Valgmuligheder",
  formSend: "Send",
  formOptional: "valgfrit",
  formMissing: "Udfyld dette felt.",
  formChoose: "Vælg",
  formYes: "Ja",
  formNo: "Nej",
  formInstead: "Eller skriv bare en besked nedenfor.",
};
