// Past conversations as they were looked for last: what was found so far, and whether there is more. The relay looks through few at a time, so it
// is asked again until there is enough to see.
import { signal, type ReadonlySignal } from "@preact/signals";
import type { InboxItem, PastPlace } from "@handrail/protocol";
import { troubleText } from "../api/answer.ts";
import type { DeskApi } from "../api/desk-api.ts";

/** What was looked for, and how far it has come. */
export interface PastView {
  readonly words: string;
  /** Newest first. */
  readonly found: readonly InboxItem[];
  readonly isLooking: boolean;
  /** Where to go on; `null`: everything was looked through, or nothing yet. */
  readonly next: PastPlace | null;
  /** Why it could not be looked further; `""`: nothing is wrong. */
  readonly trouble: string;
}

/** The search of one page. */
export interface Past {
  /** `null`: nothing was looked for yet. */
  readonly view: ReadonlySignal<PastView | null>;
  search(words: string): Promise<void>;
  /** Goes on where it stopped. */
  further(): Promise<void>;
  /** Somebody else may sign in. */
  forget(): void;
}

/** So many more are shown before it is asked whether to go on. */
const FOUND_ENOUGH = 20;
/** So often the relay is asked before that: 1,000 conversations. */
const STEPS_MAX = 20;

export function createPast(api: Pick<DeskApi, "past">): Past {
  const view = signal<PastView | null>(null);
  // An answer to what was looked for before must not be shown as one to what is looked for now.
  let stretch = 0;

  async function look(from: PastView): Promise<void> {
    stretch += 1;
    const mine = stretch;
    let now: PastView = { ...from, isLooking: true, trouble: "" };
    view.value = now;
    for (let step = 0; step < STEPS_MAX && now.isLooking; step += 1) {
      const answer = await api.past({ words: now.words, behind: now.next });
      if (mine !== stretch) return;
      if (answer.type !== "ok") {
        view.value = { ...now, isLooking: false, trouble: troubleText(answer) };
        return;
      }
      const found = [...now.found, ...answer.value.found];
      const { next } = answer.value;
      now = { ...now, found, next, isLooking: next !== null && found.length < from.found.length + FOUND_ENOUGH };
      view.value = now;
    }
    view.value = { ...now, isLooking: false };
  }
  return {
    view,
    search: (words) => look({ words: words.trim(), found: [], isLooking: true, next: null, trouble: "" }),
    further: async () => {
      const known = view.peek();
      if (known) await look(known);
    },
    forget() {
      stretch += 1;
      view.value = null;
    },
  };
}
