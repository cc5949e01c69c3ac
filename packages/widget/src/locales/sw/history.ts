// Kiswahili.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Mazungumzo mapya",
  startTitle: "Uanze mazungumzo mapya?",
  startText: "Haya yanabaki katika kivinjari hiki, chini ya “{earlier}”.",
  startYes: "Anza mapya",
  earlier: "Mazungumzo ya awali",
  goOn: "Endelea na mazungumzo haya",
  loadFailed: "Mazungumzo haya hayakuweza kupakiwa.",
  wasErased: "Mazungumzo haya yamefutwa.",
  popOut: "Fungua katika dirisha lake",
  isOut: "Gumzo limefunguliwa katika dirisha lake.",
  showWindow: "Onyesha dirisha",
  bringBack: "Lirudishe hapa",
};
