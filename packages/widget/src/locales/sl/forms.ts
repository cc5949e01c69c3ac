// Slovenščina.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Kako vas lahko dosežemo?",
  contactHint: "Če odidete, preden odgovori človek.",
  contactHintMail: "Če odidete, preden odgovori človek. Na e-naslov pošljemo povezavo za potrditev.",
  name: "Ime",
  optional: "neobvezno",
  email: "E-pošta",
  phone: "Telefon",
  contactEither: "Vpišite e-naslov ali telefonsko številko.",
  emailOdd: "To ni videti kot e-naslov.",
  save: "Shrani",
  timesHint: "Človek tukaj odgovori ob izbrani uri. Ure so v vašem časovnem pasu.",
  timesLooking: "Samo trenutek…",
  timesNone: "Trenutno ni prostih terminov. Vaše mesto v vrsti ostane.",
  timesFailed: "Prostih terminov ni bilo mogoče naložiti.",
  timeTaken: "Ta termin je pravkar nekdo zasedel. Izberite drugega.",
  rateTitle: "Kako je bilo?",
  stars: many({
    one: "{n} zvezdica od 5",
    two: "{n} zvezdici od 5",
    few: "{n} zvezdice od 5",
    other: "{n} zvezdic od 5",
  }),
  rateComment: "Bi radi kaj dodali?",
  rateSend: "Pošlji oceno",
  rateThanks: "Hvala. Posredovali smo naprej.",
  endChat: "Končaj klepet",
  endTitle: "Končamo ta klepet?",
  endText: "Tukaj ga lahko preberete in kadar koli nadaljujete.",
  endNo: "Nadaljuj",
  toBot: "Nazaj: {bot}",
  download: "Prenesi pogovor",
  eraseChat: "Izbriši pogovor",
  eraseTitle: "Izbrišemo ta pogovor?",
  eraseText:
    "Vse izgine za vedno, tukaj in na našem strežniku, s tem pa se konča tudi prošnja za človeka. Kopije, ki so že šle drugam (po e-pošti, v storitev pomočnika ali v varnostno kopijo), ostanejo.",
  eraseYes: "Izbriši za vedno",
  eraseNo: "Obdrži",
};
