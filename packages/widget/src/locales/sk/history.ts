// Slovenčina.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Nová konverzácia",
  startTitle: "Začať novú konverzáciu?",
  startText: "Táto zostane v tomto prehliadači v časti „{earlier}“.",
  startYes: "Začať novú",
  earlier: "Skoršie konverzácie",
  goOn: "Pokračovať v tejto konverzácii",
  loadFailed: "Konverzáciu sa nepodarilo načítať.",
  wasErased: "Táto konverzácia bola vymazaná.",
  popOut: "Otvoriť v samostatnom okne",
  isOut: "Chat je otvorený v samostatnom okne.",
  showWindow: "Ukázať okno",
  bringBack: "Vrátiť sem",
};
