// Slovenščina.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Nov pogovor",
  startTitle: "Začnemo nov pogovor?",
  startText: "Ta ostane v tem brskalniku, pod »{earlier}«.",
  startYes: "Začni nov",
  earlier: "Prejšnji pogovori",
  goOn: "Nadaljuj ta pogovor",
  loadFailed: "Pogovora ni bilo mogoče naložiti.",
  wasErased: "Ta pogovor je izbrisan.",
  popOut: "Odpri v svojem oknu",
  isOut: "Klepet je odprt v svojem oknu.",
  showWindow: "Pokaži okno",
  bringBack: "Vrni sem",
};
