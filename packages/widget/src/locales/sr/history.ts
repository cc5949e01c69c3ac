// Српски (ћирилица).
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Нов разговор",
  startTitle: "Започети нов разговор?",
  startText: "Овај остаје у овом прегледачу, под „{earlier}“.",
  startYes: "Започни нов",
  earlier: "Ранији разговори",
  goOn: "Настави овај разговор",
  loadFailed: "Разговор није могао да се учита.",
  wasErased: "Овај разговор је избрисан.",
  popOut: "Отвори у засебном прозору",
  isOut: "Разговор је отворен у засебном прозору.",
  showWindow: "Прикажи прозор",
  bringBack: "Врати овде",
};
