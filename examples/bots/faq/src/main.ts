// Runs the bot by itself, configured by the environment: PORT, HOST, BOT_SECRET, SHOP_URL, POLICIES, OPENAI_*.
import { startFaqBot } from "./index.ts";

const { PORT, HOST, BOT_SECRET, SHOP_URL, POLICIES, OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_MODEL } = process.env;

const bot = await startFaqBot({
  port: Number(PORT ?? 4301),
  host: HOST ?? "127.0.0.1",
  ...(BOT_SECRET ? { secret: BOT_SECRET } : {}),
  ...(SHOP_URL ? { shopUrl: SHOP_URL } : {}),
  ...(POLICIES ? { policies: POLICIES } : {}),
  ...(OPENAI_BASE_URL && OPENAI_API_KEY
    ? { openai: { baseUrl: OPENAI_BASE_URL, apiKey: OPENAI_API_KEY, model: OPENAI_MODEL ?? "gpt-4.1-mini" } }
    : {}),
});
console.log(`The FAQ bot listens on ${bot.url}. Stop it with Ctrl-C.`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void bot.close().then(() => process.exit(0));
  });
}
