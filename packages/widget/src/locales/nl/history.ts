// Nederlands.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Nieuw gesprek",
  startTitle: "Een nieuw gesprek beginnen?",
  startText: "Dit gesprek blijft in deze browser, onder ‘{earlier}’.",
  startYes: "Nieuw beginnen",
  earlier: "Eerdere gesprekken",
  goOn: "Verder met dit gesprek",
  loadFailed: "Dit gesprek kon niet worden geladen.",
  wasErased: "Dit gesprek is gewist.",
  popOut: "In eigen venster openen",
  isOut: "De chat staat open in een eigen venster.",
  showWindow: "Venster tonen",
  bringBack: "Hierheen terughalen",
};
