// Български.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Нов разговор",
  startTitle: "Да започнем ли нов разговор?",
  startText: "Този остава в браузъра, в „{earlier}“.",
  startYes: "Започни нов",
  earlier: "Предишни разговори",
  goOn: "Продължи този разговор",
  loadFailed: "Разговорът не можа да се зареди.",
  wasErased: "Този разговор е изтрит.",
  popOut: "Отвори в отделен прозорец",
  isOut: "Чатът е отворен в отделен прозорец.",
  showWindow: "Покажи прозореца",
  bringBack: "Върни го тук",
};
