// Words for colleagues: written in a sheet of their own, so that they are never sent to the visitor by mistake.
import { LIMITS, type ConversationId } from "@handrail/protocol";
import { useState } from "preact/hooks";
import { NOTES } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";
import { Sheet } from "../parts/sheet.tsx";

/** The sheet. What was written stays in it until the relay has it. */
export function AddNote({ conversation, onClose }: { conversation: ConversationId; onClose: () => void }) {
  const desk = useDesk();
  const [text, setText] = useState("");
  const isOver = text.length > LIMITS.messageCharsMax;
  const isOff = text.trim() === "" || isOver;
  const save = async (): Promise<void> => {
    if (!isOff && (await desk.acts.note(conversation, text.trim()))) onClose();
  };
  return (
    <Sheet title={NOTES.add} onClose={onClose}>
      <form
        class="add-note"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p class="muted sheet-lead">{NOTES.lead}</p>
        <textarea
          rows={4}
          autofocus
          aria-label={NOTES.label}
          aria-invalid={isOver}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {isOver && (
          <p class="problem" role="alert">
            {NOTES.tooLong(text.length, LIMITS.messageCharsMax)}
          </p>
        )}
        <button
          type="submit"
          class="button is-primary"
          disabled={isOff}
          aria-busy={desk.acts.busy.value === conversation}
        >
          {NOTES.save}
        </button>
      </form>
    </Sheet>
  );
}
