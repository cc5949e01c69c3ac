// Português europeu.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(abre num novo separador)",
  cards: "Opções",
  formSend: "Enviar",
  formOptional: "opcional",
  formMissing: "Preencha este campo.",
  formChoose: "Escolha",
  formYes: "Sim",
  formNo: "Não",
  formInstead: "Ou escreva simplesmente uma mensagem abaixo.",
};
