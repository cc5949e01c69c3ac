// Kiswahili.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(hufunguka kwenye kichupo kipya)",
  cards: "Chaguo",
  formSend: "Tuma",
  formOptional: "si lazima",
  formMissing: "Tafadhali jaza hapa.",
  formChoose: "Tafadhali chagua",
  formYes: "Ndiyo",
  formNo: "Hapana",
  formInstead: "Au andika tu ujumbe hapa chini.",
};
