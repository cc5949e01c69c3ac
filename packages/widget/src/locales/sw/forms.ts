// Kiswahili.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Tunawezaje kukufikia?",
  contactHint: "Endapo utaondoka kabla mtu hajajibu.",
  contactHintMail: "Endapo utaondoka kabla mtu hajajibu. Tunatuma kiungo kwenye barua pepe hiyo ili kuithibitisha.",
  name: "Jina",
  optional: "si lazima",
  email: "Barua pepe",
  phone: "Simu",
  contactEither: "Tafadhali weka barua pepe au nambari ya simu.",
  emailOdd: "Hii haionekani kuwa barua pepe.",
  save: "Hifadhi",
  timesHint: "Mtu atajibu hapa kwa muda utakaochagua. Muda ni wa saa za mahali ulipo.",
  timesLooking: "Subiri kidogo…",
  timesNone: "Hakuna muda ulio wazi kwa sasa. Nafasi yako kwenye foleni inabaki.",
  timesFailed: "Muda ulio wazi haukuweza kupakiwa.",
  timeTaken: "Mtu mwingine amechukua muda huo sasa hivi. Tafadhali chagua mwingine.",
  rateTitle: "Ilikuwaje?",
  stars: many({ one: "Nyota {n} kati ya 5", other: "Nyota {n} kati ya 5" }),
  rateComment: "Una la kuongeza?",
  rateSend: "Tuma ukadiriaji",
  rateThanks: "Asante. Tumeuwasilisha.",
  endChat: "Maliza gumzo",
  endTitle: "Umalize gumzo hili?",
  endText: "Unaweza kulisoma hapa na kuendelea wakati wowote.",
  endNo: "Endelea",
  toBot: "Rudi kwa {bot}",
  download: "Pakua mazungumzo",
  eraseChat: "Futa mazungumzo",
  eraseTitle: "Ufute mazungumzo haya?",
  eraseText:
    "Kila kitu kitafutwa kabisa, hapa na kwenye seva yetu, na ombi la kuongea na mtu litaisha pia. Nakala zilizokwenda kwingine awali, kwa barua pepe, kwenye huduma ya msaidizi au kwenye hifadhi rudufu, hazitafutwa.",
  eraseYes: "Futa kabisa",
  eraseNo: "Usifute",
};
