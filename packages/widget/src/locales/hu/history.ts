// Magyar.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Új beszélgetés",
  startTitle: "Új beszélgetést kezd?",
  startText: "Ez megmarad ebben a böngészőben, itt: „{earlier}”.",
  startYes: "Új kezdése",
  earlier: "Korábbi beszélgetések",
  goOn: "Beszélgetés folytatása",
  loadFailed: "A beszélgetést nem sikerült betölteni.",
  wasErased: "Ezt a beszélgetést törölték.",
  popOut: "Megnyitás külön ablakban",
  isOut: "A csevegés külön ablakban van nyitva.",
  showWindow: "Ablak mutatása",
  bringBack: "Visszahozás ide",
};
