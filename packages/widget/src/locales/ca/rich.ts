// Català.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(s’obre en una pestanya nova)",
  cards: "Opcions",
  formSend: "Envia",
  formOptional: "opcional",
  formMissing: "Omple aquest camp.",
  formChoose: "Tria una opció",
  formYes: "Sí",
  formNo: "No",
  formInstead: "O simplement escriu un missatge a sota.",
};
