// Whoever is in the queue or in talk goes back to one request, and the waiting time counts from it however they are passed on.
import { isInHumanHands, type TransitionProperty } from "../property.ts";

export const placeInLine: TransitionProperty = {
  name: "place-in-line",
  rule: "HG12",
  type: "transition",
  check({ before, lines, after }) {
    if (!isInHumanHands(after.book.owner)) return null;
    const request = after.conversation?.request;
    if (!request) return "somebody is in human hands without a request to count the wait from";
    if (request.seq < (after.book.closedSeq ?? 0)) return "the wait is counted from before the last end";
    const earlier = before.conversation?.request;
    // A click on what was asked for them goes among the clicks, as one of its moment.
    const isTakenOver = lines.some(({ event }) => event.type === "human.requested" && event.takesOver);
    const isSameStretch = isInHumanHands(before.book.owner) && !isTakenOver;
    return isSameStretch && earlier && earlier.atMs !== request.atMs ? "a place in the line is lost" : null;
  },
};
