// Deutsch.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Neue Unterhaltung",
  startTitle: "Neue Unterhaltung beginnen?",
  startText: "Diese bleibt in diesem Browser, unter „{earlier}“.",
  startYes: "Neu beginnen",
  earlier: "Frühere Unterhaltungen",
  goOn: "Diese Unterhaltung fortsetzen",
  loadFailed: "Diese Unterhaltung ließ sich nicht laden.",
  wasErased: "Diese Unterhaltung wurde gelöscht.",
  popOut: "In eigenem Fenster öffnen",
  isOut: "Der Chat ist in einem eigenen Fenster geöffnet.",
  showWindow: "Fenster zeigen",
  bringBack: "Hierher zurückholen",
};
