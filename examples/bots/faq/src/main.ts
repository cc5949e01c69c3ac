// Runs the bot by itself, configured by the environment: PORT, HOST, BOT_SECRET, SHOP_URL, POLICIES, OPENAI_*.
import { modelOf, startFaqBot } from "./index.ts";

const { PORT, HOST, BOT_SECRET, SHOP_URL, POLICIES } = process.env;
const openai = modelOf(process.env);

const bot = await startFaqBot({
  port: Number(PORT ?? 4301),
  host: HOST ?? "127.0.0.1",
  ...(BOT_SECRET ? { secret: BOT_SECRET } : {}),
  ...(SHOP_URL ? { shopUrl: SHOP_URL } : {}),
  ...(POLICIES ? { policies: POLICIES } : {}),
  ...(openai ? { openai } : {}),
});
console.log(`The FAQ bot listens on ${bot.url}. Stop it with Ctrl-C.`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void bot.close().then(() => process.exit(0));
  });
}
