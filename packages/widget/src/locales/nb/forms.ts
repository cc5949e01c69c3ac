// Norsk bokmål.
import { many } from "../plural.ts";
import type { FormsWords } from "../en/forms.ts";

export const forms: FormsWords = {
  contactTitle: "Hvordan kan vi nå deg?",
  contactHint: "I tilfelle du går før et menneske svarer.",
  contactHintMail:
    "I tilfelle du går før et menneske svarer. Vi sender en lenke til e-postadressen for å bekrefte den.",
  name: "Navn",
  optional: "valgfritt",
  email: "E-post",
  phone: "Telefon",
  contactEither: "Oppgi en e-postadresse eller et telefonnummer.",
  emailOdd: "Dette ser ikke ut som en e-postadresse.",
  save: "Lagre",
  timesHint: "Et menneske svarer her til tiden du velger. Tidene vises i din egen tidssone.",
  timesLooking: "Et øyeblikk …",
  timesNone: "Ingen tider er ledige akkurat nå. Du beholder plassen din i køen.",
  timesFailed: "De ledige tidene kunne ikke lastes.",
  timeTaken: "Noen tok nettopp den tiden. Velg en annen.",
  rateTitle: "Hvordan gikk det?",
  stars: many({ one: "{n} stjerne av 5", other: "{n} stjerner av 5" }),
  rateComment: "Vil du legge til noe?",
  rateSend: "Send vurdering",
  rateThanks: "Takk. Den er sendt videre.",
  endChat: "Avslutt chatten",
  endTitle: "Avslutte denne chatten?",
  endText: "Du kan lese den her og fortsette når som helst.",
  endNo: "Fortsett",
  toBot: "Tilbake til {bot}",
  soundOff: "Slå av lyd",
  soundOn: "Slå på lyd",
  download: "Last ned samtalen",
  mailTranscript: "Send samtalen på e-post",
  mailFirst: "Oppgi først e-postadressen din og åpne lenken vi sender dit. Velg så dette igjen.",
  transcriptMailed: "Samtalen er på vei til e-postadressen din.",
  eraseChat: "Slett samtalen",
  eraseTitle: "Slette denne samtalen?",
  eraseText:
    "Alt slettes for godt, her og på serveren vår, og en forespørsel om et menneske avsluttes samtidig. Kopier som allerede er sendt andre steder – på e-post, til assistentens tjeneste eller i en sikkerhetskopi – blir ikke slettet.",
  eraseYes: "Slett for godt",
  eraseNo: "Behold",
};
