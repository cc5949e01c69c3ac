// Ελληνικά.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Νέα συνομιλία",
  startTitle: "Έναρξη νέας συνομιλίας;",
  startText: "Αυτή μένει στο πρόγραμμα περιήγησης, στις «{earlier}».",
  startYes: "Έναρξη νέας",
  earlier: "Προηγούμενες συνομιλίες",
  goOn: "Συνέχιση αυτής της συνομιλίας",
  loadFailed: "Η συνομιλία δεν φορτώθηκε.",
  wasErased: "Η συνομιλία διαγράφηκε.",
  popOut: "Άνοιγμα σε δικό του παράθυρο",
  isOut: "Η συνομιλία είναι ανοιχτή σε δικό της παράθυρο.",
  showWindow: "Εμφάνιση παραθύρου",
  bringBack: "Επαναφορά εδώ",
};
