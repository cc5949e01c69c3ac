// Ελληνικά.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(ανοίγει σε νέα καρτέλα)",
  cards: "Επιλογές",
  formSend: "Αποστολή",
  formOptional: "προαιρετικό",
  formMissing: "Συμπληρώστε αυτό το πεδίο.",
  formChoose: "Επιλέξτε",
  formYes: "Ναι",
  formNo: "Όχι",
  formInstead: "Ή απλώς γράψτε ένα μήνυμα παρακάτω.",
};
