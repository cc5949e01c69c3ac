// Ελληνικά.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Αφήστε τα αρχεία εδώ",
  remove: "Αφαίρεση: {name}",
  uploading: "Μεταφόρτωση: {name}, {percent}",
  uploaded: "Το αρχείο {name} είναι έτοιμο για αποστολή",
  uploadFailed: "Το αρχείο {name} δεν μεταφορτώθηκε.",
  uploadAgain: "Δοκιμή ξανά",
  tooLarge: "Το αρχείο {name} ξεπερνά τα {size}.",
  wrongType: "Το αρχείο {name} είναι τύπου που δεν στέλνεται εδώ.",
  tooMany: many({
    one: "Μπορεί να σταλεί μόνο {n} αρχείο τη φορά.",
    other: "Μπορούν να σταλούν μόνο {n} αρχεία τη φορά.",
  }),
  tooManyNow: "Το {name} δεν έγινε δεκτό: τα αρχεία είναι πολλά αυτή τη στιγμή. Δοκιμάστε ξανά αργότερα.",
  refused: "Το αρχείο {name} απορρίφθηκε από πρόγραμμα προστασίας από ιούς.",
  picture: "Εικόνα: {name}",
  download: "Λήψη: {name}",
  aFile: "Ένα αρχείο",
};
