// The picker: a field to search in and a grid of emoji. Reached and used by keys alone: arrows move in the grid, Enter takes the first that
// was found.
import type { ReadonlySignal } from "@preact/signals-core";
import { createRef, keeping, signal } from "../kit.ts";
import type { Model } from "../model.ts";
import type { PickerUse } from "../parts.ts";
import type { Names } from "./fetch-names.ts";

/** As many as the sheet puts into a row. */
const COLUMNS = 8;

/** What the picker is drawn with. */
export interface PickerProps {
  readonly model: Pick<Model, "locale">;
  readonly names: ReadonlySignal<Names>;
  readonly use: PickerUse;
}

/** The picker. */
export const Picker = keeping(({ names }: PickerProps, own) => {
  const field = createRef<HTMLInputElement>();
  const grid = createRef<HTMLDivElement>();
  const query = signal("");
  // The one that Tab reaches.
  const current = signal(0);
  own.mounted = () => {
    field.current?.focus();
    return () => {};
  };
  const move = (event: KeyboardEvent): void => {
    const buttons = [...(grid.current?.querySelectorAll("button") ?? [])];
    const isRightToLeft = grid.current?.closest("[dir]")?.getAttribute("dir") === "rtl";
    const ahead = isRightToLeft ? -1 : 1;
    const steps = new Map([
      ["ArrowRight", ahead],
      ["ArrowLeft", -ahead],
      ["ArrowDown", COLUMNS],
      ["ArrowUp", -COLUMNS],
    ]);
    const step = steps.get(event.key);
    if (step === undefined) return;
    event.preventDefault();
    const next = current.value + step;
    if (next < 0) field.current?.focus();
    else buttons[Math.min(next, buttons.length - 1)]?.focus();
  };

  return ({ use: { words, onPick } }) => {
    const wanted = query.value.trim().toLowerCase();
    const found = Object.entries(names.value).filter(([, text]) => text.toLowerCase().includes(wanted));
    return (
      <>
        <input
          ref={field}
          type="search"
          value={query.value}
          placeholder={words.emojiSearch}
          aria-label={words.emojiSearch}
          autocomplete="off"
          onInput={(event) => {
            query.value = event.currentTarget.value;
            current.value = 0;
          }}
          onKeyDown={(event) => {
            if (event.isComposing) return;
            if (event.key === "ArrowDown") grid.current?.querySelector("button")?.focus();
            else if (event.key !== "Enter") return;
            // The composer's message is not sent by it.
            event.preventDefault();
            const first = found[0];
            if (event.key === "Enter" && first) onPick(first[0]);
          }}
        />
        <div ref={grid} class="grid" role="group" aria-label={words.emoji} onKeyDown={move}>
          {found.map(([emoji, text], index) => {
            const name = text.split("|")[0];
            return (
              <button
                key={emoji}
                type="button"
                title={name}
                aria-label={name}
                tabIndex={index === current.value ? 0 : -1}
                onFocus={() => (current.value = index)}
                onClick={() => onPick(emoji)}
              >
                {emoji}
              </button>
            );
          })}
        </div>
        <p role="status">{found.length === 0 && words.emojiNone}</p>
      </>
    );
  };
});
