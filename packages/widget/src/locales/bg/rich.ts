// Български.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(отваря се в нов раздел)",
  cards: "Възможности",
  formSend: "Изпрати",
  formOptional: "по желание",
  formMissing: "Моля, попълнете това поле.",
  formChoose: "Моля, изберете",
  formYes: "Да",
  formNo: "Не",
  formInstead: "Или просто напишете съобщение по-долу.",
};
