// Puts together what the relay knows of people: sites, accounts, pictures, invitations, duty, on one database.
import { openDuty } from "../duty/roster.ts";
import type { Duty } from "../duty/duty.ts";
import type { Platform } from "../platform.ts";
import type { Sites } from "../sites/site.ts";
import { openSites } from "../sites/sites.ts";
import type { Beside } from "../store/beside.ts";
import { openAccounts, type Accounts } from "./accounts.ts";
import type { AuthLog } from "./auth.ts";
import { openInvitations, type Invitations } from "./invitations.ts";
import type { NearPeople } from "./near-people.ts";
import { openPictures, type Pictures } from "./pictures.ts";

/** All of it. */
export interface People {
  readonly sites: Sites;
  readonly accounts: Accounts;
  readonly pictures: Pictures;
  readonly invitations: Invitations;
  readonly duty: Duty;
  stop(): void;
}

/** What it stands on. */
export interface PeopleOptions {
  readonly beside: Beside;
  readonly near: NearPeople;
  readonly platform: Platform;
  /** The relay's public address without a slash at its end. */
  readonly publicUrl: string;
  /** Signs sessions; see `secretOf`. */
  readonly secret: string;
  /** `relay` ends leases as they lapse; `tool` (the command line) leaves that to the relay. */
  readonly as: "relay" | "tool";
  readonly log?: AuthLog;
  /** Duty could not be written or swept. */
  readonly onFault?: (error: unknown) => void;
}

/** Opens all of it. */
export async function openPeople(options: PeopleOptions): Promise<People> {
  const { beside, near, platform, publicUrl, secret, log, onFault = () => {} } = options;
  const sites = openSites({ beside, near, now: () => platform.clock.now() });
  const accounts = openAccounts({ beside, near, platform, publicUrl, secret, ...(log && { log }) });
  if (options.as === "relay") await accounts.prepare();
  const pictures = openPictures(beside, accounts);
  const invitations = openInvitations({ beside, platform, accounts, publicUrl });
  const duty = await openDuty({ beside, near, clock: platform.clock, sweeps: options.as === "relay", onFault });
  return { sites, accounts, pictures, invitations, duty, stop: () => duty.stop() };
}
