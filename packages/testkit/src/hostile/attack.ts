// Says what an attack on the button is made of: a page of a shop with one thing wrong. Knows nothing of browsers.
import type { Screen } from "../engines/engine.ts";

/** One attack. */
export interface Attack {
  /** In kebab-case; part of an address and of a host name. */
  readonly name: string;
  /** For the matrix. */
  readonly does: string;
  /** Whether somebody before the screen still sees the shop. Where not, an alarm is all that can be asked for. */
  readonly leavesPage: boolean;
  /** A style sheet in the head. */
  readonly css?: string;
  /** The style sheet of a framework, as a path in its package. */
  readonly sheet?: string;
  /** A script that runs before ours. */
  readonly early?: string;
  /** A script that runs after ours, once the page has loaded. */
  readonly late?: string;
  /** Markup in the body. */
  readonly body?: string;
  /** Attributes of `<html>`. */
  readonly root?: string;
  /** A button of the page is pressed first: some things need a visitor's hand. `late` finds it as `go`. */
  readonly needsHand?: boolean;
  /** The keys have to ask, too: the focus on the button is not enough. */
  readonly isOfKeys?: boolean;
  readonly surroundings?: Surroundings;
}

/** What is around the page. */
export interface Surroundings extends Screen {
  /** The shop lies in a frame of another origin. */
  readonly framed?: boolean;
  /** Sent as `content-security-policy`; `RELAY` in it is the relay's origin. */
  readonly policy?: string;
  /** No doctype. */
  readonly quirks?: boolean;
  readonly rightToLeft?: boolean;
}

/** What hides a node that the page does not know: everything beside head and body, and what is found in the body's end. */
export const FOREIGN = "html > :not(head, body), body > :not(header, main, footer, script)";
