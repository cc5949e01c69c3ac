// Suomi.
import { many } from "../plural.ts";
import type { FormsWords } from "../en/forms.ts";

export const forms: FormsWords = {
  contactTitle: "Miten tavoitamme sinut?",
  contactHint: "Siltä varalta, että poistut ennen kuin ihminen vastaa.",
  contactHintMail:
    "Siltä varalta, että poistut ennen kuin ihminen vastaa. Lähetämme sähköpostiosoitteeseen vahvistuslinkin.",
  name: "Nimi",
  optional: "valinnainen",
  email: "Sähköposti",
  phone: "Puhelin",
  contactEither: "Anna sähköpostiosoite tai puhelinnumero.",
  emailOdd: "Tämä ei näytä sähköpostiosoitteelta.",
  save: "Tallenna",
  timesHint: "Ihminen vastaa tässä valitsemaasi aikaan. Ajat ovat omassa aikavyöhykkeessäsi.",
  timesLooking: "Hetki…",
  timesNone: "Vapaita aikoja ei juuri nyt ole. Paikkasi jonossa säilyy.",
  timesFailed: "Vapaita aikoja ei voitu ladata.",
  timeTaken: "Joku ehti juuri varata sen ajan. Valitse toinen.",
  rateTitle: "Miten meni?",
  stars: many({ one: "{n} tähti viidestä", other: "{n} tähteä viidestä" }),
  rateComment: "Haluatko lisätä jotain?",
  rateSend: "Lähetä arvio",
  rateThanks: "Kiitos. Se on välitetty eteenpäin.",
  endChat: "Lopeta chat",
  endTitle: "Lopetetaanko chat?",
  endText: "Voit lukea sen täällä ja jatkaa milloin vain.",
  endNo: "Jatka",
  toBot: "Takaisin: {bot}",
  soundOff: "Poista ääni käytöstä",
  soundOn: "Ota ääni käyttöön",
  download: "Lataa keskustelu",
  mailTranscript: "Lähetä keskustelu sähköpostiin",
  mailFirst: "Jätä ensin sähköpostiosoitteesi ja avaa linkki, jonka lähetämme siihen. Valitse sitten tämä uudelleen.",
  transcriptMailed: "Keskustelu on matkalla sähköpostiisi.",
  eraseChat: "Poista keskustelu",
  eraseTitle: "Poistetaanko tämä keskustelu?",
  eraseText:
    "Kaikki poistetaan lopullisesti täältä ja palvelimeltamme, ja samalla päättyy pyyntö puhua ihmiselle. Poisto ei koske kopioita, jotka ovat jo menneet muualle: sähköpostiin, avustajan palveluun tai varmuuskopioon.",
  eraseYes: "Poista lopullisesti",
  eraseNo: "Säilytä",
};
