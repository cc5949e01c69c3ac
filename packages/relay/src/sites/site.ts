// What a site is: its settings as the relay holds them, the bot's secret included, and the store that answers for them.
import type { AppointmentSettings, OpeningHours, PageSkills, SiteId, SiteInput } from "@handrail/protocol";
import type { IdentityKeys } from "../identity/keys.ts";
import type { Result } from "./result.ts";

/** How a site's bot is asked, with the secret that never leaves the relay. */
export type StoredBot =
  | { readonly type: "handrail"; readonly url: string; readonly secret: string | null }
  | {
      readonly type: "openai";
      readonly baseUrl: string;
      readonly model: string;
      readonly system: string;
      readonly secret: string | null;
    };

/** A merchant's site. */
export interface Site {
  readonly id: SiteId;
  readonly name: string;
  /** Exact origins (`https://shop.example`) whose pages may open conversations. */
  readonly origins: readonly string[];
  readonly botName: string;
  readonly bot: StoredBot | null;
  /** `null`: always open. */
  readonly hours: OpeningHours | null;
  readonly contact: { readonly email: string | null; readonly phone: string | null };
  /** 15 s to 72 h. */
  readonly answerWithinMs: number;
  /** 1 min to 72 h. */
  readonly writtenWithinMs: number;
  /** How visitors can choose a time; `null`: they cannot. */
  readonly appointments: AppointmentSettings | null;
  /** Which agents are asked first, by the page that a human is asked for on. */
  readonly pageSkills: readonly PageSkills[];
  /** Where it is told that a promise was not kept, besides the log and the desk; the secret never leaves the relay again. */
  readonly alarms: {
    readonly webhook: { readonly url: string; readonly secret: string } | null;
    readonly email: string | null;
  };
  /** Who is told when a visitor has waited for this share (0.3 to 0.9) of what was promised; `null`: nobody. */
  readonly onCall: {
    readonly webhook: { readonly url: string; readonly secret: string } | null;
    readonly email: string | null;
    readonly afterShare: number;
  } | null;
  /** Visitors are told how soon others were answered, when that is known. */
  readonly showsFigures: boolean;
  /** How often it is asked whether a human can be reached while the site is open: 5 min to a day. `null`: never. */
  readonly probe: { readonly everyMin: number } | null;
  /** Whose signature on a visitor's identity is believed; a secret among them never leaves the relay. */
  readonly identity: IdentityKeys | null;
  /** The site's own app at Ably, with the secret that never leaves the relay; `null`: what the relay has, if it has one. */
  readonly ably: { readonly key: string } | null;
  /** One more at each change of what promises are made from. */
  readonly policyVersion: number;
}

/** The sites of this relay. Reads are synchronous and see what another process (the CLI, another node) has changed a moment ago. */
export interface Sites {
  get(id: SiteId): Site | null;
  /** In order of their keys. */
  list(): readonly Site[];
  /** `invalid-input` with `details.field`, or `already-exists`. */
  add(input: unknown): Promise<Result<Site>>;
  /** Changes what the patch names. `invalid-input` with `details.field`, or `unknown-site`. */
  set(id: SiteId, patch: Readonly<Record<string, unknown>>): Promise<Result<Site>>;
  /** For one that has never had a conversation; what was set and saved for it goes along. `site-has-conversations`, or `unknown-site`. */
  remove(id: SiteId): Promise<Result<null>>;
  /** One rung is verified: an agent who still has an account has signed in (HG6). */
  isLive(id: SiteId): boolean;
  /** Called after each change made through this instance. */
  onChange(listener: (id: SiteId) => void): () => void;
}

/** What `add` proves its input to be. */
export type { SiteInput };
