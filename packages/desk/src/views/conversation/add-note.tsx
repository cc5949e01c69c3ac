// Words for colleagues: written in a sheet of their own, so that they are never sent to the visitor by mistake.
import { LIMITS, type ConversationId } from "@handrail/protocol";
import { NOTES } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";
import { Sheet } from "../parts/sheet.tsx";

/** The sheet. What was written is kept until the relay has it, also when the sheet is closed or the conversation left. */
export function AddNote({ conversation, onClose }: { conversation: ConversationId; onClose: () => void }) {
  const desk = useDesk();
  const text = desk.replies.notes.value[conversation] ?? "";
  const isOver = text.length > LIMITS.messageCharsMax;
  const isBusy = desk.acts.busy.value.has(conversation);
  const isOff = text.trim() === "" || isOver;
  const save = async (): Promise<void> => {
    if (isOff || !(await desk.acts.note(conversation, text.trim()))) return;
    desk.replies.writeNote(conversation, "");
    onClose();
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
          dir="auto"
          aria-label={NOTES.label}
          aria-invalid={isOver}
          readOnly={isBusy}
          value={text}
          onInput={(event) => desk.replies.writeNote(conversation, event.currentTarget.value)}
        />
        {isOver && (
          <p class="problem" role="alert">
            {NOTES.tooLong(text.length, LIMITS.messageCharsMax)}
          </p>
        )}
        <button type="submit" class="button is-primary" disabled={isOff} aria-busy={isBusy}>
          {NOTES.save}
        </button>
      </form>
    </Sheet>
  );
}
