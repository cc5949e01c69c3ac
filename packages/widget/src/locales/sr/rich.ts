// Српски (ћирилица).
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(отвара се у новој картици)",
  cards: "Могућности",
  formSend: "Пошаљи",
  formOptional: "необавезно",
  formMissing: "Попуните ово поље.",
  formChoose: "Изаберите",
  formYes: "Да",
  formNo: "Не",
  formInstead: "Или само напишите поруку испод.",
};
