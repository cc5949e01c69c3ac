// A visitor who has one conversation after another: each secret is one of its own at the relay.
import { LawRelay } from "./law-relay.ts";
import { Visit } from "./visit.ts";

/** A visitor whose every secret is a conversation of its own at the relay. */
export class ForgetfulVisit extends Visit {
  readonly #others = new Map<string, LawRelay>();

  constructor() {
    super();
    const { fetch } = this.server;
    let first: string | null = null;
    const routed: typeof fetch = (url, init) => {
      const { secret } = typeof init?.body === "string" ? JSON.parse(init.body) : { secret: undefined };
      first ??= secret ?? null;
      return secret === undefined || secret === first ? fetch(url, init) : this.other(secret).fetch(url, init);
    };
    Object.assign(this.server, { fetch: routed });
  }

  other(secret: string): LawRelay {
    const relay = this.#others.get(secret) ?? new LawRelay(this.clock);
    this.#others.set(secret, relay);
    return relay;
  }

  /** The conversations after the first. */
  get others(): readonly LawRelay[] {
    return [...this.#others.values()];
  }

  /** What the disk holds of it all, as text. */
  async disk(): Promise<string> {
    return JSON.stringify([await this.storage.load(this.site), this.storage.readClick(this.site)]);
  }
}
