// Hrvatski.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Kako vas možemo dobiti?",
  contactHint: "Ako odete prije nego što čovjek odgovori.",
  contactHintMail: "Ako odete prije nego što čovjek odgovori. Na e-poštu šaljemo poveznicu za potvrdu adrese.",
  name: "Ime",
  optional: "neobavezno",
  email: "E-pošta",
  phone: "Telefon",
  contactEither: "Upišite adresu e-pošte ili telefonski broj.",
  emailOdd: "Ovo ne izgleda kao adresa e-pošte.",
  save: "Spremi",
  timesHint: "Čovjek ovdje odgovara u vrijeme koje odaberete. Vremena su u vašoj vremenskoj zoni.",
  timesLooking: "Samo trenutak…",
  timesNone: "Trenutačno nema slobodnih termina. Vaše mjesto u redu ostaje.",
  timesFailed: "Slobodni termini nisu se učitali.",
  timeTaken: "Taj je termin upravo zauzet. Odaberite drugi.",
  rateTitle: "Kako je prošlo?",
  stars: many({ one: "{n} zvjezdica od 5", few: "{n} zvjezdice od 5", other: "{n} zvjezdica od 5" }),
  rateComment: "Želite li što dodati?",
  rateSend: "Pošalji ocjenu",
  rateThanks: "Hvala. Proslijedili smo dalje.",
  endChat: "Završi chat",
  endTitle: "Završiti ovaj chat?",
  endText: "Možete ga ovdje pročitati i nastaviti bilo kada.",
  endNo: "Nastavi",
  toBot: "Natrag: {bot}",
  soundOff: "Isključi zvuk",
  soundOn: "Uključi zvuk",
  download: "Preuzmi razgovor",
  mailTranscript: "Pošalji razgovor e-poštom",
  mailFirst:
    "Najprije ostavite adresu e-pošte i otvorite poveznicu koju ćemo poslati na nju. Zatim ovo odaberite ponovno.",
  transcriptMailed: "Razgovor je na putu na vašu e-poštu.",
  eraseChat: "Izbriši razgovor",
  eraseTitle: "Izbrisati ovaj razgovor?",
  eraseText:
    "Sve zauvijek nestaje, ovdje i na našem poslužitelju, a s time završava i zahtjev za čovjekom. Kopije koje su već otišle drugamo – e-poštom, u uslugu asistenta ili u sigurnosnu kopiju – ostaju.",
  eraseYes: "Izbriši zauvijek",
  eraseNo: "Zadrži",
};
