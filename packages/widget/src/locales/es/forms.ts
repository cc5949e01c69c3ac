// Español.
import { many } from "../plural.ts";
import type { FormsWords } from "../en/forms.ts";

export const forms: FormsWords = {
  contactTitle: "¿Cómo podemos contactarte?",
  contactHint: "Por si te vas antes de que responda una persona.",
  contactHintMail: "Por si te vas antes de que responda una persona. Enviamos un enlace al correo para confirmarlo.",
  name: "Nombre",
  optional: "opcional",
  email: "Correo electrónico",
  phone: "Teléfono",
  contactEither: "Indica un correo electrónico o un teléfono.",
  emailOdd: "Esto no parece un correo electrónico.",
  save: "Guardar",
  timesHint: "Una persona responde aquí a la hora que elijas. Las horas están en tu zona horaria.",
  timesLooking: "Un momento…",
  timesNone: "No hay horas libres por ahora. Conservas tu puesto en la cola.",
  timesFailed: "No se pudieron cargar las horas libres.",
  timeTaken: "Alguien acaba de elegir esa hora. Elige otra, por favor.",
  rateTitle: "¿Qué tal ha ido?",
  stars: many({ one: "{n} estrella de 5", many: "{n} de estrellas de 5", other: "{n} estrellas de 5" }),
  rateComment: "¿Quieres añadir algo?",
  rateSend: "Enviar valoración",
  rateThanks: "Gracias. Lo hemos transmitido.",
  endChat: "Terminar chat",
  endTitle: "¿Terminar este chat?",
  endText: "Puedes leerlo aquí y continuar cuando quieras.",
  endNo: "Continuar",
  toBot: "Volver a {bot}",
  download: "Descargar conversación",
  eraseChat: "Borrar conversación",
  eraseTitle: "¿Borrar esta conversación?",
  eraseText:
    "Todo se borra para siempre, aquí y en nuestro servidor, y con ello termina la solicitud de una persona. No se borran las copias que ya salieron antes por correo, al servicio del asistente o a una copia de seguridad.",
  eraseYes: "Borrar para siempre",
  eraseNo: "Conservar",
};
