// Eesti.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Lohista failid siia",
  remove: "Eemalda {name}",
  uploading: "Laadime üles {name}: {percent}",
  uploaded: "{name} on saatmiseks valmis",
  uploadFailed: "{name}: üleslaadimine ebaõnnestus.",
  uploadAgain: "Proovi uuesti",
  tooLarge: "{name} on liiga suur, lubatud on kuni {size}.",
  wrongType: "{name} on faililiik, mida siin saata ei saa.",
  tooMany: many({ one: "Korraga saab saata ainult {n} faili.", other: "Korraga saab saata ainult {n} faili." }),
  tooManyNow: "Faili {name} ei võetud vastu: praegu on faile liiga palju. Proovi hiljem uuesti.",
  refused: "{name}: viirusetõrje ei lubanud seda faili.",
  picture: "Pilt: {name}",
  download: "Laadi alla {name}",
  aFile: "Fail",
};
