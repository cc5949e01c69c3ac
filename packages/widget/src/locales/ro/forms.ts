// Română.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Unde te putem contacta?",
  contactHint: "În caz că pleci înainte să răspundă un om.",
  contactHintMail:
    "În caz că pleci înainte să răspundă un om. Trimitem un link la adresa de e-mail, pentru confirmare.",
  name: "Nume",
  optional: "opțional",
  email: "E-mail",
  phone: "Telefon",
  contactEither: "Lasă o adresă de e-mail sau un număr de telefon.",
  emailOdd: "Asta nu pare o adresă de e-mail.",
  save: "Salvează",
  timesHint: "Un om îți răspunde aici la ora aleasă. Orele sunt în fusul tău orar.",
  timesLooking: "Un moment…",
  timesNone: "Nu e nicio oră liberă momentan. Locul tău la rând rămâne păstrat.",
  timesFailed: "Orele libere nu s-au putut încărca.",
  timeTaken: "Ora asta tocmai s-a ocupat. Alege alta.",
  rateTitle: "Cum a fost?",
  stars: many({ one: "{n} stea din 5", few: "{n} stele din 5", other: "{n} de stele din 5" }),
  rateComment: "Mai ai ceva de adăugat?",
  rateSend: "Trimite nota",
  rateThanks: "Mulțumim. Am transmis mai departe.",
  endChat: "Încheie chatul",
  endTitle: "Vrei să închei acest chat?",
  endText: "Îl poți citi aici și poți continua oricând.",
  endNo: "Continuă",
  toBot: "Înapoi la {bot}",
  soundOff: "Oprește sunetul",
  soundOn: "Pornește sunetul",
  download: "Descarcă conversația",
  mailTranscript: "Trimite conversația pe e-mail",
  mailFirst: "Lasă mai întâi adresa ta de e-mail și deschide linkul trimis acolo. Apoi alege din nou.",
  transcriptMailed: "Conversația este în drum spre adresa ta de e-mail.",
  eraseChat: "Șterge conversația",
  eraseTitle: "Ștergi această conversație?",
  eraseText:
    "Totul dispare definitiv, aici și de pe serverul nostru, iar cererea de a vorbi cu un om se încheie și ea. Copiile ajunse deja în altă parte, prin e-mail, la serviciul asistentului sau într-o copie de rezervă, nu se șterg.",
  eraseYes: "Șterge definitiv",
  eraseNo: "Păstrează",
};
