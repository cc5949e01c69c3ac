// Lietuvių.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(atsidaro naujoje kortelėje)",
  cards: "Pasirinkimai",
  formSend: "Siųsti",
  formOptional: "neprivaloma",
  formMissing: "Užpildykite šį lauką.",
  formChoose: "Pasirinkite",
  formYes: "Taip",
  formNo: "Ne",
  formInstead: "Arba tiesiog parašykite žinutę žemiau.",
};
