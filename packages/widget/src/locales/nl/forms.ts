// Nederlands.
import { many } from "../plural.ts";
import type { FormsWords } from "../en/forms.ts";

export const forms: FormsWords = {
  contactTitle: "Hoe kunnen we je bereiken?",
  contactHint: "Voor als je weggaat voordat een mens antwoordt.",
  contactHintMail:
    "Voor als je weggaat voordat een mens antwoordt. We sturen een link naar het e-mailadres om het te bevestigen.",
  name: "Naam",
  optional: "optioneel",
  email: "E-mail",
  phone: "Telefoon",
  contactEither: "Geef een e-mailadres of telefoonnummer op.",
  emailOdd: "Dit lijkt geen e-mailadres.",
  save: "Opslaan",
  timesHint: "Een mens antwoordt hier op de tijd die je kiest. De tijden zijn in je eigen tijdzone.",
  timesLooking: "Een moment…",
  timesNone: "Er is nu geen tijd vrij. Je houdt je plek in de wachtrij.",
  timesFailed: "De vrije tijden konden niet worden geladen.",
  timeTaken: "Iemand heeft die tijd net gekozen. Kies een andere.",
  rateTitle: "Hoe ging het?",
  stars: many({ one: "{n} ster van de 5", other: "{n} sterren van de 5" }),
  rateComment: "Wil je nog iets toevoegen?",
  rateSend: "Verstuur beoordeling",
  rateThanks: "Bedankt. Het is doorgegeven.",
  endChat: "Chat beëindigen",
  endTitle: "Deze chat beëindigen?",
  endText: "Je kunt hem hier lezen en altijd verdergaan.",
  endNo: "Doorgaan",
  toBot: "Terug naar {bot}",
  soundOff: "Geluid uitzetten",
  soundOn: "Geluid aanzetten",
  download: "Gesprek downloaden",
  mailTranscript: "Gesprek per e-mail sturen",
  mailFirst: "Laat eerst je e-mailadres achter en open de link die we daarheen sturen. Kies dit daarna opnieuw.",
  transcriptMailed: "Het gesprek is onderweg naar je e-mailadres.",
  eraseChat: "Gesprek wissen",
  eraseTitle: "Dit gesprek wissen?",
  eraseText:
    "Alles wordt voorgoed gewist, hier en op onze server, en een verzoek om een mens vervalt ook. Kopieën die al ergens anders zijn, via e-mail, bij de dienst van de assistent of in een back-up, blijven bestaan.",
  eraseYes: "Voorgoed wissen",
  eraseNo: "Bewaren",
};
