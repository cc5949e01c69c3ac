// The mark of everything automatic, from the first message on (AI Act, Art. 50).
import type { Model } from "../model.ts";

/** The mark. */
export function Tag({ model: { words } }: { model: Pick<Model, "words"> }) {
  return (
    <abbr class="tag" title={words.botTagLong}>
      {words.botTag}
    </abbr>
  );
}
