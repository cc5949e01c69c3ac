// Українська.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Нова розмова",
  startTitle: "Почати нову розмову?",
  startText: "Ця залишиться в браузері, у розділі «{earlier}».",
  startYes: "Почати нову",
  earlier: "Попередні розмови",
  goOn: "Продовжити цю розмову",
  loadFailed: "Розмову не вдалося завантажити.",
  wasErased: "Цю розмову видалено.",
  popOut: "Відкрити в окремому вікні",
  isOut: "Чат відкрито в окремому вікні.",
  showWindow: "Показати вікно",
  bringBack: "Повернути сюди",
};
