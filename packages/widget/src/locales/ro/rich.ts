// Română.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(se deschide într-o filă nouă)",
  cards: "Opțiuni",
  formSend: "Trimite",
  formOptional: "opțional",
  formMissing: "Completează acest câmp.",
  formChoose: "Alege",
  formYes: "Da",
  formNo: "Nu",
  formInstead: "Sau scrie pur și simplu un mesaj mai jos.",
};
