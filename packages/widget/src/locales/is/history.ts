// Íslenska.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Nýtt samtal",
  startTitle: "Hefja nýtt samtal?",
  startText: "Þetta samtal er áfram í þessum vafra, undir „{earlier}“.",
  startYes: "Hefja nýtt",
  earlier: "Fyrri samtöl",
  goOn: "Halda þessu samtali áfram",
  loadFailed: "Ekki tókst að sækja samtalið.",
  wasErased: "Þessu samtali hefur verið eytt.",
  popOut: "Opna í eigin glugga",
  isOut: "Spjallið er opið í eigin glugga.",
  showWindow: "Sýna gluggann",
  bringBack: "Færa aftur hingað",
};
