// Українська.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(відкриється в новій вкладці)",
  cards: "Варіанти",
  formSend: "Надіслати",
  formOptional: "необов’язково",
  formMissing: "Заповніть це поле.",
  formChoose: "Виберіть",
  formYes: "Так",
  formNo: "Ні",
  formInstead: "Або просто напишіть повідомлення нижче.",
};
