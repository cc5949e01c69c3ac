// Hrvatski.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(otvara se u novoj kartici)",
  cards: "Mogućnosti",
  formSend: "Pošalji",
  formOptional: "neobavezno",
  formMissing: "Ispunite ovo polje.",
  formChoose: "Odaberite",
  formYes: "Da",
  formNo: "Ne",
  formInstead: "Ili samo napišite poruku ispod.",
};
