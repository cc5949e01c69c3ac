// Bahasa Melayu.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Perbualan baharu",
  startTitle: "Mulakan perbualan baharu?",
  startText: "Perbualan ini kekal dalam pelayar ini, di bawah “{earlier}”.",
  startYes: "Mula baharu",
  earlier: "Perbualan terdahulu",
  goOn: "Teruskan perbualan ini",
  loadFailed: "Perbualan ini tidak dapat dimuatkan.",
  wasErased: "Perbualan ini telah dipadamkan.",
  popOut: "Buka dalam tetingkap sendiri",
  isOut: "Sembang dibuka dalam tetingkapnya sendiri.",
  showWindow: "Tunjukkan tetingkap",
  bringBack: "Bawa balik ke sini",
};
