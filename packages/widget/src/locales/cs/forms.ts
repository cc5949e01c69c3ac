// Čeština.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Jak vás můžeme zastihnout?",
  contactHint: "Kdybyste odešli, než člověk odpoví.",
  contactHintMail: "Kdybyste odešli, než člověk odpoví. Na e-mail vám pošleme odkaz k potvrzení adresy.",
  name: "Jméno",
  optional: "nepovinné",
  email: "E-mail",
  phone: "Telefon",
  contactEither: "Uveďte prosím e-mail nebo telefonní číslo.",
  emailOdd: "Tohle nevypadá jako e-mailová adresa.",
  save: "Uložit",
  timesHint: "Ve vybraný čas vám tu odpoví člověk. Časy jsou ve vašem časovém pásmu.",
  timesLooking: "Okamžik…",
  timesNone: "Teď není volný žádný čas. Místo ve frontě vám zůstává.",
  timesFailed: "Volné časy se nepodařilo načíst.",
  timeTaken: "Ten čas si právě vzal někdo jiný. Vyberte prosím další.",
  rateTitle: "Jak to šlo?",
  stars: many({
    one: "{n} hvězdička z 5",
    few: "{n} hvězdičky z 5",
    many: "{n} hvězdičky z 5",
    other: "{n} hvězdiček z 5",
  }),
  rateComment: "Chcete něco dodat?",
  rateSend: "Odeslat hodnocení",
  rateThanks: "Děkujeme. Předali jsme to dál.",
  endChat: "Ukončit chat",
  endTitle: "Ukončit tento chat?",
  endText: "Můžete si ho tu přečíst a kdykoli pokračovat.",
  endNo: "Pokračovat",
  toBot: "Zpět: {bot}",
  download: "Stáhnout přepis",
  eraseChat: "Smazat konverzaci",
  eraseTitle: "Smazat tuto konverzaci?",
  eraseText:
    "Vše navždy zmizí, tady i na našem serveru, a skončí tím i žádost o člověka. Kopie, které už odešly jinam (e-mailem, do služby asistenta nebo do zálohy), se tím nesmažou.",
  eraseYes: "Smazat navždy",
  eraseNo: "Ponechat",
};
