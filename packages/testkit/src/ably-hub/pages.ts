// Cuts a list into pages as Ably does: so many at a time, with links to the first page, this one and the next. Knows nothing of
// what is listed.
import type { Answer } from "./http-edge.ts";
import type { Refusal } from "./refusal.ts";
import { refuse } from "./refusal.ts";

/** A list, in the order in which it is asked for. */
export interface Listing<T> {
  readonly items: readonly T[];
  /** What a page goes on after: the same item in any later listing. */
  nameOf(item: T): string;
  readonly query: URLSearchParams;
  /** The last part of the path, which links begin with. */
  readonly path: string;
}

const LIMIT = 100;
const LIMIT_MAX = 1_000;

/** One page. */
export function page<T>({ items, nameOf, query, path }: Listing<T>): Answer | Refusal {
  const limit = Number(query.get("limit") ?? LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMIT_MAX)
    return refuse(40003, `limit must be 1 to ${LIMIT_MAX}`);
  const after = query.get("after");
  const from = after === null ? 0 : items.findIndex((item) => nameOf(item) === after) + 1;
  const shown = items.slice(from, from + limit);
  const link = (rel: string, last: string | null): string => {
    const params = new URLSearchParams(query);
    for (const name of ["key", "access_token", "envelope", "after"]) params.delete(name);
    params.set("limit", String(limit));
    if (last !== null) params.set("after", last);
    return `<./${path}?${params.toString().replaceAll("+", "%20")}>; rel="${rel}"`;
  };
  const links = [link("first", null), link("current", after)];
  const last = shown.at(-1);
  if (last !== undefined && from + limit < items.length) links.push(link("next", nameOf(last)));
  return { status: 200, body: shown, headers: { link: links.join(", ") } };
}

/** What lies between `start` and `end`, in the direction that is asked for: the latest first, unless it is `forwards`. */
export function between<T>(
  items: readonly T[],
  query: URLSearchParams,
  atMs: (item: T) => number,
): readonly T[] | Refusal {
  const start = Number(query.get("start") ?? 0);
  const end = Number(query.get("end") ?? Number.MAX_SAFE_INTEGER);
  if (!(start <= end)) return refuse(40003, "start lies behind end");
  const direction = query.get("direction") ?? "backwards";
  if (direction !== "backwards" && direction !== "forwards") return refuse(40003, "direction");
  const found = items.filter((item) => atMs(item) >= start && atMs(item) <= end);
  return direction === "forwards" ? found : found.toReversed();
}
