// Latviešu.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Kā varam ar jums sazināties?",
  contactHint: "Gadījumam, ja aiziesiet, pirms cilvēks atbild.",
  contactHintMail: "Gadījumam, ja aiziesiet, pirms cilvēks atbild. Uz e-pasta adresi nosūtīsim apstiprinājuma saiti.",
  name: "Vārds",
  optional: "nav obligāti",
  email: "E-pasts",
  phone: "Tālrunis",
  contactEither: "Lūdzu, norādiet e-pasta adresi vai tālruņa numuru.",
  emailOdd: "Tas neizskatās pēc e-pasta adreses.",
  save: "Saglabāt",
  timesHint: "Cilvēks šeit atbildēs jūsu izvēlētajā laikā. Laiki ir jūsu laika joslā.",
  timesLooking: "Mirklīti…",
  timesNone: "Pašlaik nav brīvu laiku. Jūsu vieta rindā ir saglabāta.",
  timesFailed: "Neizdevās ielādēt brīvos laikus.",
  timeTaken: "Kāds tikko paņēma šo laiku. Lūdzu, izvēlieties citu.",
  rateTitle: "Kā gāja?",
  stars: many({ zero: "{n} zvaigžņu no 5", one: "{n} zvaigzne no 5", other: "{n} zvaigznes no 5" }),
  rateComment: "Vai vēlaties ko piebilst?",
  rateSend: "Sūtīt vērtējumu",
  rateThanks: "Paldies! Nodevām tālāk.",
  endChat: "Beigt tērzēšanu",
  endTitle: "Vai beigt šo tērzēšanu?",
  endText: "Varēsiet to šeit lasīt un turpināt jebkurā laikā.",
  endNo: "Turpināt",
  toBot: "Atpakaļ: {bot}",
  soundOff: "Izslēgt skaņu",
  soundOn: "Ieslēgt skaņu",
  download: "Lejupielādēt sarunu",
  mailTranscript: "Nosūtīt sarunu e-pastā",
  mailFirst:
    "Vispirms atstājiet savu e-pasta adresi un atveriet saiti, ko uz to nosūtīsim. Tad izvēlieties šo vēlreiz.",
  transcriptMailed: "Saruna ir ceļā uz jūsu e-pasta adresi.",
  eraseChat: "Dzēst sarunu",
  eraseTitle: "Vai dzēst šo sarunu?",
  eraseText:
    "Viss tiks neatgriezeniski izdzēsts gan šeit, gan mūsu serverī, un tiks atcelts arī pieprasījums runāt ar cilvēku. Kopijas, kas jau nonākušas citur – e-pastā, asistenta pakalpojumā vai rezerves kopijā –, netiks dzēstas.",
  eraseYes: "Dzēst pavisam",
  eraseNo: "Paturēt",
};
