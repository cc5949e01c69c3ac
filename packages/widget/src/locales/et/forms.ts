// Eesti.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Kuidas sinuga ühendust saame?",
  contactHint: "Juhuks, kui lahkud enne inimese vastust.",
  contactHintMail: "Juhuks, kui lahkud enne inimese vastust. Saadame e-posti aadressile kinnituslingi.",
  name: "Nimi",
  optional: "pole kohustuslik",
  email: "E-post",
  phone: "Telefon",
  contactEither: "Palun sisesta e-posti aadress või telefoninumber.",
  emailOdd: "See ei tundu olevat e-posti aadress.",
  save: "Salvesta",
  timesHint: "Inimene vastab siin sinu valitud ajal. Ajad on sinu ajavööndis.",
  timesLooking: "Üks hetk…",
  timesNone: "Praegu pole ühtegi vaba aega. Sinu koht järjekorras jääb alles.",
  timesFailed: "Vabu aegu ei õnnestunud laadida.",
  timeTaken: "Keegi just võttis selle aja. Palun vali muu.",
  rateTitle: "Kuidas läks?",
  stars: many({ one: "{n} tärn 5-st", other: "{n} tärni 5-st" }),
  rateComment: "Soovid midagi lisada?",
  rateSend: "Saada hinnang",
  rateThanks: "Aitäh! Andsime selle edasi.",
  endChat: "Lõpeta vestlus",
  endTitle: "Kas lõpetada vestlus?",
  endText: "Saad seda siin lugeda ja igal ajal jätkata.",
  endNo: "Jätka",
  toBot: "Tagasi: {bot}",
  download: "Laadi vestlus alla",
  eraseChat: "Kustuta vestlus",
  eraseTitle: "Kas kustutada see vestlus?",
  eraseText:
    "Kõik kaob jäädavalt nii siit kui ka meie serverist ning ka soov inimesega rääkida tühistub. Koopiad, mis on juba mujale jõudnud – e-postiga, abilise teenusesse või varukoopiasse –, jäävad alles.",
  eraseYes: "Kustuta jäädavalt",
  eraseNo: "Jäta alles",
};
