// What an invariant of a world without I/O may be asked about besides what both worlds know: the relay's own memory, each change of what a
// tab shows, and what is on the disks in the end.
import type { State } from "@handrail/core/machine";
import type { CommandId, Event } from "@handrail/protocol";
import type * as shared from "../invariants/invariant.ts";
import type { Disk } from "./disk.ts";
import type { Lined } from "./dispatcher.ts";
import type { Relay } from "./relay.ts";
import type { Stored } from "./stored.ts";
import type { Tab } from "./tab.ts";

export type Commit = shared.Commit<Stored, Relay>;
export type Said = shared.Said<Stored>;

/** A tab has taken a step that changed what it may show. */
export interface Sight {
  readonly tab: Tab;
  readonly before: State;
  readonly after: State;
  /** The log as it is committed right now. */
  readonly stored: Stored | null;
}

export interface End extends shared.End<Relay> {
  readonly homes: readonly {
    readonly who: string;
    readonly disk: Disk;
    readonly tab: Tab | null;
    readonly stored: Stored | null;
  }[];
}

export interface Invariant extends shared.Invariant<Stored, Relay, End> {
  /** Everybody's place was worked out anew. */
  readonly lined?: (now: Lined, last: Lined | null) => string | null;
  /** Somebody is given events of the log. */
  readonly reported?: (stored: Stored, events: readonly Event[]) => string | null;
  readonly shown?: (sight: Sight) => string | null;
  /** A caller was told that their click has arrived. */
  readonly asked?: (stored: Stored | null, click: CommandId) => string | null;
}
