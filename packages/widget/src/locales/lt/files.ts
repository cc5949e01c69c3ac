// Lietuvių.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Vilkite failus čia",
  remove: "Pašalinti {name}",
  uploading: "Įkeliama {name}: {percent}",
  uploaded: "{name} paruošta siųsti",
  uploadFailed: "Nepavyko įkelti {name}.",
  uploadAgain: "Bandyti dar kartą",
  tooLarge: "{name} viršija {size}.",
  wrongType: "{name} yra tokio tipo, kurio čia siųsti negalima.",
  tooMany: many({
    one: "Vienu metu galima siųsti tik {n} failą.",
    few: "Vienu metu galima siųsti tik {n} failus.",
    many: "Vienu metu galima siųsti tik {n} failo.",
    other: "Vienu metu galima siųsti tik {n} failų.",
  }),
  tooManyNow: "Failas {name} nepriimtas: šiuo metu failų per daug. Bandykite vėliau.",
  refused: "{name} atmetė antivirusinė programa.",
  picture: "Paveikslėlis: {name}",
  download: "Atsisiųsti {name}",
  aFile: "Failas",
};
