// Español.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(se abre en otra pestaña)",
  cards: "Opciones",
  formSend: "Enviar",
  formOptional: "opcional",
  formMissing: "Rellena este campo.",
  formChoose: "Elige una opción",
  formYes: "Sí",
  formNo: "No",
  formInstead: "O escribe un mensaje abajo.",
};
