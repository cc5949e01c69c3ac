// Português europeu.
import type { FormsWords } from "../en/forms.ts";
import { many } from "../plural.ts";

export const forms: FormsWords = {
  contactTitle: "Como entramos em contacto consigo?",
  contactHint: "Caso saia antes de uma pessoa responder.",
  contactHintMail: "Caso saia antes de uma pessoa responder. Enviamos um link para o e-mail, para o confirmar.",
  name: "Nome",
  optional: "opcional",
  email: "E-mail",
  phone: "Telefone",
  contactEither: "Indique um e-mail ou um número de telefone.",
  emailOdd: "Isto não parece ser um endereço de e-mail.",
  save: "Guardar",
  timesHint: "Uma pessoa responde aqui à hora que escolher. As horas estão no seu fuso horário.",
  timesLooking: "Um momento…",
  timesNone: "De momento não há horas livres. O seu lugar na fila fica guardado.",
  timesFailed: "Não foi possível carregar as horas livres.",
  timeTaken: "Essa hora acabou de ser ocupada. Escolha outra.",
  rateTitle: "Como correu?",
  stars: many({ one: "{n} estrela em 5", many: "{n} de estrelas em 5", other: "{n} estrelas em 5" }),
  rateComment: "Quer acrescentar algo?",
  rateSend: "Enviar avaliação",
  rateThanks: "Obrigado. Já fizemos chegar a avaliação à equipa.",
  endChat: "Terminar chat",
  endTitle: "Terminar este chat?",
  endText: "Pode lê-lo aqui e continuar quando quiser.",
  endNo: "Continuar",
  toBot: "Voltar a {bot}",
  download: "Transferir conversa",
  eraseChat: "Apagar conversa",
  eraseTitle: "Apagar esta conversa?",
  eraseText:
    "Tudo desaparece de vez, aqui e no nosso servidor, e um pedido para falar com uma pessoa termina também. As cópias que já seguiram para outro lado, por e-mail, para o serviço do assistente ou para uma cópia de segurança, não são abrangidas.",
  eraseYes: "Apagar de vez",
  eraseNo: "Manter",
};
