// Decides which of a channel's latest publishes somebody gets who attaches with `rewind`: a number of messages, or a time.
import type { Entry } from "./channel-log.ts";

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** `undefined` when the channel's parameters ask for no rewind that is one. */
export function rewound(
  entries: readonly Entry[],
  params: Readonly<Record<string, string>>,
  nowMs: number,
): readonly Entry[] | undefined {
  const match = /^(\d+)([smh]?)$/.exec(params["rewind"] ?? "");
  if (match === null) return undefined;
  const amount = Number(match[1]);
  const limit = Number(params["rewindLimit"] ?? REWIND_MAX);
  const unit = match[2];
  if (unit !== "s" && unit !== "m" && unit !== "h") return last(entries, Math.min(amount, limit));
  const fromMs = nowMs - amount * UNIT_MS[unit];
  return last(
    entries.filter(({ atMs }) => atMs >= fromMs),
    limit,
  );
}

/** Ably gives no more than a hundred messages by rewind. */
const REWIND_MAX = 100;

/** So many messages from the end; a publish that is cut keeps its later ones. */
function last(entries: readonly Entry[], amount: number): readonly Entry[] {
  const taken: Entry[] = [];
  let left = amount;
  for (const entry of entries.toReversed()) {
    if (left <= 0) break;
    const messages = entry.messages.slice(-left);
    left -= messages.length;
    taken.unshift({ ...entry, messages });
  }
  return taken;
}
