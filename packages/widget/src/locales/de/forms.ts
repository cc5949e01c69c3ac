// Deutsch.
import { many } from "../plural.ts";
import type { FormsWords } from "../en/forms.ts";

export const forms: FormsWords = {
  contactTitle: "Wie können wir Sie erreichen?",
  contactHint: "Falls Sie gehen, bevor ein Mensch antwortet.",
  contactHintMail:
    "Falls Sie gehen, bevor ein Mensch antwortet. Zur Bestätigung schicken wir einen Link an die E-Mail-Adresse.",
  name: "Name",
  optional: "optional",
  email: "E-Mail",
  phone: "Telefon",
  contactEither: "Bitte E-Mail-Adresse oder Telefonnummer angeben.",
  emailOdd: "Das sieht nicht wie eine E-Mail-Adresse aus.",
  save: "Speichern",
  timesHint: "Ein Mensch antwortet hier zu der Zeit, die Sie wählen. Die Zeiten gelten für Ihre Zeitzone.",
  timesLooking: "Einen Moment …",
  timesNone: "Zurzeit ist kein Termin frei. Ihr Platz in der Warteschlange bleibt erhalten.",
  timesFailed: "Die freien Zeiten konnten nicht geladen werden.",
  timeTaken: "Diese Zeit wurde gerade vergeben. Bitte wählen Sie eine andere.",
  rateTitle: "Wie war es?",
  stars: many({ one: "{n} Stern von 5", other: "{n} Sterne von 5" }),
  rateComment: "Möchten Sie etwas ergänzen?",
  rateSend: "Bewertung senden",
  rateThanks: "Danke. Wir haben es weitergegeben.",
  endChat: "Chat beenden",
  endTitle: "Diesen Chat beenden?",
  endText: "Sie können ihn hier lesen und jederzeit fortsetzen.",
  endNo: "Weiter chatten",
  toBot: "Zurück zu {bot}",
  soundOff: "Ton ausschalten",
  soundOn: "Ton einschalten",
  download: "Verlauf herunterladen",
  mailTranscript: "Verlauf per E-Mail senden",
  mailFirst:
    "Hinterlassen Sie zuerst Ihre E-Mail-Adresse und öffnen Sie den Link, den wir dorthin schicken. Wählen Sie dies dann noch einmal.",
  mailConfirm: "Wir haben einen Link an {email} geschickt. Öffnen Sie ihn und wählen Sie dies dann noch einmal.",
  transcriptMailed: "Der Verlauf ist unterwegs an Ihre E-Mail-Adresse.",
  eraseChat: "Unterhaltung löschen",
  eraseTitle: "Diese Unterhaltung löschen?",
  eraseText:
    "Alles wird endgültig gelöscht, hier und auf unserem Server; auch eine Anfrage nach einem Menschen endet damit. Kopien, die schon anderswohin gingen – per E-Mail, an den Dienst des Assistenten oder in eine Sicherung –, bleiben bestehen.",
  eraseYes: "Endgültig löschen",
  eraseNo: "Behalten",
};
