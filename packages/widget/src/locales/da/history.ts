// Dansk.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Ny samtale",
  startTitle: "Start en ny samtale?",
  startText: "Denne bliver i browseren under “{earlier}”.",
  startYes: "Start en ny",
  earlier: "Tidligere samtaler",
  goOn: "Fortsæt denne samtale",
  loadFailed: "Samtalen kunne ikke indlæses.",
  wasErased: "Samtalen er slettet.",
  popOut: "Åbn i eget vindue",
  isOut: "Chatten er åben i sit eget vindue.",
  showWindow: "Vis vinduet",
  bringBack: "Hent den tilbage hertil",
};
