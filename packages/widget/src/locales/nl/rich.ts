// Nederlands.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(opent in een nieuw tabblad)",
  cards: "Keuzes",
  formSend: "Verstuur",
  formOptional: "optioneel",
  formMissing: "Vul dit in.",
  formChoose: "Maak een keuze",
  formYes: "Ja",
  formNo: "Nee",
  formInstead: "Of schrijf hieronder gewoon een bericht.",
};
