// Fills an empty relay with what the demo needs: a site for the shop, and two people who can answer. Leaves alone what is there.
import { randomBytes } from "node:crypto";
import type { Relay } from "@handrail/relay";

/** A person of the demo. The password is no secret: the demo listens on this machine only. */
export interface DemoAgent {
  readonly name: string;
  readonly email: string;
  readonly role: "admin" | "agent";
}

export const DEMO_PASSWORD = "always a human";
export const DEMO_AGENTS: readonly DemoAgent[] = [
  { name: "Kari", email: "kari@fjellogfjord.example", role: "admin" },
  { name: "Ola", email: "ola@fjellogfjord.example", role: "agent" },
];

export const SHOP_CONTACT = { email: "help@fjellogfjord.example", phone: "+47 55 00 00 00" } as const;

/** The addresses that change when the demo's ports do. */
export interface SeedFacts {
  /** Every address under which a browser may know the shop. */
  readonly shopOrigins: readonly string[];
  readonly botUrl: string;
}

/**
 * Makes sure of the site and the accounts.
 *
 * @returns the secret that the relay will show to the bot
 * @throws Error when the relay refuses what the demo asks of it, which would be a mistake of the demo
 */
export async function seed({ people }: Relay, { shopOrigins, botUrl }: SeedFacts): Promise<string> {
  const known = people.sites.list().find((site) => site.id === "shop");
  const secret = (known?.bot?.type === "handrail" ? known.bot.secret : null) ?? randomBytes(24).toString("base64url");
  const addresses = { origins: shopOrigins, bot: { type: "handrail", url: botUrl, secret } };
  const site = known
    ? await people.sites.set(known.id, addresses)
    : await people.sites.add({
        site: "shop",
        name: "Fjell & Fjord",
        botName: "Fjord assistant",
        hours: null,
        contact: SHOP_CONTACT,
        answerWithinMs: 2 * 60_000,
        writtenWithinMs: 24 * 60 * 60_000,
        ...addresses,
      });
  if (!site.ok)
    throw new Error(`The demo's site was refused: ${site.error.message} ${JSON.stringify(site.error.details)}`);
  for (const agent of DEMO_AGENTS) {
    if (await people.accounts.findByEmail(agent.email)) continue;
    const made = await people.accounts.create({ ...agent, password: DEMO_PASSWORD });
    if (!made.ok) throw new Error(`The demo's account was refused: ${made.error.message}`);
    // A site goes live when an agent has signed in, which proves that somebody can be reached. In the demo that is you.
    await people.accounts.signIn({ email: agent.email, password: DEMO_PASSWORD }, new Headers());
  }
  return secret;
}
