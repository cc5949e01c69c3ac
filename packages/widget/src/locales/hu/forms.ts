// Magyar.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Hogyan érhetjük el Önt?",
  contactHint: "Arra az esetre, ha elmegy, mielőtt egy ember válaszol.",
  contactHintMail: "Arra az esetre, ha elmegy, mielőtt egy ember válaszol. Az e-mail-címre megerősítő linket küldünk.",
  name: "Név",
  optional: "nem kötelező",
  email: "E-mail",
  phone: "Telefon",
  contactEither: "Kérjük, adjon meg egy e-mail-címet vagy telefonszámot.",
  emailOdd: "Ez nem tűnik e-mail-címnek.",
  save: "Mentés",
  timesHint: "A választott időpontban egy ember itt válaszol. Az időpontok az Ön időzónája szerint értendők.",
  timesLooking: "Egy pillanat…",
  timesNone: "Most nincs szabad időpont. A helye a sorban megmarad.",
  timesFailed: "A szabad időpontok nem töltődtek be.",
  timeTaken: "Ezt az időpontot épp most foglalták el. Kérjük, válasszon másikat.",
  rateTitle: "Milyen volt?",
  stars: many({ one: "{n} csillag az 5-ből", other: "{n} csillag az 5-ből" }),
  rateComment: "Szeretne hozzátenni valamit?",
  rateSend: "Értékelés küldése",
  rateThanks: "Köszönjük. Továbbítottuk.",
  endChat: "Csevegés befejezése",
  endTitle: "Befejezi a csevegést?",
  endText: "Itt elolvashatja, és bármikor folytathatja.",
  endNo: "Folytatom",
  toBot: "Vissza: {bot}",
  download: "Beszélgetés letöltése",
  eraseChat: "Beszélgetés törlése",
  eraseTitle: "Törli ezt a beszélgetést?",
  eraseText:
    "Minden véglegesen törlődik itt és a kiszolgálónkon is, és ezzel megszűnik az ember iránti kérése. A korábban máshová került másolatokra – e-mailben, az asszisztens szolgáltatásánál vagy biztonsági mentésben – ez nem terjed ki.",
  eraseYes: "Végleges törlés",
  eraseNo: "Megtartom",
};
