// Filipino.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Paano ka namin makokontak?",
  contactHint: "Sakaling umalis ka bago sumagot ang isang tao.",
  contactHintMail:
    "Sakaling umalis ka bago sumagot ang isang tao. Magpapadala kami ng link sa email para kumpirmahin ito.",
  name: "Pangalan",
  optional: "opsyonal",
  email: "Email",
  phone: "Telepono",
  contactEither: "Magbigay ng email address o numero ng telepono.",
  emailOdd: "Mukhang hindi ito email address.",
  save: "I-save",
  timesHint: "Sasagot dito ang isang tao sa oras na pipiliin mo. Ayon ito sa sarili mong time zone.",
  timesLooking: "Sandali lang…",
  timesNone: "Walang bakanteng oras ngayon. Hindi mawawala ang puwesto mo sa pila.",
  timesFailed: "Hindi na-load ang mga bakanteng oras.",
  timeTaken: "May kakakuha lang ng oras na iyon. Pumili ng iba.",
  rateTitle: "Kumusta ang chat?",
  stars: many({ one: "{n} star sa 5", other: "{n} star sa 5" }),
  rateComment: "May idaragdag ka ba?",
  rateSend: "Ipadala ang rating",
  rateThanks: "Salamat. Naiparating na ito.",
  endChat: "Tapusin ang chat",
  endTitle: "Tapusin ang chat na ito?",
  endText: "Mababasa mo ito rito at maipagpapatuloy anumang oras.",
  endNo: "Magpatuloy",
  toBot: "Bumalik sa {bot}",
  soundOff: "I-off ang tunog",
  soundOn: "I-on ang tunog",
  download: "I-download ang usapan",
  mailTranscript: "Ipadala ang usapan sa email",
  mailFirst: "Ilagay muna ang email mo at buksan ang link na ipapadala namin doon. Saka piliin ulit ito.",
  transcriptMailed: "Papunta na ang usapan sa email mo.",
  eraseChat: "Burahin ang usapan",
  eraseTitle: "Burahin ang usapang ito?",
  eraseText:
    "Mabubura ang lahat nang tuluyan, dito at sa server namin, at matatapos din ang hiling na makausap ang tao. Hindi na maaabot ang mga kopyang napunta na sa iba, sa email, sa serbisyo ng assistant o sa back-up.",
  eraseYes: "Burahin nang tuluyan",
  eraseNo: "Huwag burahin",
};
