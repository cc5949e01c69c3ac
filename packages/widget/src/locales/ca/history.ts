// Català.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Conversa nova",
  startTitle: "Vols començar una conversa nova?",
  startText: "Aquesta es conserva en aquest navegador, a «{earlier}».",
  startYes: "Comença'n una",
  earlier: "Converses anteriors",
  goOn: "Continua aquesta conversa",
  loadFailed: "No s'ha pogut carregar la conversa.",
  wasErased: "Aquesta conversa s'ha esborrat.",
  popOut: "Obre en una finestra pròpia",
  isOut: "El xat és obert en una finestra pròpia.",
  showWindow: "Mostra la finestra",
  bringBack: "Torna'l aquí",
};
