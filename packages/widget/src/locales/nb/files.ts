// Norsk bokmål.
import { many } from "../plural.ts";
import type { FilesWords } from "../en/files.ts";

export const files: FilesWords = {
  dropHere: "Slipp filer her",
  remove: "Fjern {name}",
  uploading: "Laster opp {name}: {percent}",
  uploaded: "{name} er klar til å sendes",
  uploadFailed: "{name} kunne ikke lastes opp.",
  uploadAgain: "Prøv igjen",
  tooLarge: "{name} er større enn {size}.",
  wrongType: "{name} er av en type som ikke kan sendes her.",
  tooMany: many({ one: "Bare {n} fil kan sendes om gangen.", other: "Bare {n} filer kan sendes om gangen." }),
  tooManyNow: "{name} ble ikke tatt imot: det er for mange filer akkurat nå. Prøv igjen senere.",
  refused: "{name} ble avvist av en virusskanner.",
  picture: "Bilde: {name}",
  download: "Last ned {name}",
  aFile: "En fil",
};
