// A line between messages: something happened, with its time.
import { timeText } from "../../domain/durations.ts";
import type { Line, LineSubject } from "../../domain/log-line.ts";
import { Icon, type IconName } from "../parts/icon.tsx";

const ICONS: Readonly<Record<LineSubject, IconName>> = {
  start: "flag",
  request: "hand",
  people: "user",
  promise: "clock",
  bot: "bot",
  contact: "mail",
  rating: "star",
  end: "archive",
};

/** The line. */
export function LineRow({ line, atMs }: { readonly line: Line; readonly atMs: number }) {
  return (
    <div class={`line is-${line.tone}`}>
      <Icon name={line.tone === "bad" ? "warning" : ICONS[line.subject]} />
      <span class="line-words">
        {line.text}
        {line.quote !== null && <q>{line.quote}</q>}
      </span>
      <time dateTime={new Date(atMs).toISOString()}>{timeText(atMs)}</time>
    </div>
  );
}
