// Hrvatski.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Novi razgovor",
  startTitle: "Započeti novi razgovor?",
  startText: "Ovaj ostaje u ovom pregledniku, pod „{earlier}”.",
  startYes: "Započni novi",
  earlier: "Raniji razgovori",
  goOn: "Nastavi ovaj razgovor",
  loadFailed: "Razgovor se nije mogao učitati.",
  wasErased: "Ovaj je razgovor izbrisan.",
  popOut: "Otvori u zasebnom prozoru",
  isOut: "Razgovor je otvoren u zasebnom prozoru.",
  showWindow: "Prikaži prozor",
  bringBack: "Vrati ovamo",
};
