// A note in the transcript: nobody takes it for something that the visitor was told.
import { timeText } from "../../domain/durations.ts";
import type { Row } from "../../domain/transcript.ts";
import { BEHIND, NOTES } from "../../texts.ts";
import { Icon } from "../parts/icon.tsx";

/** The note. */
export function NoteRow({ name, text, atMs }: Extract<Row, { type: "note" }>) {
  return (
    <div class="aside-note" role="note" aria-label={`${NOTES.of(name)}. ${BEHIND.label}`}>
      <p class="aside-note-who">
        <Icon name="lock" />
        <b>{name}</b>
        <span>{BEHIND.label}</span>
        <time dateTime={new Date(atMs).toISOString()}>{timeText(atMs)}</time>
      </p>
      <p class="aside-note-text">{text}</p>
    </div>
  );
}
