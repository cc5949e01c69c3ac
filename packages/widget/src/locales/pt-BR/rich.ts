// Português do Brasil.
import type { RichWords } from "../en/rich.ts";

export const rich: RichWords = {
  opensElsewhere: "(abre em outra aba)",
  cards: "Opções",
  formSend: "Enviar",
  formOptional: "opcional",
  formMissing: "Preencha este campo.",
  formChoose: "Escolha",
  formYes: "Sim",
  formNo: "Não",
  formInstead: "Ou escreva uma mensagem abaixo.",
};
