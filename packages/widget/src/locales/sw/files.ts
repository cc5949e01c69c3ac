// Kiswahili.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Dondosha faili hapa",
  remove: "Ondoa {name}",
  uploading: "Inapakia {name}: {percent}",
  uploaded: "{name} iko tayari kutumwa",
  uploadFailed: "{name} haikuweza kupakiwa.",
  uploadAgain: "Jaribu tena",
  tooLarge: "{name} ni kubwa kuliko {size}.",
  wrongType: "{name} ni aina isiyoweza kutumwa hapa.",
  tooMany: many({
    one: "Faili {n} tu inaweza kutumwa kwa mara moja.",
    other: "Faili {n} tu zinaweza kutumwa kwa mara moja.",
  }),
  tooManyNow: "{name} haikupokelewa: faili ni nyingi mno kwa sasa. Jaribu tena baadaye.",
  refused: "{name} imekataliwa na kikagua virusi.",
  picture: "Picha: {name}",
  download: "Pakua {name}",
  aFile: "Faili",
};
