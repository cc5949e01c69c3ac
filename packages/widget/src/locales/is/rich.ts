// Íslenska.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(opnast í nýjum flipa)",
  cards: "Valkostir",
  formSend: "Senda",
  formOptional: "valfrjálst",
  formMissing: "Fylltu þetta út.",
  formChoose: "Veldu",
  formYes: "Já",
  formNo: "Nei",
  formInstead: "Eða skrifaðu bara skilaboð hér að neðan.",
};
