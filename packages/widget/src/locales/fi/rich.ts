// Suomi.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(avautuu uuteen välilehteen)",
  cards: "Vaihtoehdot",
  formSend: "Lähetä",
  formOptional: "valinnainen",
  formMissing: "Täytä tämä kohta.",
  formChoose: "Valitse",
  formYes: "Kyllä",
  formNo: "Ei",
  formInstead: "Tai kirjoita vain viesti alle.",
};
