// Français.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Nouvelle conversation",
  startTitle: "Commencer une nouvelle conversation\u202f?",
  startText: "Celle-ci reste dans ce navigateur, sous «\u202f{earlier}\u202f».",
  startYes: "Recommencer",
  earlier: "Conversations précédentes",
  goOn: "Reprendre cette conversation",
  loadFailed: "La conversation n’a pas pu être chargée.",
  wasErased: "Cette conversation a été effacée.",
  popOut: "Ouvrir dans sa propre fenêtre",
  isOut: "Le chat est ouvert dans sa propre fenêtre.",
  showWindow: "Afficher la fenêtre",
  bringBack: "Ramener ici",
};
