// العربية.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "محادثة جديدة",
  startTitle: "بدء محادثة جديدة؟",
  startText: "تبقى هذه المحادثة محفوظة في هذا المتصفح، ضمن «{earlier}».",
  startYes: "بدء محادثة جديدة",
  earlier: "المحادثات السابقة",
  goOn: "متابعة هذه المحادثة",
  loadFailed: "تعذّر تحميل هذه المحادثة.",
  wasErased: "تم مسح هذه المحادثة.",
  popOut: "فتح في نافذة مستقلة",
  isOut: "الدردشة مفتوحة في نافذتها الخاصة.",
  showWindow: "إظهار النافذة",
  bringBack: "إعادتها إلى هنا",
};
