// What happened behind the conversation, between what was said: quiet, marked as agents' own, the last notes open and the rest folded.
import { timeText } from "../../domain/durations.ts";
import type { InternalNote } from "../../domain/internal-note.ts";
import { BEHIND } from "../../texts.ts";
import { Icon } from "../parts/icon.tsx";

/** Notes of one row that are shown without being asked for. */
const OPEN_MAX = 3;

/** The notes of one row. */
export function InternalRow({ notes }: { readonly notes: readonly InternalNote[] }) {
  if (notes.length === 0) return null;
  const open = notes.slice(notes.length > OPEN_MAX + 1 ? -OPEN_MAX : 0);
  const folded = notes.slice(0, notes.length - open.length);
  return (
    <div class="internal" role="group" aria-label={BEHIND.label}>
      <span class="internal-mark" title={BEHIND.label}>
        <Icon name="lock" />
      </span>
      <div class="internal-notes">
        {folded.length > 0 && (
          <details>
            <summary>{BEHIND.earlier(folded.length)}</summary>
            <Notes notes={folded} />
          </details>
        )}
        <Notes notes={open} />
      </div>
    </div>
  );
}

function Notes({ notes }: { readonly notes: readonly InternalNote[] }) {
  return (
    <ul>
      {notes.map(({ key, text, atMs }) => (
        <li key={key}>
          <span>{text}</span>
          <time dateTime={new Date(atMs).toISOString()}>{timeText(atMs)}</time>
        </li>
      ))}
    </ul>
  );
}
