// اردو.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(نئے ٹیب میں کھلتا ہے)",
  cards: "انتخاب",
  formSend: "بھیجیں",
  formOptional: "اختیاری",
  formMissing: "براہ کرم اسے پُر کریں۔",
  formChoose: "براہ کرم چنیں",
  formYes: "ہاں",
  formNo: "نہیں",
  formInstead: "یا نیچے بس ایک پیغام لکھ دیں۔",
};
