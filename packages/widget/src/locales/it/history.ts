// Italiano.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Nuova conversazione",
  startTitle: "Iniziare una nuova conversazione?",
  startText: "Questa resta in questo browser, in «{earlier}».",
  startYes: "Inizia",
  earlier: "Conversazioni precedenti",
  goOn: "Continua questa conversazione",
  loadFailed: "Non è stato possibile caricare la conversazione.",
  wasErased: "Questa conversazione è stata cancellata.",
  popOut: "Apri in una finestra a parte",
  isOut: "La chat è aperta in una finestra a parte.",
  showWindow: "Mostra la finestra",
  bringBack: "Riportala qui",
};
