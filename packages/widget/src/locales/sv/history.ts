// Svenska.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Ny konversation",
  startTitle: "Starta en ny konversation?",
  startText: "Den här finns kvar i webbläsaren under ”{earlier}”.",
  startYes: "Starta ny",
  earlier: "Tidigare konversationer",
  goOn: "Fortsätt den här konversationen",
  loadFailed: "Konversationen kunde inte läsas in.",
  wasErased: "Konversationen är raderad.",
  popOut: "Öppna i eget fönster",
  isOut: "Chatten är öppen i ett eget fönster.",
  showWindow: "Visa fönstret",
  bringBack: "Hämta tillbaka hit",
};
