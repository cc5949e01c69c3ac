// Norsk bokmål.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Ny samtale",
  startTitle: "Starte en ny samtale?",
  startText: "Denne blir værende i nettleseren, under «{earlier}».",
  startYes: "Start ny",
  earlier: "Tidligere samtaler",
  goOn: "Fortsett denne samtalen",
  loadFailed: "Samtalen kunne ikke lastes.",
  wasErased: "Samtalen er slettet.",
  popOut: "Åpne i eget vindu",
  isOut: "Chatten er åpen i sitt eget vindu.",
  showWindow: "Vis vinduet",
  bringBack: "Hent den tilbake hit",
};
