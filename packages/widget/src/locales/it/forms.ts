// Italiano.
import { many } from "../plural.ts";
import type { FormsWords } from "../en/forms.ts";

export const forms: FormsWords = {
  contactTitle: "Come possiamo contattarti?",
  contactHint: "Nel caso tu esca prima che una persona risponda.",
  contactHintMail:
    "Nel caso tu esca prima che una persona risponda. Inviamo un link all’indirizzo e-mail per confermarlo.",
  name: "Nome",
  optional: "facoltativo",
  email: "E-mail",
  phone: "Telefono",
  contactEither: "Indica un indirizzo e-mail o un numero di telefono.",
  emailOdd: "Non sembra un indirizzo e-mail.",
  save: "Salva",
  timesHint: "Una persona risponde qui all’orario che scegli. Gli orari sono nel tuo fuso orario.",
  timesLooking: "Un momento…",
  timesNone: "Al momento non ci sono orari liberi. Il tuo posto in coda resta tuo.",
  timesFailed: "Non è stato possibile caricare gli orari liberi.",
  timeTaken: "Quell’orario è appena stato preso. Scegline un altro.",
  rateTitle: "Com’è andata?",
  stars: many({ one: "{n} stella su 5", many: "{n} di stelle su 5", other: "{n} stelle su 5" }),
  rateComment: "Vuoi aggiungere qualcosa?",
  rateSend: "Invia valutazione",
  rateThanks: "Grazie. È stato inoltrato.",
  endChat: "Termina chat",
  endTitle: "Terminare questa chat?",
  endText: "Puoi leggerla qui e continuare quando vuoi.",
  endNo: "Continua",
  toBot: "Torna a {bot}",
  soundOff: "Disattiva il suono",
  soundOn: "Attiva il suono",
  download: "Scarica la conversazione",
  mailTranscript: "Ricevi la conversazione via e-mail",
  mailFirst: "Prima lascia il tuo indirizzo e-mail e apri il link che ti inviamo. Poi scegli di nuovo questa voce.",
  transcriptMailed: "La conversazione è in arrivo al tuo indirizzo e-mail.",
  eraseChat: "Cancella conversazione",
  eraseTitle: "Cancellare questa conversazione?",
  eraseText:
    "Tutto sparisce per sempre, qui e sul nostro server, e termina anche la richiesta di una persona. Le copie già andate altrove, via e-mail, al servizio dell’assistente o in un backup, non vengono cancellate.",
  eraseYes: "Cancella per sempre",
  eraseNo: "Conserva",
};
