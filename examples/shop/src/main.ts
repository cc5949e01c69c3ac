// Runs the shop by itself, configured by the environment: PORT, HOST, RELAY_URL, SITE, PHONE, EMAIL.
import { startShop } from "./index.ts";

const { PORT, HOST, RELAY_URL, SITE, PHONE, EMAIL } = process.env;

const shop = await startShop({
  port: Number(PORT ?? 4300),
  host: HOST ?? "127.0.0.1",
  relayUrl: RELAY_URL ?? "http://localhost:4200",
  site: SITE ?? "fjell",
  phone: PHONE ?? "+47 55 01 23 45",
  email: EMAIL ?? "help@fjell-fjord.example",
});
console.log(`The shop is open at ${shop.url}. Stop it with Ctrl-C.`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void shop.close().then(() => process.exit(0));
  });
}
