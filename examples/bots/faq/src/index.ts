// What the example offers: the endpoint for a server of your own, and a server.
export { createFaqBot, type FaqBotOptions } from "./faq-bot.ts";
export { modelOf, type ModelOptions } from "./model.ts";
export { startFaqBot, type RunningFaqBot, type StartFaqBotOptions } from "./start-faq-bot.ts";
