// Íslenska.
import type { FilesWords } from "../en/files.ts";
import { many } from "../plural.ts";

export const files: FilesWords = {
  dropHere: "Slepptu skrám hér",
  remove: "Fjarlægja {name}",
  uploading: "Hleð upp {name}: {percent}",
  uploaded: "{name} er tilbúin til sendingar",
  uploadFailed: "Ekki tókst að hlaða upp {name}.",
  uploadAgain: "Reyna aftur",
  tooLarge: "{name} er stærri en {size}.",
  wrongType: "{name} er af gerð sem ekki er hægt að senda hér.",
  tooMany: many({
    one: "Aðeins er hægt að senda {n} skrá í einu.",
    other: "Aðeins er hægt að senda {n} skrár í einu.",
  }),
  tooManyNow: "Ekki var tekið við {name}: skrárnar eru of margar í bili. Reyndu aftur síðar.",
  refused: "Veiruvörn hafnaði {name}.",
  picture: "Mynd: {name}",
  download: "Sækja {name}",
  aFile: "Skrá",
};
