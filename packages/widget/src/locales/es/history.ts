// Español.
import type { HistoryWords } from "../en/history.ts";

export const history: HistoryWords = {
  startNew: "Conversación nueva",
  startTitle: "¿Empezar una conversación nueva?",
  startText: "Esta se queda en este navegador, en «{earlier}».",
  startYes: "Empezar otra",
  earlier: "Conversaciones anteriores",
  goOn: "Continuar esta conversación",
  loadFailed: "No se pudo cargar la conversación.",
  wasErased: "Esta conversación se ha borrado.",
  popOut: "Abrir en su propia ventana",
  isOut: "El chat está abierto en su propia ventana.",
  showWindow: "Mostrar la ventana",
  bringBack: "Traerlo de vuelta aquí",
};
