// Latviešu.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Jauna saruna",
  startTitle: "Vai sākt jaunu sarunu?",
  startText: "Šī paliek šajā pārlūkā, sadaļā „{earlier}”.",
  startYes: "Sākt jaunu",
  earlier: "Agrākās sarunas",
  goOn: "Turpināt šo sarunu",
  loadFailed: "Sarunu neizdevās ielādēt.",
  wasErased: "Šī saruna ir dzēsta.",
  popOut: "Atvērt atsevišķā logā",
  isOut: "Tērzēšana ir atvērta atsevišķā logā.",
  showWindow: "Rādīt logu",
  bringBack: "Atgriezt šeit",
};
