// Latviešu.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Nometiet failus šeit",
  remove: "Noņemt {name}",
  uploading: "Augšupielādē {name}: {percent}",
  uploaded: "{name} ir gatavs sūtīšanai",
  uploadFailed: "{name} neizdevās augšupielādēt.",
  uploadAgain: "Mēģināt vēlreiz",
  tooLarge: "{name} ir lielāks par {size}.",
  wrongType: "{name} ir faila veids, ko šeit nevar nosūtīt.",
  tooMany: many({
    zero: "Vienlaikus var nosūtīt tikai {n} failu.",
    one: "Vienlaikus var nosūtīt tikai {n} failu.",
    other: "Vienlaikus var nosūtīt tikai {n} failus.",
  }),
  tooManyNow: "{name} netika pieņemts: pašlaik failu ir par daudz. Mēģiniet vēlāk.",
  refused: "{name} noraidīja vīrusu skeneris.",
  picture: "Attēls: {name}",
  download: "Lejupielādēt {name}",
  aFile: "Fails",
};
