// Puts the figures of a site into the order and the words in which they are read. Counts nothing itself.
import type { GuaranteeFigures, RequestEnds } from "@handrail/protocol";

/** One way in which requests end, with how often it was so. */
export interface EndRow {
  readonly end: keyof RequestEnds;
  readonly name: string;
  readonly meaning: string;
  readonly clicks: number;
  readonly automatic: number;
}

/** A part of the bar, in hundredths of its length. */
export interface Segment {
  readonly end: keyof RequestEnds;
  readonly from: number;
  readonly length: number;
}

/** Good, bad, and what says nothing of either. */
const ENDS: readonly Pick<EndRow, "end" | "name" | "meaning">[] = [
  { end: "kept", name: "Kept", meaning: "A human answered, and every promise was kept" },
  { end: "broken", name: "Broken", meaning: "An answer came later than promised, or not yet" },
  { end: "unanswered", name: "Unanswered", meaning: "Nobody answered, down to the last promise" },
  { end: "settled", name: "Settled", meaning: "An agent said that there was nothing to answer" },
  { end: "withdrawn", name: "Withdrawn", meaning: "The visitor took it back" },
  { end: "open", name: "Open", meaning: "Still waiting, within the promised time" },
  { end: "erased", name: "Erased", meaning: "The conversation was erased since" },
];

/** All ends, in the order in which they are shown. */
export function endRows({ clicks, automatic }: Pick<GuaranteeFigures, "clicks" | "automatic">): readonly EndRow[] {
  return ENDS.map((row) => ({ ...row, clicks: clicks[row.end], automatic: automatic[row.end] }));
}

/** The clicks as parts of one whole; none when nobody has clicked. */
export function segmentsOf(clicks: RequestEnds): readonly Segment[] {
  const all = ENDS.reduce((sum, { end }) => sum + clicks[end], 0);
  let from = 0;
  return ENDS.flatMap(({ end }) => {
    const length = all === 0 ? 0 : (clicks[end] / all) * 100;
    const segment = { end, from, length };
    from += length;
    return length > 0 ? [segment] : [];
  });
}

/** `91.4%`: rounded down, so that what was missed by a little is not shown as reached. */
export function shareText(share: number | null): string {
  return share === null ? "–" : `${(Math.floor(share * 1_000) / 10).toString()}%`;
}

/** `48 s`, `2 min 51 s`, `1 h 5 min`. */
export function waitText(seconds: number | null): string {
  if (seconds === null) return "–";
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60), seconds % 60];
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  if (minutes === 0) return `${rest} s`;
  return rest > 0 ? `${minutes} min ${rest} s` : `${minutes} min`;
}
