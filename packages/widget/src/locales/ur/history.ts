// اردو.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "نئی گفتگو",
  startTitle: "نئی گفتگو شروع کریں؟",
  startText: "یہ گفتگو اسی براؤزر میں ”{earlier}“ میں رہے گی۔",
  startYes: "نئی شروع کریں",
  earlier: "پچھلی گفتگو",
  goOn: "یہ گفتگو جاری رکھیں",
  loadFailed: "یہ گفتگو لوڈ نہیں ہو سکی۔",
  wasErased: "یہ گفتگو مٹا دی گئی ہے۔",
  popOut: "الگ ونڈو میں کھولیں",
  isOut: "چیٹ الگ ونڈو میں کھلی ہے۔",
  showWindow: "ونڈو دکھائیں",
  bringBack: "یہاں واپس لائیں",
};
