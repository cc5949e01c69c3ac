// Português europeu.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Nova conversa",
  startTitle: "Começar uma nova conversa?",
  startText: "Esta fica neste navegador, em «{earlier}».",
  startYes: "Começar nova",
  earlier: "Conversas anteriores",
  goOn: "Continuar esta conversa",
  loadFailed: "Não foi possível carregar a conversa.",
  wasErased: "Esta conversa foi apagada.",
  popOut: "Abrir numa janela própria",
  isOut: "O chat está aberto numa janela própria.",
  showWindow: "Mostrar a janela",
  bringBack: "Trazer de volta",
};
