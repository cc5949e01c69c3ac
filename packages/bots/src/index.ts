// What @handrail/bots offers.
export type {
  Bot,
  BotAnswer,
  BotEvent,
  BotRequest,
  Card,
  CardButton,
  Form,
  FormField,
  FormFieldType,
  Source,
  Turn,
} from "./bot.ts";
export { BotError, type BotFailure } from "./bot-error.ts";
export type { BotClock } from "./clock.ts";
export { handrailBot, type HandrailBotOptions } from "./handrail-bot.ts";
export { handrailRequestSchema, type HandrailRequest } from "./handrail-contract.ts";
export { BOT_LIMITS, type BotLimits } from "./limits.ts";
export { openaiBot, type OpenaiBotOptions } from "./openai-bot.ts";
