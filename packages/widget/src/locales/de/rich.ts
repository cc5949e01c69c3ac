// Deutsch.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(öffnet in neuem Tab)",
  cards: "Auswahl",
  formSend: "Senden",
  formOptional: "optional",
  formMissing: "Bitte ausfüllen.",
  formChoose: "Bitte auswählen",
  formYes: "Ja",
  formNo: "Nein",
  formInstead: "Oder schreiben Sie einfach unten eine Nachricht.",
};
