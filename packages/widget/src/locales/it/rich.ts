// Italiano.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(si apre in una nuova scheda)",
  cards: "Opzioni",
  formSend: "Invia",
  formOptional: "facoltativo",
  formMissing: "Compila questo campo.",
  formChoose: "Scegli",
  formYes: "Sì",
  formNo: "No",
  formInstead: "Oppure scrivi un messaggio qui sotto.",
};
