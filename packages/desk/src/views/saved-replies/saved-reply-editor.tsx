// Writes one saved reply, new or known, where it stands in the list.
import type { SavedReply, SiteId } from "@handrail/protocol";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { troubleText } from "../../api/answer.ts";
import { COMMON_LANGUAGES } from "../../domain/languages.ts";
import {
  savedReplyForm,
  savedReplyInput,
  savedReplyProblems,
  type SavedReplyForm,
} from "../../domain/saved-reply-form.ts";
import { fillIn } from "../../domain/saved-replies.ts";
import { FORM } from "../../texts.ts";
import { SAVED_REPLIES } from "../../texts-of-saved-replies.ts";
import { useDesk } from "../desk-context.ts";
import { Field } from "../parts/field.tsx";

interface SavedReplyEditorProps {
  readonly site: SiteId | null;
  /** `null`: a new one. */
  readonly reply: SavedReply | null;
  readonly onClose: () => void;
}

/** The form. Esc closes it. */
export function SavedReplyEditor({ site, reply, onClose }: SavedReplyEditorProps) {
  const desk = useDesk();
  const [form, setForm] = useState(() => savedReplyForm(reply));
  // The same id when it is sent again: a lost answer makes no second one.
  const [id] = useState(() => reply?.id ?? desk.savedReplies.newId());
  const [isTried, setTried] = useState(false);
  const [refusal, setRefusal] = useState("");
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  const languages = useId();
  useEffect(() => box.current?.querySelector<HTMLElement>("input")?.focus(), []);
  const problems = isTried ? savedReplyProblems(form) : {};
  const write = (change: Partial<SavedReplyForm>): void => setForm({ ...form, ...change });
  const agent = desk.session.me.value?.name ?? "";
  const hasPlaceholder = /\{(?:visitor|agent)(?:\||\})/.test(form.text);

  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setRefusal("");
    if (isBusy) return;
    if (Object.keys(savedReplyProblems(form)).length > 0) {
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
      return;
    }
    setBusy(true);
    const answer = await desk.savedReplies.put(id, savedReplyInput(form, site));
    setBusy(false);
    if (answer.type !== "ok") return setRefusal(refusalText(answer));
    desk.notices.done(SAVED_REPLIES.saved(answer.value.title));
    onClose();
  };

  return (
    <form
      ref={box}
      class="saved-editor"
      noValidate
      aria-label={reply?.title ?? SAVED_REPLIES.add}
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Field label="Title" problem={problems.title}>
        {(ties) => (
          <input
            {...ties}
            type="text"
            dir="auto"
            autocomplete="off"
            value={form.title}
            onInput={({ currentTarget: { value } }) => write({ title: value })}
          />
        )}
      </Field>
      <Field label="Reply" hint={SAVED_REPLIES.fillIn} problem={problems.text}>
        {(ties) => (
          <textarea
            {...ties}
            rows={4}
            dir="auto"
            value={form.text}
            onInput={({ currentTarget: { value } }) => write({ text: value })}
          />
        )}
      </Field>
      {hasPlaceholder && (
        <div class="saved-looks">
          <p class="hint">{SAVED_REPLIES.nameless}</p>
          <p dir="auto">{fillIn(form.text, { visitor: null, agent })}</p>
        </div>
      )}
      <Field label="Language" hint={SAVED_REPLIES.languageHint} problem={problems.language} isOptional>
        {(ties) => (
          <input
            {...ties}
            type="text"
            autocomplete="off"
            list={languages}
            value={form.language}
            onInput={({ currentTarget: { value } }) => write({ language: value })}
          />
        )}
      </Field>
      <datalist id={languages}>
        {COMMON_LANGUAGES.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field label="Shortcut" hint={SAVED_REPLIES.shortcutHint} problem={problems.shortcut} isOptional>
        {(ties) => (
          <input
            {...ties}
            type="text"
            autocomplete="off"
            autocapitalize="none"
            value={form.shortcut}
            onInput={({ currentTarget: { value } }) => write({ shortcut: value })}
          />
        )}
      </Field>
      <p class="save-words" role="status">
        {refusal !== "" && <span class="problem">{refusal}</span>}
      </p>
      <div class="row is-end">
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" class="button is-primary" aria-busy={isBusy}>
          Save
        </button>
      </div>
    </form>
  );
}

function refusalText(answer: Parameters<typeof troubleText>[0]): string {
  return answer.type === "refused" && answer.error.code === "invalid-input" ? FORM.notTaken : troubleText(answer);
}
