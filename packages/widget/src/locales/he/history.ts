// עברית.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "שיחה חדשה",
  startTitle: "להתחיל שיחה חדשה?",
  startText: "השיחה הזו נשמרת בדפדפן הזה, תחת „{earlier}”.",
  startYes: "התחלת שיחה חדשה",
  earlier: "שיחות קודמות",
  goOn: "המשך השיחה הזו",
  loadFailed: "לא ניתן היה לטעון את השיחה.",
  wasErased: "השיחה הזו נמחקה.",
  popOut: "פתיחה בחלון נפרד",
  isOut: "הצ'אט פתוח בחלון נפרד.",
  showWindow: "הצגת החלון",
  bringBack: "החזרה לכאן",
};
