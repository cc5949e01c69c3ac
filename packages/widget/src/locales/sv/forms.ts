// Svenska.
import { many } from "../plural.ts";
import type { FormsWords } from "../en/forms.ts";

export const forms: FormsWords = {
  contactTitle: "Hur kan vi nå dig?",
  contactHint: "Om du går innan en människa har svarat.",
  contactHintMail:
    "Om du går innan en människa har svarat. Vi skickar en länk till e-postadressen för att bekräfta den.",
  name: "Namn",
  optional: "valfritt",
  email: "E-post",
  phone: "Telefon",
  contactEither: "Ange en e-postadress eller ett telefonnummer.",
  emailOdd: "Det här ser inte ut som en e-postadress.",
  save: "Spara",
  timesHint: "En människa svarar här den tid du väljer. Tiderna visas i din egen tidszon.",
  timesLooking: "Ett ögonblick …",
  timesNone: "Inga tider är lediga just nu. Din plats i kön är kvar.",
  timesFailed: "De lediga tiderna kunde inte laddas.",
  timeTaken: "Någon hann precis ta den tiden. Välj en annan.",
  rateTitle: "Hur gick det?",
  stars: many({ one: "{n} stjärna av 5", other: "{n} stjärnor av 5" }),
  rateComment: "Vill du tillägga något?",
  rateSend: "Skicka betyg",
  rateThanks: "Tack. Det har skickats vidare.",
  endChat: "Avsluta chatten",
  endTitle: "Avsluta den här chatten?",
  endText: "Du kan läsa den här och fortsätta när du vill.",
  endNo: "Fortsätt",
  toBot: "Tillbaka till {bot}",
  soundOff: "Stäng av ljud",
  soundOn: "Slå på ljud",
  download: "Ladda ner chatten",
  mailTranscript: "Skicka chatten med e-post",
  mailFirst: "Lämna först din e-postadress och öppna länken som vi skickar dit. Välj sedan detta igen.",
  transcriptMailed: "Chatten är på väg till din e-postadress.",
  eraseChat: "Radera konversationen",
  eraseTitle: "Radera den här konversationen?",
  eraseText:
    "Allt försvinner för gott, här och på vår server, och en förfrågan om en människa avslutas också. Kopior som redan har skickats vidare – via e-post, till assistentens tjänst eller till en säkerhetskopia – nås inte.",
  eraseYes: "Radera för gott",
  eraseNo: "Behåll",
};
