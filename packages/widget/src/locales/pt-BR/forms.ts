// Português do Brasil.
import { many } from "../plural.ts";
import type { FormsWords } from "../en/forms.ts";

export const forms: FormsWords = {
  contactTitle: "Como podemos falar com você?",
  contactHint: "Caso você saia antes de uma pessoa responder.",
  contactHintMail: "Caso você saia antes de uma pessoa responder. Enviamos um link ao e-mail para confirmá-lo.",
  name: "Nome",
  optional: "opcional",
  email: "E-mail",
  phone: "Telefone",
  contactEither: "Informe um e-mail ou telefone.",
  emailOdd: "Isto não parece um e-mail.",
  save: "Salvar",
  timesHint: "Uma pessoa responde aqui no horário que você escolher. Os horários estão no seu fuso.",
  timesLooking: "Um momento…",
  timesNone: "Nenhum horário livre no momento. Seu lugar na fila está guardado.",
  timesFailed: "Não foi possível carregar os horários livres.",
  timeTaken: "Alguém acabou de pegar esse horário. Escolha outro.",
  rateTitle: "Como foi?",
  stars: many({ one: "{n} estrela de 5", many: "{n} de estrelas de 5", other: "{n} estrelas de 5" }),
  rateComment: "Quer acrescentar algo?",
  rateSend: "Enviar avaliação",
  rateThanks: "Obrigado. Já foi repassado.",
  endChat: "Encerrar chat",
  endTitle: "Encerrar este chat?",
  endText: "Você pode ler aqui e continuar quando quiser.",
  endNo: "Continuar",
  toBot: "Voltar para {bot}",
  download: "Baixar conversa",
  eraseChat: "Apagar conversa",
  eraseTitle: "Apagar esta conversa?",
  eraseText:
    "Tudo some de vez, aqui e no nosso servidor, e o pedido de uma pessoa termina junto. Cópias que já foram para outro lugar, por e-mail, para o serviço do assistente ou para um backup, não são apagadas.",
  eraseYes: "Apagar de vez",
  eraseNo: "Manter",
};
