// Dansk.
import { many } from "../plural.ts";
import type { FilesWords } from "../en/files.ts";

export const files: FilesWords = {
  dropHere: "Slip filer her",
  remove: "Fjern {name}",
  uploading: "Uploader {name}: {percent}",
  uploaded: "{name} er klar til at blive sendt",
  uploadFailed: "{name} kunne ikke uploades.",
  uploadAgain: "Prøv igen",
  tooLarge: "{name} er større end {size}.",
  wrongType: "{name} er af en type, der ikke kan sendes her.",
  tooMany: many({ one: "Der kan kun sendes {n} fil ad gangen.", other: "Der kan kun sendes {n} filer ad gangen." }),
  tooManyNow: "{name} blev ikke modtaget: der er for mange filer lige nu. Prøv igen senere.",
  refused: "{name} blev afvist af en virusscanner.",
  picture: "Billede: {name}",
  download: "Download {name}",
  aFile: "En fil",
};
