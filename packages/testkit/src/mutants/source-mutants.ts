// Deliberate mistakes in what has no seam to put one in, each as a change of the source's text: what is pushed by Ably, one line for all of
// a visitor's tabs, and what was said on another device. The worlds of the real code must catch them.

/** One mistake. */
export interface SourceMutant {
  readonly name: string;
  /** Under `packages`. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly find: string;
  readonly put: string;
  /** The rule that it breaks. */
  readonly breaks: string;
  /** A world that shows it: with Ably beside its relay, and a tab that is frozen in the end where this is even, or closed. */
  readonly seed: number;
}

const CARRIED = "core/src/ably/carried-stream.ts";
const SHARED = "core/src/tabs/shared-line.ts";

export const SOURCE_MUTANTS: readonly SourceMutant[] = [
  {
    name: "nothing that is pushed is passed on",
    file: CARRIED,
    find: "onFrames: (frames) => frames.forEach(push),",
    put: "onFrames: () => {},",
    breaks: "in-time",
    seed: 5,
  },
  {
    name: "a line that has gone down is waited for without an end",
    file: CARRIED,
    find: "falling = clock.setTimeout(bye, DOWN_MS);",
    put: "",
    breaks: "in-time",
    seed: 5,
  },
  {
    name: "after the log was read nothing is pushed any more",
    file: CARRIED,
    find: "isReading = false;\n      for",
    put: "for",
    breaks: "in-time",
    seed: 5,
  },
  {
    name: "who leads does not tell the others what it hears",
    file: SHARED,
    find: 'post({ type: "frames", frames });',
    put: "",
    breaks: "in-time",
    seed: 5,
  },
  {
    name: "nobody waits for the tab that leads to be closed",
    file: SHARED,
    find: "want({ signal: waiting.signal });",
    put: "",
    breaks: "in-time",
    seed: 5,
  },
  {
    name: "nobody takes over from a tab that is frozen",
    file: SHARED,
    find: "timer = clock.setTimeout(takeOver, ANSWER_MS);",
    put: "",
    breaks: "in-time",
    seed: 6,
  },
  {
    name: "what was just said makes way for what was said on another device",
    file: "core/src/domain/earlier.ts",
    find: "if (isUntouched(kept)) {",
    put: "if (isUntouched(kept) || kept) {",
    breaks: "no-lost-request",
    seed: 7,
  },
];
