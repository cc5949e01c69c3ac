// Čeština.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(otevře se na nové kartě)",
  cards: "Možnosti",
  formSend: "Odeslat",
  formOptional: "nepovinné",
  formMissing: "Vyplňte prosím toto pole.",
  formChoose: "Vyberte prosím",
  formYes: "Ano",
  formNo: "Ne",
  formInstead: "Nebo prostě napište zprávu níže.",
};
