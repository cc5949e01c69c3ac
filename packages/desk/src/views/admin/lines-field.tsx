// A field of several lines that machines read: addresses, rules.
import { Field } from "../parts/field.tsx";

interface LinesFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly isOptional?: boolean;
  readonly onInput: (value: string) => void;
}

/** The label, the box, and what is wrong with what stands in it. */
export function LinesField({ value, onInput, ...field }: LinesFieldProps) {
  return (
    <Field {...field}>
      {(ties) => (
        <textarea
          {...ties}
          class="is-mono"
          rows={3}
          spellcheck={false}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
