// فارسی.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(در زبانهٔ تازه باز می‌شود)",
  cards: "گزینه‌ها",
  formSend: "ارسال",
  formOptional: "اختیاری",
  formMissing: "لطفاً این بخش را پر کنید.",
  formChoose: "لطفاً انتخاب کنید",
  formYes: "بله",
  formNo: "خیر",
  formInstead: "یا فقط پایین پیامی بنویسید.",
};
