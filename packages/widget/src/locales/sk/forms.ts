// Slovenčina.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Ako vás môžeme zastihnúť?",
  contactHint: "Keby ste odišli, kým človek odpovie.",
  contactHintMail: "Keby ste odišli, kým človek odpovie. Na e-mail vám pošleme odkaz na potvrdenie adresy.",
  name: "Meno",
  optional: "nepovinné",
  email: "E-mail",
  phone: "Telefón",
  contactEither: "Uveďte, prosím, e-mail alebo telefónne číslo.",
  emailOdd: "Toto nevyzerá ako e-mailová adresa.",
  save: "Uložiť",
  timesHint: "Vo vybranom čase vám tu odpovie človek. Časy sú vo vašom časovom pásme.",
  timesLooking: "Chvíľočku…",
  timesNone: "Teraz nie je voľný žiadny čas. Miesto v poradí vám zostáva.",
  timesFailed: "Voľné časy sa nepodarilo načítať.",
  timeTaken: "Ten čas si práve vzal niekto iný. Vyberte si, prosím, ďalší.",
  rateTitle: "Ako to šlo?",
  stars: many({
    one: "{n} hviezdička z 5",
    few: "{n} hviezdičky z 5",
    many: "{n} hviezdičky z 5",
    other: "{n} hviezdičiek z 5",
  }),
  rateComment: "Chcete niečo dodať?",
  rateSend: "Odoslať hodnotenie",
  rateThanks: "Ďakujeme. Posunuli sme to ďalej.",
  endChat: "Ukončiť chat",
  endTitle: "Ukončiť tento chat?",
  endText: "Môžete si ho tu prečítať a kedykoľvek pokračovať.",
  endNo: "Pokračovať",
  toBot: "Späť: {bot}",
  download: "Stiahnuť prepis",
  eraseChat: "Vymazať konverzáciu",
  eraseTitle: "Vymazať túto konverzáciu?",
  eraseText:
    "Všetko navždy zmizne, tu aj na našom serveri, a skončí sa tým aj žiadosť o človeka. Kópie, ktoré už odišli inam (e-mailom, do služby asistenta alebo do zálohy), sa tým nevymažú.",
  eraseYes: "Vymazať navždy",
  eraseNo: "Ponechať",
};
