// हिन्दी.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(नए टैब में खुलता है)",
  cards: "विकल्प",
  formSend: "भेजें",
  formOptional: "वैकल्पिक",
  formMissing: "कृपया इसे भरें।",
  formChoose: "कृपया चुनें",
  formYes: "हाँ",
  formNo: "नहीं",
  formInstead: "या नीचे बस एक मैसेज लिख दें।",
};
