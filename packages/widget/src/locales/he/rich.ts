// עברית.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(נפתח בלשונית חדשה)",
  cards: "אפשרויות",
  formSend: "שליחה",
  formOptional: "לא חובה",
  formMissing: "נא למלא את השדה הזה.",
  formChoose: "נא לבחור",
  formYes: "כן",
  formNo: "לא",
  formInstead: "או פשוט כתבו הודעה למטה.",
};
