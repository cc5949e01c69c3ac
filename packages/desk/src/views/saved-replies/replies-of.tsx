// The saved replies of one owner: a list, changed in place.
import type { SavedReply, SiteId } from "@handrail/protocol";
import { useId, useState } from "preact/hooks";
import { troubleText } from "../../api/answer.ts";
import { languageName } from "../../domain/languages.ts";
import { SAVED_REPLIES } from "../../texts-of-saved-replies.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../parts/icon.tsx";
import { Sheet } from "../parts/sheet.tsx";
import { SavedReplyEditor } from "./saved-reply-editor.tsx";

interface RepliesOfProps {
  /** `null`: the agent's own. */
  readonly site: SiteId | null;
  readonly name: string;
  readonly hint: string;
  readonly replies: readonly SavedReply[];
  readonly canChange: boolean;
}

/** Stands for the one that has no id yet. */
const NEW = "new";

/** The part of the screen. */
export function RepliesOf({ site, name, hint, replies, canChange }: RepliesOfProps) {
  const desk = useDesk();
  const id = useId();
  const [editing, setEditing] = useState<SavedReply["id"] | null>(null);
  const [deleting, setDeleting] = useState<SavedReply | null>(null);
  const buttonId = (which: string): string => `${id}-${which}`;
  const close = (): void => {
    const from = editing;
    setEditing(null);
    // Back to where the form was opened from.
    requestAnimationFrame(() => document.getElementById(buttonId(from ?? NEW))?.focus());
  };
  const remove = async (reply: SavedReply): Promise<void> => {
    setDeleting(null);
    const answer = await desk.savedReplies.delete(reply.id);
    if (answer.type === "ok") desk.notices.done(SAVED_REPLIES.deleted(reply.title));
    else desk.notices.trouble(troubleText(answer));
  };
  const editor = (reply: SavedReply | null) => (
    <SavedReplyEditor key={reply?.id ?? NEW} site={site} reply={reply} onClose={close} />
  );

  return (
    <section class="card rows saved-of" aria-labelledby={id}>
      <header class="saved-head">
        <div>
          <h2 id={id}>{name}</h2>
          <p class="hint">{hint}</p>
        </div>
        {canChange && (
          <button
            type="button"
            id={buttonId(NEW)}
            class="button"
            aria-label={`${SAVED_REPLIES.add}: ${name}`}
            aria-expanded={editing === NEW}
            onClick={() => (editing === NEW ? close() : setEditing(NEW))}
          >
            <Icon name="plus" /> {SAVED_REPLIES.add}
          </button>
        )}
      </header>
      {editing === NEW && editor(null)}
      {replies.length === 0 && editing !== NEW && <p class="saved-none">{SAVED_REPLIES.noneOfSite}</p>}
      <ul>
        {replies.map((reply) => (
          <li key={reply.id}>
            <div class="person">
              <span class="person-words">
                <span class="saved-title">
                  <b dir="auto">{reply.title}</b>
                  {reply.shortcut !== null && <kbd>/{reply.shortcut}</kbd>}
                  {reply.language !== null && <small>{languageName(reply.language)}</small>}
                </span>
                <span class="saved-text" dir="auto">
                  {reply.text}
                </span>
              </span>
              {canChange && (
                <span class="person-tools">
                  <button
                    type="button"
                    id={buttonId(reply.id)}
                    class="button is-small"
                    aria-expanded={editing === reply.id}
                    onClick={() => (editing === reply.id ? close() : setEditing(reply.id))}
                  >
                    <Icon name="pencil" />
                    Change<span class="visually-hidden"> {reply.title}</span>
                  </button>
                  <button
                    type="button"
                    class="icon-button is-danger"
                    aria-label={`Delete ${reply.title}`}
                    onClick={() => setDeleting(reply)}
                  >
                    <Icon name="trash" />
                  </button>
                </span>
              )}
            </div>
            {editing === reply.id && editor(reply)}
          </li>
        ))}
      </ul>
      {deleting && (
        <Sheet title={SAVED_REPLIES.deleteTitle(deleting.title)} onClose={() => setDeleting(null)}>
          <p class="sheet-lead">{SAVED_REPLIES.deleteLead}</p>
          <div class="row is-end">
            <button type="button" class="button" autofocus onClick={() => setDeleting(null)}>
              Keep
            </button>
            <button type="button" class="button is-danger" onClick={() => void remove(deleting)}>
              Delete
            </button>
          </div>
        </Sheet>
      )}
    </section>
  );
}
