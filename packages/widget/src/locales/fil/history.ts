// Filipino.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Bagong usapan",
  startTitle: "Magsimula ng bagong usapan?",
  startText: "Mananatili ito sa browser na ito, sa “{earlier}”.",
  startYes: "Magsimula ng bago",
  earlier: "Mga naunang usapan",
  goOn: "Ituloy ang usapang ito",
  loadFailed: "Hindi na-load ang usapang ito.",
  wasErased: "Nabura na ang usapang ito.",
  popOut: "Buksan sa sariling window",
  isOut: "Bukas ang chat sa sarili nitong window.",
  showWindow: "Ipakita ang window",
  bringBack: "Ibalik dito",
};
