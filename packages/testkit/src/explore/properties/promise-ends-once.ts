// One promise at a time, and each ends once: what ends is the open one, what is made is new, was settled, or was forgotten.
import { promiseId } from "@handrail/protocol";
import { endsPromise, type TransitionProperty } from "../property.ts";

export const promiseEndsOnce: TransitionProperty = {
  name: "promise-ends-once",
  rule: "HG7",
  type: "transition",
  check({ move, lines, after }) {
    for (const { event, before } of lines) {
      if (event.type === "promise.made") {
        if (before.open) return "a promise is made while one is open";
        // Ids come of the command's own, so an older promise's cannot come back but through the last one.
        if (event.promise === before.ended?.id && before.ended.end !== "settled")
          return "an ended promise is made again";
        const isKnown = event.promise === before.ended?.id || event.promise === move.readmits?.promise?.id;
        if (!isKnown && event.promise !== promiseId(event.id)) return "a promise under a name not its own";
      } else if (endsPromise(event) && event.promise !== before.open?.id) {
        return "a promise ends that is not open";
      }
    }
    return (after.conversation?.promise?.id ?? null) === (after.book.open?.id ?? null)
      ? null
      : "the open promise is not the one that the log has";
  },
};
