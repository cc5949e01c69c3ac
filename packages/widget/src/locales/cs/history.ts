// Čeština.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Nová konverzace",
  startTitle: "Začít novou konverzaci?",
  startText: "Tato zůstane v tomto prohlížeči pod „{earlier}“.",
  startYes: "Začít novou",
  earlier: "Dřívější konverzace",
  goOn: "Pokračovat v této konverzaci",
  loadFailed: "Konverzaci se nepodařilo načíst.",
  wasErased: "Tato konverzace byla smazána.",
  popOut: "Otevřít v samostatném okně",
  isOut: "Chat je otevřený v samostatném okně.",
  showWindow: "Ukázat okno",
  bringBack: "Vrátit sem",
};
