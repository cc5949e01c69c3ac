// The states that every screen can be in besides showing its content: empty, loading, in trouble.
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon.tsx";

/** Nothing to show, said kindly. */
export function Empty(props: {
  readonly icon: IconName;
  readonly title: string;
  readonly text?: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon name={props.icon} />
      </span>
      <h2>{props.title}</h2>
      {props.text !== undefined && <p>{props.text}</p>}
      {props.children}
    </div>
  );
}

/** Grey bars where rows will be. */
export function Skeleton({ rows, kind }: { readonly rows: number; readonly kind: "rows" | "talk" | "cards" }) {
  return (
    <div class={`skeleton skeleton-${kind}`} role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} class="skeleton-row" aria-hidden="true">
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}

/** Something went wrong, with a way on. */
export function Trouble({ text, onRetry }: { readonly text: string; readonly onRetry: () => void }) {
  return (
    <div class="trouble" role="alert">
      <Icon name="warning" />
      <p>{text}</p>
      <button type="button" class="button" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
