// Dansk.
import { many } from "../plural.ts";
import type { FormsWords } from "../en/forms.ts";

export const forms: FormsWords = {
  contactTitle: "Hvordan kan vi kontakte dig?",
  contactHint: "Hvis du går, før et menneske svarer.",
  contactHintMail: "Hvis du går, før et menneske svarer. Vi sender et link til e-mailadressen for at bekræfte den.",
  name: "Navn",
  optional: "valgfrit",
  email: "E-mail",
  phone: "Telefon",
  contactEither: "Angiv en e-mailadresse eller et telefonnummer.",
  emailOdd: "Det ligner ikke en e-mailadresse.",
  save: "Gem",
  timesHint: "Et menneske svarer her på det tidspunkt, du vælger. Tiderne vises i din egen tidszone.",
  timesLooking: "Et øjeblik …",
  timesNone: "Ingen tider er ledige lige nu. Du beholder din plads i køen.",
  timesFailed: "De ledige tider kunne ikke indlæses.",
  timeTaken: "Den tid er lige blevet taget. Vælg en anden.",
  rateTitle: "Hvordan gik det?",
  stars: many({ one: "{n} stjerne ud af 5", other: "{n} stjerner ud af 5" }),
  rateComment: "Har du noget at tilføje?",
  rateSend: "Send vurdering",
  rateThanks: "Tak. Den er givet videre.",
  endChat: "Afslut chatten",
  endTitle: "Afslut denne chat?",
  endText: "Du kan læse den her og fortsætte når som helst.",
  endNo: "Fortsæt",
  toBot: "Tilbage til {bot}",
  download: "Download samtalen",
  eraseChat: "Slet samtalen",
  eraseTitle: "Slet denne samtale?",
  eraseText:
    "Alt slettes for altid, her og på vores server, og en anmodning om et menneske afsluttes samtidig. Kopier, der allerede er sendt andre steder hen – via e-mail, til assistentens tjeneste eller til en sikkerhedskopi – slettes ikke.",
  eraseYes: "Slet for altid",
  eraseNo: "Behold",
};
