// Русский.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(откроется в новой вкладке)",
  cards: "Варианты",
  formSend: "Отправить",
  formOptional: "необязательно",
  formMissing: "Заполните это поле.",
  formChoose: "Выберите",
  formYes: "Да",
  formNo: "Нет",
  formInstead: "Или просто напишите сообщение ниже.",
};
