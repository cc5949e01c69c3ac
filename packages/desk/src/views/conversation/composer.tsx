// Where an agent writes. Enter sends, Shift+Enter begins a new line; Enter that ends an input method's word does neither. On a phone, which has
// no Shift+Enter, Enter begins a new line and the button sends.
import { LIMITS, type Conversation, type ConversationId, type Form } from "@handrail/protocol";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../desk-context.ts";
import { questionsOf, type Question } from "../../domain/questions.ts";
import { isSavedAlone, namesOf } from "../../domain/saved-replies.ts";
import { FILES, QUESTIONS } from "../../texts.ts";
import { SAVED_REPLIES } from "../../texts-of-saved-replies.ts";
import { Icon } from "../parts/icon.tsx";
import { AskDetails, AttachedForm } from "./ask-details.tsx";
import { filesOf } from "./file-drop.ts";
import { SavedReplyList } from "./saved-reply-list.tsx";
import { useSavedReplyPicker } from "./saved-reply-picker.ts";
import { Tray } from "./tray.tsx";

interface ComposerProps {
  readonly conversation: ConversationId;
  readonly state: Conversation;
}

/** What can be chosen. A phone hands over a JPEG where its own kind is not in the list. */
const ACCEPT =
  "image/png,image/jpeg,image/gif,image/webp,image/avif,.pdf,.txt,.csv,.log,.md,.docx,.xlsx,.pptx,.odt,.ods,.odp";
/** So much stands beside the buttons on a phone. */
const SHORT_CHARS = 20;
const COUNT_FROM = LIMITS.messageCharsMax - 400;

/** The composer. */
export function Composer({ conversation, state }: ComposerProps) {
  const desk = useDesk();
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const uploads = desk.attachments.of(conversation);
  const text = desk.replies.drafts.value[conversation] ?? "";
  const form = desk.replies.forms.value[conversation] ?? null;
  const [isAsking, setIsAsking] = useState(false);
  // Those of a sheet that was closed before they were added.
  const [begun, setBegun] = useState<readonly Question[] | null>(null);
  const attachForm = (next: Form | null): void => {
    desk.replies.attachForm(conversation, next);
    setBegun(null);
    setIsAsking(false);
    field.current?.focus();
  };
  const isByTouch = matchMedia("(pointer: coarse)").matches;
  const isOver = text.length > LIMITS.messageCharsMax;
  const isEmpty = text.trim() === "" && !uploads.hasFiles.value;
  // A keyboard that covers half of a phone's screen opens only when it is asked for.
  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) field.current?.focus({ preventScroll: true });
  }, [conversation]);

  const isSaved = isSavedAlone(text, desk.savedReplies.list.value ?? [], namesOf(state, desk.session.me.value));
  const isOwed = state.awaitingSeq !== null && form === null && !uploads.hasFiles.value;

  const send = (): void => {
    if (isEmpty || isOver) return;
    // Files go first, by themselves: a form is shown to the visitor as long as nothing was said after it.
    if (uploads.say(text.trim())) desk.replies.write(conversation, "");
    else desk.replies.send(conversation, { isSaved });
    desk.typing.release(conversation);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (saved.onKeyDown(event)) return;
    // Safari ends a composition with a keydown that only the old key code gives away.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    if (isByTouch && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    send();
  };
  const onInput = (value: string): void => {
    desk.replies.write(conversation, value);
    if (value.trim() === "") desk.typing.release(conversation);
    else desk.typing.press(conversation);
  };
  const saved = useSavedReplyPicker({ field, conversation, state, onInput });

  return (
    <>
      <form
        class="composer"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Tray uploads={uploads} />
        {form && <AttachedForm form={form} onEdit={() => setIsAsking(true)} onRemove={() => attachForm(null)} />}
        <SavedReplyList picker={saved} />
        <div class={text.length > SHORT_CHARS ? "composer-box is-long" : "composer-box"}>
          <textarea
            ref={field}
            data-composer
            rows={1}
            dir="auto"
            aria-label="Reply"
            // A field of several lines cannot be a combobox (ARIA in HTML): it says of itself what a combobox would.
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls={saved.found.length > 0 ? saved.listId : undefined}
            aria-activedescendant={saved.found.length > 0 ? saved.optionId(saved.active) : undefined}
            placeholder={placeholderFor(state, form !== null)}
            enterkeyhint={isByTouch ? "enter" : "send"}
            value={text}
            onInput={(event) => {
              onInput(event.currentTarget.value);
              saved.look();
            }}
            onKeyUp={() => saved.look()}
            onClick={() => saved.look()}
            onKeyDown={onKeyDown}
            onPaste={(event) => {
              const files = filesOf(event.clipboardData);
              if (files.length === 0) return;
              event.preventDefault();
              void uploads.choose(files);
            }}
          />
          <div class="composer-foot">
            <span class={isOver ? "composer-hint is-over" : "composer-hint"}>
              {text.length > COUNT_FROM ? (
                `${text.length} of ${LIMITS.messageCharsMax}`
              ) : isSaved && isOwed ? (
                <span role="status">{SAVED_REPLIES.alone}</span>
              ) : (
                <span class="keys">
                  <kbd>Enter</kbd> sends <kbd>Shift</kbd> <kbd>Enter</kbd> new line
                </span>
              )}
            </span>
            <button
              type="button"
              class="icon-button is-saved"
              aria-label={SAVED_REPLIES.title}
              aria-haspopup="listbox"
              aria-expanded={saved.isOpen}
              title={`${SAVED_REPLIES.title} (/)`}
              onClick={() => saved.toggle()}
            >
              <Icon name="bookmark" />
            </button>
            <button
              type="button"
              class="icon-button is-ask"
              aria-label={QUESTIONS.ask}
              aria-haspopup="dialog"
              title={QUESTIONS.ask}
              onClick={() => setIsAsking(true)}
            >
              <Icon name="list" />
            </button>
            <button
              type="button"
              class="icon-button is-attach"
              aria-label={FILES.attach}
              title={FILES.attach}
              onClick={() => picker.current?.click()}
            >
              <Icon name="clip" />
            </button>
            <input
              ref={picker}
              type="file"
              accept={ACCEPT}
              multiple
              hidden
              onChange={({ currentTarget }) => {
                void uploads.choose([...(currentTarget.files ?? [])]);
                currentTarget.value = "";
                field.current?.focus();
              }}
            />
            <button type="submit" class="button is-primary is-send" aria-label="Send" disabled={isEmpty || isOver}>
              <span>Send</span>
              <Icon name="send" />
            </button>
          </div>
        </div>
      </form>
      {isAsking && (
        <AskDetails
          questions={begun ?? (form ? questionsOf(form) : [])}
          onChange={setBegun}
          onClose={() => setIsAsking(false)}
          onDone={attachForm}
        />
      )}
    </>
  );
}

function placeholderFor({ awaitingSeq }: Conversation, hasForm: boolean): string {
  if (hasForm) return QUESTIONS.needsWords;
  return awaitingSeq === null ? "Write a reply" : "Awaiting your reply";
}
