// The site's own app at Ably. Its key is written here and never read back.
import type { FormPartProps } from "./form-part.ts";
import { Section } from "./site-section.tsx";
import { TextField } from "./text-field.tsx";

/** The part of the form. */
export function AblyFields({ form, problems, onChange }: FormPartProps) {
  const { ablyKey, ablyKeyName, dropsAblyKey } = form;
  return (
    <Section name="ably">
      <p class="hint">
        With a key of an Ably app, news of this site’s conversations also goes by Ably. Without one, the relay’s own key
        is used if it has one, and otherwise the relay’s own streams.
      </p>
      <TextField
        label="Ably key"
        isSecret
        isOptional
        hint={
          ablyKeyName === ""
            ? "Never shown again. It may publish and subscribe, and its tokens can be revoked."
            : `The key ${ablyKeyName} is stored. Leave this empty to keep it.`
        }
        placeholder={ablyKeyName === "" ? "" : "••••••••••••"}
        value={ablyKey}
        problem={problems.ablyKey}
        onInput={(next) => onChange({ ...form, ablyKey: next })}
      />
      {ablyKeyName !== "" && ablyKey === "" && (
        <label class="check-row">
          <input
            type="checkbox"
            checked={dropsAblyKey}
            onChange={() => onChange({ ...form, dropsAblyKey: !dropsAblyKey })}
          />
          <span>Take it away when I save</span>
        </label>
      )}
    </Section>
  );
}
