// Fills in what visitors are promised, from a preset that is named by what it does.
import { PRESET_NAMES, presetOf, PRESETS, type PromiseSettings } from "@handrail/protocol";
import { PRESET_LABELS } from "../../texts.ts";
import { Field } from "../parts/field.tsx";

interface PresetFieldProps {
  readonly settings: PromiseSettings;
  readonly onChoose: (settings: PromiseSettings) => void;
}

/** The field. */
export function PresetField({ settings, onChoose }: PresetFieldProps) {
  const chosen = presetOf(settings);
  return (
    <Field label="Preset" hint="Fills in the fields below; each can still be changed.">
      {(ties) => (
        <select
          {...ties}
          value={chosen ?? ""}
          onChange={({ currentTarget: { value } }) => {
            const name = PRESET_NAMES.find((known) => known === value);
            if (name) onChoose(PRESETS[name]);
          }}
        >
          {chosen === null && (
            <option value="" selected>
              As set below
            </option>
          )}
          {PRESET_NAMES.map((name) => (
            <option key={name} value={name} selected={name === chosen}>
              {PRESET_LABELS[name]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
