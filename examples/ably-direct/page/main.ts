// The visitor's page: the widget on the page's own authority, the merchant's bot, and humans over Ably.
import { handrailBot } from "@handrail/bots";
import { ably, direct, type AblyHumanOptions } from "@handrail/core/direct";
import { mount } from "@handrail/widget";

interface Settings {
  readonly site: string;
  readonly client: NonNullable<AblyHumanOptions["client"]> | null;
  readonly waitMs: number;
}

const settings: Settings = await fetch("/settings").then((response) => response.json());
const { site, client, waitMs } = settings;
const contact = { email: "help@shop.example", phone: "+47 55 00 00 00" };
const backend = direct({
  bot: handrailBot({ url: `${location.origin}/bot`, fetch: (url, init) => fetch(url, init) }),
  human: ably({ authUrl: `${location.origin}/ably-token`, ...(client && { client }) }),
  site,
  name: "The Shop",
  botName: "Shop assistant",
  contact,
  waitMs,
});
mount({ relay: location.origin, site, backend, ...contact });
