// Català.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Com et podem contactar?",
  contactHint: "Per si marxes abans que et respongui una persona.",
  contactHintMail: "Per si marxes abans que et respongui una persona. Enviem un enllaç al correu per confirmar-lo.",
  name: "Nom",
  optional: "opcional",
  email: "Correu electrònic",
  phone: "Telèfon",
  contactEither: "Indica un correu electrònic o un telèfon.",
  emailOdd: "Això no sembla una adreça de correu.",
  save: "Desa",
  timesHint: "Una persona et respon aquí a l’hora que triïs. Les hores són del teu fus horari.",
  timesLooking: "Un moment…",
  timesNone: "Ara mateix no hi ha cap hora lliure. Et guardem el lloc a la cua.",
  timesFailed: "No s’han pogut carregar les hores lliures.",
  timeTaken: "Algú acaba d’agafar aquesta hora. Tria’n una altra.",
  rateTitle: "Com ha anat?",
  stars: many({ one: "{n} estrella de 5", many: "{n} d’estrelles de 5", other: "{n} estrelles de 5" }),
  rateComment: "Vols afegir alguna cosa?",
  rateSend: "Envia la valoració",
  rateThanks: "Gràcies. Ho hem fet arribar.",
  endChat: "Acaba el xat",
  endTitle: "Vols acabar aquest xat?",
  endText: "El pots llegir aquí i continuar quan vulguis.",
  endNo: "Continua",
  toBot: "Torna amb {bot}",
  download: "Baixa la conversa",
  eraseChat: "Esborra la conversa",
  eraseTitle: "Vols esborrar aquesta conversa?",
  eraseText:
    "Tot desapareix per sempre, aquí i al nostre servidor, i també s’acaba la petició de parlar amb una persona. Les còpies que ja hagin sortit abans, per correu electrònic, cap al servei de l’assistent o en una còpia de seguretat, no s’esborren.",
  eraseYes: "Esborra per sempre",
  eraseNo: "Conserva-la",
};
