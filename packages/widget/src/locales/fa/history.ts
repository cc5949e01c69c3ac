// فارسی.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "گفت‌وگوی تازه",
  startTitle: "گفت‌وگوی تازه‌ای شروع شود؟",
  startText: "این گفت‌وگو در همین مرورگر، در «{earlier}» می‌ماند.",
  startYes: "شروع گفت‌وگوی تازه",
  earlier: "گفت‌وگوهای پیشین",
  goOn: "ادامه‌ی این گفت‌وگو",
  loadFailed: "این گفت‌وگو بارگیری نشد.",
  wasErased: "این گفت‌وگو پاک شده است.",
  popOut: "باز کردن در پنجره‌ی جداگانه",
  isOut: "گفت‌وگو در پنجره‌ی جداگانه باز است.",
  showWindow: "نمایش پنجره",
  bringBack: "برگرداندن به اینجا",
};
