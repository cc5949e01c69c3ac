// Română.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Conversație nouă",
  startTitle: "Începi o conversație nouă?",
  startText: "Aceasta rămâne în acest browser, la „{earlier}”.",
  startYes: "Începe una nouă",
  earlier: "Conversații anterioare",
  goOn: "Continuă această conversație",
  loadFailed: "Conversația nu a putut fi încărcată.",
  wasErased: "Această conversație a fost ștearsă.",
  popOut: "Deschide în fereastră proprie",
  isOut: "Chatul este deschis în propria fereastră.",
  showWindow: "Arată fereastra",
  bringBack: "Adu-l înapoi aici",
};
