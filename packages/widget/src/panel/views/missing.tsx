// Stands in the place of a part of the panel that has not come: nothing while it is on its way, every way on once it has failed (HG11).
import type { LatePart } from "../late.ts";
import { live } from "../live.ts";
import type { Model } from "../model.ts";
import { DirectLinks } from "./direct-links.tsx";
import { Act } from "./bar-parts.tsx";

/** What is said of it. `onBack` leaves it. */
export const Missing = live(
  ({ model, part, onBack }: { model: Model; part: LatePart<unknown>; onBack?: () => void }) => {
    const { words } = model;
    if (part.state.value.type !== "failed") return null;
    return (
      <div class="missing" role="alert">
        <p>{words.lateFailed}</p>
        <div class="acts">
          <Act text={words.tryAgain} onClick={() => part.retry()} />
          <DirectLinks model={model} />
          {onBack && <Act text={words.back} onClick={onBack} />}
        </div>
      </div>
    );
  },
);
