// Suomi.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Uusi keskustelu",
  startTitle: "Aloitetaanko uusi keskustelu?",
  startText: "Tämä säilyy tässä selaimessa kohdassa ”{earlier}”.",
  startYes: "Aloita uusi",
  earlier: "Aiemmat keskustelut",
  goOn: "Jatka tätä keskustelua",
  loadFailed: "Keskustelua ei voitu ladata.",
  wasErased: "Tämä keskustelu on poistettu.",
  popOut: "Avaa omassa ikkunassa",
  isOut: "Keskustelu on auki omassa ikkunassaan.",
  showWindow: "Näytä ikkuna",
  bringBack: "Tuo takaisin tähän",
};
