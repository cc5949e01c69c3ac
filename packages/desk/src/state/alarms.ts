// Promises to visitors that were not kept, as the relay tells them, until somebody here says that they have seen one.
import { signal, type ReadonlySignal } from "@preact/signals";
import type { DeskAlarm, Event } from "@handrail/protocol";
import { troubleText } from "../api/answer.ts";
import type { DeskApi } from "../api/desk-api.ts";
import type { Platform } from "../platform/platform.ts";
import type { Notices } from "./notices.ts";

/** The alarms of one page. */
export interface Alarms {
  /** Oldest first. */
  readonly list: ReadonlySignal<readonly DeskAlarm[]>;
  /** The one that is being acknowledged. */
  readonly busy: ReadonlySignal<DeskAlarm["id"] | null>;
  /** Looks at once, and again every while. */
  start(): void;
  /** Looks soon when one of these is a promise that was not kept. */
  hear(events: readonly Event[]): void;
  acknowledge(id: DeskAlarm["id"]): Promise<void>;
  /** Forgets them: nobody is signed in. */
  stop(): void;
}

const LOOK_MS = 20_000;
/** The relay raises an alarm a moment after the promise has ended. */
const SOON_MS = 500;

export function createAlarms(
  platform: Pick<Platform, "after">,
  { api, notices }: { readonly api: Pick<DeskApi, "alarms" | "acknowledgeAlarm">; readonly notices: Notices },
): Alarms {
  const list = signal<readonly DeskAlarm[]>([]);
  const busy = signal<DeskAlarm["id"] | null>(null);
  let callOff = (): void => {};
  // Answers of an earlier stretch must not come back after it.
  let stretch = 0;

  async function look(): Promise<void> {
    const mine = stretch;
    callOff();
    callOff = platform.after(LOOK_MS, () => void look());
    const answer = await api.alarms();
    if (mine === stretch && answer.type === "ok") list.value = answer.value.alarms;
  }
  function stop(): void {
    stretch += 1;
    callOff();
    list.value = [];
    busy.value = null;
  }
  return {
    list,
    busy,
    start: () => {
      stop();
      void look();
    },
    hear: (events) => {
      if (!events.some(({ type }) => type === "promise.broken" || type === "promise.unanswered")) return;
      callOff();
      callOff = platform.after(SOON_MS, () => void look());
    },
    acknowledge: async (id) => {
      const mine = stretch;
      busy.value = id;
      const answer = await api.acknowledgeAlarm(id);
      if (mine !== stretch) return;
      busy.value = null;
      if (answer.type === "ok") list.value = answer.value.alarms;
      else notices.trouble(troubleText(answer));
    },
    stop,
  };
}
