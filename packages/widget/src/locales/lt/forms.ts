// Lietuvių.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Kaip su jumis susisiekti?",
  contactHint: "Jei išeitumėte, kol žmogus dar neatsakė.",
  contactHintMail: "Jei išeitumėte, kol žmogus dar neatsakė. El. pašto adresu išsiųsime patvirtinimo nuorodą.",
  name: "Vardas",
  optional: "neprivaloma",
  email: "El. paštas",
  phone: "Telefonas",
  contactEither: "Nurodykite el. pašto adresą arba telefono numerį.",
  emailOdd: "Tai nepanašu į el. pašto adresą.",
  save: "Išsaugoti",
  timesHint: "Žmogus čia atsakys jūsų pasirinktu laiku. Laikai rodomi jūsų laiko juosta.",
  timesLooking: "Akimirką…",
  timesNone: "Šiuo metu laisvų laikų nėra. Jūsų vieta eilėje išsaugota.",
  timesFailed: "Nepavyko įkelti laisvų laikų.",
  timeTaken: "Šį laiką ką tik kažkas užėmė. Pasirinkite kitą.",
  rateTitle: "Kaip sekėsi?",
  stars: many({
    one: "{n} žvaigždutė iš 5",
    few: "{n} žvaigždutės iš 5",
    many: "{n} žvaigždutės iš 5",
    other: "{n} žvaigždučių iš 5",
  }),
  rateComment: "Norite ką nors pridurti?",
  rateSend: "Siųsti įvertinimą",
  rateThanks: "Ačiū. Perdavėme.",
  endChat: "Baigti pokalbį",
  endTitle: "Baigti šį pokalbį?",
  endText: "Galėsite jį čia skaityti ir bet kada tęsti.",
  endNo: "Tęsti",
  toBot: "Grįžti: {bot}",
  soundOff: "Išjungti garsą",
  soundOn: "Įjungti garsą",
  download: "Atsisiųsti pokalbį",
  mailTranscript: "Siųsti pokalbį el. paštu",
  mailFirst:
    "Pirmiausia palikite el. pašto adresą ir atidarykite nuorodą, kurią ten atsiųsime. Tada pasirinkite tai dar kartą.",
  transcriptMailed: "Pokalbis išsiųstas jūsų el. pašto adresu.",
  eraseChat: "Ištrinti pokalbį",
  eraseTitle: "Ištrinti šį pokalbį?",
  eraseText:
    "Viskas bus ištrinta visam laikui – ir čia, ir mūsų serveryje, o prašymas kalbėti su žmogumi bus nutrauktas. Anksčiau kitur patekusios kopijos – el. paštu, asistento paslaugoje ar atsarginėje kopijoje – nebus ištrintos.",
  eraseYes: "Ištrinti visam laikui",
  eraseNo: "Palikti",
};
