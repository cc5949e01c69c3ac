// Polski.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Nowa rozmowa",
  startTitle: "Rozpocząć nową rozmowę?",
  startText: "Ta pozostanie w tej przeglądarce, w „{earlier}”.",
  startYes: "Rozpocznij nową",
  earlier: "Wcześniejsze rozmowy",
  goOn: "Kontynuuj tę rozmowę",
  loadFailed: "Nie udało się wczytać rozmowy.",
  wasErased: "Ta rozmowa została usunięta.",
  popOut: "Otwórz w osobnym oknie",
  isOut: "Czat jest otwarty w osobnym oknie.",
  showWindow: "Pokaż okno",
  bringBack: "Przywróć tutaj",
};
