// Svenska.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(öppnas i en ny flik)",
  cards: "Alternativ",
  formSend: "Skicka",
  formOptional: "valfritt",
  formMissing: "Fyll i det här fältet.",
  formChoose: "Välj",
  formYes: "Ja",
  formNo: "Nej",
  formInstead: "Eller skriv bara ett meddelande nedan.",
};
