// A list of short words: each a chip that can be taken away, and a field for the next one.
import { useId } from "preact/hooks";
import { takeUp, withoutTag, type ReadTag, type TagEntry } from "../../domain/tag-entry.ts";
import { Field } from "./field.tsx";
import { Icon } from "./icon.tsx";

interface TagsFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly entry: TagEntry;
  readonly read: ReadTag;
  /** How a word is shown; as it is when left out. */
  readonly show?: (tag: string) => string;
  readonly suggestions?: readonly string[];
  readonly placeholder?: string;
  readonly problem?: string | undefined;
  readonly onChange: (entry: TagEntry) => void;
}

/** The field. Enter and a comma take a word up; so does leaving the field. */
export function TagsField(props: TagsFieldProps) {
  const { label, hint, entry, read, show = (tag) => tag, suggestions = [], placeholder, problem, onChange } = props;
  const list = useId();
  const take = (): void => onChange(takeUp(entry, read));
  return (
    <div class="tags-field">
      <Field label={label} hint={hint} problem={problem} isOptional>
        {(ties) => (
          <input
            {...ties}
            type="text"
            autocomplete="off"
            autocapitalize="none"
            enterkeyhint="done"
            list={suggestions.length > 0 ? list : undefined}
            placeholder={placeholder}
            value={entry.text}
            onInput={({ currentTarget: { value } }) => {
              const next = { ...entry, text: value };
              // A word chosen from the list is whole as it stands.
              onChange(/[,;]\s*$/.test(value) || suggestions.includes(value) ? takeUp(next, read) : next);
            }}
            onBlur={take}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.isComposing || entry.text.trim() === "") return;
              event.preventDefault();
              take();
            }}
          />
        )}
      </Field>
      {suggestions.length > 0 && (
        <datalist id={list}>
          {suggestions.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
      {entry.tags.length > 0 && (
        <ul class="chips" aria-label={label}>
          {entry.tags.map((tag) => (
            <li key={tag} class="chip">
              {show(tag)}
              <button
                type="button"
                class="chip-remove"
                aria-label={`Remove ${show(tag)}`}
                onClick={() => onChange(withoutTag(entry, tag))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
