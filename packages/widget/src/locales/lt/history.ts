// Lietuvių.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Naujas pokalbis",
  startTitle: "Pradėti naują pokalbį?",
  startText: "Šis lieka šioje naršyklėje, skiltyje „{earlier}“.",
  startYes: "Pradėti naują",
  earlier: "Ankstesni pokalbiai",
  goOn: "Tęsti šį pokalbį",
  loadFailed: "Pokalbio nepavyko įkelti.",
  wasErased: "Šis pokalbis ištrintas.",
  popOut: "Atverti atskirame lange",
  isOut: "Pokalbis atvertas atskirame lange.",
  showWindow: "Rodyti langą",
  bringBack: "Grąžinti čia",
};
