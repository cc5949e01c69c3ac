// Русский.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Новая переписка",
  startTitle: "Начать новую переписку?",
  startText: "Эта останется в браузере, в разделе «{earlier}».",
  startYes: "Начать новую",
  earlier: "Прошлые переписки",
  goOn: "Продолжить эту переписку",
  loadFailed: "Переписку не удалось загрузить.",
  wasErased: "Эта переписка удалена.",
  popOut: "Открыть в отдельном окне",
  isOut: "Чат открыт в отдельном окне.",
  showWindow: "Показать окно",
  bringBack: "Вернуть сюда",
};
