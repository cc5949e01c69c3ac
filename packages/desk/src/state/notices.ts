// Short messages that come and go: what was done, and what could not be.
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Platform } from "../platform/platform.ts";

/** One message. */
export interface Notice {
  readonly key: number;
  readonly tone: "done" | "trouble";
  readonly text: string;
}

/** Shows and takes away. */
export interface Notices {
  readonly list: ReadonlySignal<readonly Notice[]>;
  done(text: string): void;
  trouble(text: string): void;
  dismiss(key: number): void;
}

/** Trouble stays longer: it must be read, not only noticed. */
const SHOWN_MS = { done: 5_000, trouble: 10_000 } as const;
const SHOWN_MAX = 3;

/** Makes the notices of one page. */
export function createNotices(platform: Platform): Notices {
  const list = signal<readonly Notice[]>([]);
  let count = 0;
  const dismiss = (key: number): void => {
    list.value = list.value.filter((notice) => notice.key !== key);
  };
  const show = (tone: Notice["tone"], text: string): void => {
    count += 1;
    const key = count;
    const others = list.value.filter((notice) => notice.text !== text);
    list.value = [...others, { key, tone, text }].slice(-SHOWN_MAX);
    platform.after(SHOWN_MS[tone], () => dismiss(key));
  };
  return { list, done: (text) => show("done", text), trouble: (text) => show("trouble", text), dismiss };
}
