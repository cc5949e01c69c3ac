// Íslenska.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Hvernig náum við í þig?",
  contactHint: "Ef þú ferð áður en manneskja svarar.",
  contactHintMail: "Ef þú ferð áður en manneskja svarar. Við sendum tengil á netfangið til að staðfesta það.",
  name: "Nafn",
  optional: "valfrjálst",
  email: "Netfang",
  phone: "Sími",
  contactEither: "Gefðu upp netfang eða símanúmer.",
  emailOdd: "Þetta lítur ekki út eins og netfang.",
  save: "Vista",
  timesHint: "Manneskja svarar hér á tímanum sem þú velur. Tímarnir eru í þínu tímabelti.",
  timesLooking: "Augnablik…",
  timesNone: "Enginn tími er laus eins og er. Þú heldur þínum stað í röðinni.",
  timesFailed: "Ekki tókst að sækja lausa tíma.",
  timeTaken: "Einhver var að taka þennan tíma. Veldu annan.",
  rateTitle: "Hvernig gekk?",
  stars: many({ one: "{n} stjarna af 5", other: "{n} stjörnur af 5" }),
  rateComment: "Viltu bæta einhverju við?",
  rateSend: "Senda einkunn",
  rateThanks: "Takk. Þessu hefur verið komið áfram.",
  endChat: "Ljúka spjalli",
  endTitle: "Ljúka þessu spjalli?",
  endText: "Þú getur lesið það hér og haldið áfram hvenær sem er.",
  endNo: "Halda áfram",
  toBot: "Til baka: {bot}",
  download: "Sækja samtalið",
  eraseChat: "Eyða samtali",
  eraseTitle: "Eyða þessu samtali?",
  eraseText:
    "Allt hverfur fyrir fullt og allt, hér og á þjóninum okkar, og beiðni um manneskju fellur líka niður. Afrit sem þegar hafa farið annað, í tölvupósti, til þjónustu spjallmennisins eða í öryggisafrit, nást ekki.",
  eraseYes: "Eyða endanlega",
  eraseNo: "Halda því",
};
