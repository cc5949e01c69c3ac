// One device of a visitor's: its browser, its line, and whoever has it in hand.
import type { Platform } from "@handrail/core";
import { openBrowser, type Browser } from "./browser.ts";
import type { Chance } from "./chance.ts";
import { newVisitor, type Evidence, type VisitorEvidence } from "./evidence.ts";
import { openLine, type Line, type Server, type Weather } from "./network.ts";
import { SITE } from "./relay-house.ts";
import { shopToken } from "./shop-token.ts";
import type { SimulatedAbly } from "./sim-ably.ts";
import type { VirtualLoop } from "./virtual-loop.ts";
import { visit } from "./visitor.ts";
import { witness } from "./witness.ts";

export interface Guest {
  readonly visitor: VisitorEvidence;
  readonly browser: Browser;
  readonly line: Line;
  /** Nothing is kept of theirs but on their page. */
  readonly isStaying: boolean;
  isGone: boolean;
  /** Comes, or goes on, and does so many things. */
  come(steps: number): void;
}

/** What every device of a world has around it. */
export interface Surroundings {
  readonly server: Server;
  readonly loop: VirtualLoop;
  readonly evidence: Evidence;
  readonly ably: SimulatedAbly | null;
  readonly isRealtime: boolean;
  /** A fault put into the client. */
  readonly spoil: ((fetch: Platform["fetch"]) => Platform["fetch"]) | undefined;
}

/** One device. */
export interface Device {
  /** `visitor-12`, `visitor-12-phone`. */
  readonly name: string;
  readonly chance: Chance;
  readonly weather: Weather;
  readonly isDiskRefusing: boolean;
  /** As the shop knows whoever has it; `null`: not signed in. */
  readonly sub: string | null;
}

/** Whoever looks for what they have said elsewhere looks for so long before they do anything, or has no patience for that. */
const LOOKING_MS = 4_000;
const IMPATIENT_MS = [0, 1_500] as const;

/** Makes it. Nobody comes yet. */
export function guestWith(
  { name, chance, weather, isDiskRefusing, sub }: Device,
  { server, loop, evidence, ably, isRealtime, spoil }: Surroundings,
): Guest {
  const visitor = newVisitor(name);
  evidence.visitors.push(visitor);
  const door = witness(server, { visitor, evidence, loop });
  const line = openLine({ server: door, loop, chance, weather, isRealtime });
  const token = sub === null ? null : () => shopToken(SITE, sub, loop.now());
  const parts = { loop, chance, line, visitor, evidence, ably, isDiskRefusing, token };
  const browser = openBrowser({ ...parts, ...(spoil && { spoil }) });
  const onAsked = () => evidence.claims.push({ atMs: loop.now(), who: name, claim: { type: "asked", click: null } });
  const isStaying = isDiskRefusing;
  const guest: Guest = {
    visitor,
    browser,
    line,
    isStaying,
    isGone: false,
    come(steps) {
      guest.isGone = false;
      const go = () => visit({ name, browser, chance, loop, onAsked, steps, isStaying }, () => (guest.isGone = true));
      if (sub === null) return go();
      browser.look();
      loop.setTimeout(go, chance.happens(0.3) ? chance.between(...IMPATIENT_MS) : LOOKING_MS);
    },
  };
  return guest;
}
