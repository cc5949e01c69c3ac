// The list of saved replies above the composer: one is chosen with the keys while the caret stays in the text, or by a press.
import { hrefOf } from "../../domain/route.ts";
import { languageName } from "../../domain/languages.ts";
import { SAVED_REPLIES } from "../../texts-of-saved-replies.ts";
import { useDesk } from "../desk-context.ts";
import type { SavedReplyPicker } from "./saved-reply-picker.ts";

/** The list, while it is open; what it holds is told once to those who cannot see it. */
export function SavedReplyList({ picker }: { readonly picker: SavedReplyPicker }) {
  const { isOpen, found, active } = picker;
  return (
    <>
      <p class="visually-hidden" role="status">
        {isOpen && found.length > 0 && `${SAVED_REPLIES.count(found.length)} ${SAVED_REPLIES.keys}`}
      </p>
      {isOpen && (
        // The caret stays where it is: the text goes in there.
        <div class="saved-picker" onMouseDown={(event) => event.preventDefault()}>
          {found.length === 0 ? (
            <Nothing />
          ) : (
            <ul
              ref={picker.list}
              id={picker.listId}
              role="listbox"
              tabIndex={0}
              aria-label={SAVED_REPLIES.title}
              aria-activedescendant={picker.optionId(active)}
              onKeyDown={(event) => void picker.onKeyDown(event)}
            >
              {found.map(({ id, title, text, language, shortcut }, index) => (
                <li
                  key={id}
                  id={picker.optionId(index)}
                  role="option"
                  aria-selected={index === active}
                  onClick={() => picker.choose(index)}
                >
                  <span class="saved-title">
                    <b dir="auto">{title}</b>
                    {shortcut !== null && <kbd>/{shortcut}</kbd>}
                    {language !== null && <small>{languageName(language)}</small>}
                  </span>
                  <span class="saved-text" dir="auto">
                    {text}
                  </span>
                </li>
              ))}
            </ul>
          )}
          <a class="saved-manage" href={hrefOf({ type: "saved-replies" })}>
            {SAVED_REPLIES.manage}
          </a>
        </div>
      )}
    </>
  );
}

function Nothing() {
  const isEmpty = (useDesk().savedReplies.list.value ?? []).length === 0;
  return (
    <p class="saved-none" role="status">
      {isEmpty ? SAVED_REPLIES.noneYet : SAVED_REPLIES.none}
    </p>
  );
}
