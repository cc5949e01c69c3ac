// Slovenščina.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(odpre se v novem zavihku)",
  cards: "Možnosti",
  formSend: "Pošlji",
  formOptional: "neobvezno",
  formMissing: "Izpolnite to polje.",
  formChoose: "Izberite",
  formYes: "Da",
  formNo: "Ne",
  formInstead: "Ali pa preprosto napišite sporočilo spodaj.",
};
