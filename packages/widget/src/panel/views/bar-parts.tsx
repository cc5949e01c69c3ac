// The pieces that the human bar is put together from.
import type { ComponentChildren } from "preact";
import { live } from "../live.ts";
import type { Model } from "../model.ts";
import { Face } from "./face.tsx";
import { Icon } from "./icon.tsx";

/** What a state says of itself. */
export interface StateProps {
  readonly title: string;
  readonly text?: string | null | undefined;
  readonly hint?: string | undefined;
  readonly face?: ComponentChildren;
  /** Counts down: seen, not announced every second. */
  readonly tail?: ComponentChildren;
  readonly isBad?: boolean;
}

/** Where the request stands. */
export function State({ title, text, hint, face, tail, isBad }: StateProps) {
  return (
    <div class={isBad ? "state bad" : "state"}>
      {face ?? <Face sign="person" />}
      {/* A new status is not heard, only what changes in one: what is bad news is, also when it comes. */}
      <div role={isBad ? "alert" : "status"}>
        <b>{title}</b>
        {text && <p>{text}</p>}
        {hint && <small>{hint}</small>}
      </div>
      {tail}
    </div>
  );
}

/** A ring that turns while nothing is known of how long. */
export function Waiting() {
  return (
    <span class="ring idle" aria-hidden="true">
      <svg viewBox="0 0 44 44">
        <circle cx="22" cy="22" r="19.5" />
        <circle cx="22" cy="22" r="19.5" pathLength="1" stroke-dasharray=".25 1" />
      </svg>
      <Icon name="person" />
    </span>
  );
}

/** Something that can be done about it. */
export function Act({ text, onClick, isMain }: { text: string; onClick: () => void; isMain?: boolean }) {
  return (
    <button type="button" class={isMain ? "main" : ""} onClick={onClick}>
      {text}
    </button>
  );
}

/** The button, with what can honestly be said about how soon. */
export const AskButton = live(({ model }: { model: Model }) => {
  const { chat, words, shell, talk } = model;
  return (
    <button type="button" class="ask" onClick={() => void chat.talkToHuman("button")}>
      <Face sign="person" />
      <span>
        <b>{shell.label}</b>
        {(talk.part?.askHint() ?? [words.humanAnytime]).map((line) => (
          <small>{line}</small>
        ))}
      </span>
      <Icon name="next" />
    </button>
  );
});
