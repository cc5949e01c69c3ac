// Polski.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(otwiera się w nowej karcie)",
  cards: "Do wyboru",
  formSend: "Wyślij",
  formOptional: "opcjonalnie",
  formMissing: "Wypełnij to pole.",
  formChoose: "Wybierz",
  formYes: "Tak",
  formNo: "Nie",
  formInstead: "Albo po prostu napisz wiadomość poniżej.",
};
