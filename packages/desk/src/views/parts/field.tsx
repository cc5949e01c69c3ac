// A labelled field with its hint and its problem, tied together for screen readers.
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** What a control inside a field must carry. */
export interface FieldTies {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly problem?: string | undefined;
  readonly isOptional?: boolean;
  readonly children: (ties: FieldTies) => ComponentChildren;
}

/** The frame; `children` draws the control with the ties it is given. */
export function Field({ label, hint, problem, isOptional, children }: FieldProps) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, problem !== undefined && `${id}-problem`].filter(Boolean);
  return (
    <div class={problem === undefined ? "field" : "field has-problem"}>
      <label for={id}>
        {label}
        {isOptional === true && <span class="muted"> (optional)</span>}
      </label>
      {children({
        id,
        ...(described.length > 0 && { "aria-describedby": described.join(" ") }),
        ...(problem !== undefined && { "aria-invalid": true }),
      })}
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
