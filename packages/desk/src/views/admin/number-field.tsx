// A number with its unit behind it. What is half written is no number, and is named when it is sent.
import { Field } from "../parts/field.tsx";

interface NumberFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly unit: string;
  readonly value: number;
  readonly problem?: string | undefined;
  readonly onChange: (value: number) => void;
}

/** The field. */
export function NumberField({ label, hint, unit, value, problem, onChange }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ties) => (
        <span class="with-unit">
          <input
            {...ties}
            class="is-short"
            type="number"
            inputMode="numeric"
            value={Number.isFinite(value) ? String(value) : ""}
            onInput={({ currentTarget: { value: text } }) => onChange(text === "" ? Number.NaN : Number(text))}
          />
          <span class="muted" aria-hidden="true">
            {unit}
          </span>
        </span>
      )}
    </Field>
  );
}
