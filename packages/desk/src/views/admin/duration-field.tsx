// A stretch of time as a number and a unit.
import { useState } from "preact/hooks";
import { Field } from "../parts/field.tsx";

const UNITS = [
  ["seconds", 1_000],
  ["minutes", 60_000],
  ["hours", 3_600_000],
] as const;

interface DurationFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly valueMs: number;
  readonly problem?: string | undefined;
  readonly onChange: (valueMs: number) => void;
}

/** The field. */
export function DurationField({ label, hint, valueMs, problem, onChange }: DurationFieldProps) {
  const [unitMs, setUnitMs] = useState<number>(largestUnit(valueMs));
  const shown = Number.isFinite(valueMs) ? String(valueMs / unitMs) : "";
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ties) => (
        <span class="duration">
          <input
            {...ties}
            type="number"
            min={1}
            step={1}
            inputMode="numeric"
            value={shown}
            onInput={({ currentTarget: { value } }) => onChange(value === "" ? Number.NaN : Number(value) * unitMs)}
          />
          <select
            aria-label={`${label}: unit`}
            value={unitMs}
            onChange={(event) => {
              const next = Number(event.currentTarget.value);
              setUnitMs(next);
              onChange((valueMs / unitMs) * next);
            }}
          >
            {UNITS.map(([name, ms]) => (
              <option key={name} value={ms} selected={ms === unitMs}>
                {name}
              </option>
            ))}
          </select>
        </span>
      )}
    </Field>
  );
}

function largestUnit(valueMs: number): number {
  return UNITS.toReversed().find(([, ms]) => valueMs % ms === 0)?.[1] ?? 1_000;
}
