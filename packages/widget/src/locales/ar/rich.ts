// العربية.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(يُفتح في علامة تبويب جديدة)",
  cards: "الخيارات",
  formSend: "إرسال",
  formOptional: "اختياري",
  formMissing: "يُرجى ملء هذا الحقل.",
  formChoose: "يُرجى الاختيار",
  formYes: "نعم",
  formNo: "لا",
  formInstead: "أو يمكنك ببساطة كتابة رسالة أدناه.",
};
