// Makes a data folder with a site, its bot and agents who are signed in, by the relay's own means.
import { createLogger, createRelay, type RelayOptions } from "@handrail/relay";
import { SITE } from "./visitor.ts";

/** An agent's open session. */
export interface DeskSeat {
  readonly name: string;
  readonly cookie: string;
}

/** What is made. `botUrl: null` makes a site without a bot. */
export interface FolderOptions {
  readonly folder: string;
  /** A database instead of the folder, and the keys that its nodes share. */
  readonly shared?: Pick<RelayOptions, "databaseUrl" | "secret" | "receiptKey">;
  readonly relayUrl: string;
  readonly botUrl: string | null;
  readonly agents: readonly string[];
  /** The origins that the site's pages come from. */
  readonly origins?: readonly string[];
}

/** Makes it, and stops the relay again. With an agent who has signed in, the site is live. */
export async function makeDataFolder(options: FolderOptions): Promise<readonly DeskSeat[]> {
  const { folder, relayUrl, botUrl } = options;
  const relay = await createRelay({ folder, publicUrl: relayUrl, logger: createLogger("silent"), ...options.shared });
  try {
    const { sites, accounts } = relay.people;
    const added = await sites.add({
      site: SITE,
      name: "The Shop",
      origins: [...(options.origins ?? ["https://shop.example"])],
      botName: "Robo",
      bot: botUrl === null ? null : { type: "handrail", url: botUrl, secret: null },
      hours: null,
      contact: { email: "help@shop.example", phone: null },
      answerWithinMs: 60_000,
      writtenWithinMs: 600_000,
      probe: null,
    });
    if (!added.ok) throw new Error(`the site was not added: ${added.error.code}`);
    const seats: DeskSeat[] = [];
    for (const name of options.agents) {
      const email = `${name.toLowerCase()}@shop.example`;
      const password = "a long enough password";
      await accounts.create({ email, name, password, role: "agent" });
      const headers = new Headers({ "x-handrail-address": `192.0.2.${seats.length + 1}` });
      const cookies = await accounts.signIn({ email, password }, headers);
      seats.push({ name, cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; ") });
    }
    return seats;
  } finally {
    await relay.stop();
  }
}
