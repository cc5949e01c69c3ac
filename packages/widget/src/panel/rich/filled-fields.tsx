// What the visitor filled in, in place of the words that say the same.
import type { FilledField } from "@handrail/protocol";

/** The fields. */
export function FilledFields({ fields }: { fields: readonly FilledField[] }) {
  return (
    <dl class="filled">
      {fields.map(({ name, label, value }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>{value || "–"}</dd>
        </div>
      ))}
    </dl>
  );
}
