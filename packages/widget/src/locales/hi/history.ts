// हिन्दी.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "नई बातचीत",
  startTitle: "नई बातचीत शुरू करें?",
  startText: "यह बातचीत इसी ब्राउज़र में “{earlier}” में रहेगी।",
  startYes: "नई शुरू करें",
  earlier: "पिछली बातचीत",
  goOn: "यह बातचीत जारी रखें",
  loadFailed: "यह बातचीत लोड नहीं हो सकी।",
  wasErased: "यह बातचीत मिटा दी गई है।",
  popOut: "अलग विंडो में खोलें",
  isOut: "चैट अलग विंडो में खुली है।",
  showWindow: "विंडो दिखाएँ",
  bringBack: "यहाँ वापस लाएँ",
};
