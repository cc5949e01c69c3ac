// Decides which operation a capability allows on which channel, and what is left of one that is cut down by another. Knows
// nothing of keys, tokens and connections.

/** For each resource (a channel's name, or a pattern) the operations that are allowed on it. */
export type Capability = Readonly<Record<string, readonly string[]>>;

/** The operations that the hub asks for. */
export type Operation = "publish" | "subscribe" | "presence" | "history" | "channel-metadata" | "stats";

/** All operations that Ably knows: a name that is none of them is a mistake, and refused as one. */
const KNOWN: ReadonlySet<unknown> = new Set([
  "*",
  "publish",
  "subscribe",
  "history",
  "presence",
  "channel-metadata",
  "stats",
  "privileged-headers",
  "push-subscribe",
  "push-admin",
  "object-subscribe",
  "object-publish",
  "annotation-subscribe",
  "annotation-publish",
  "message-update-own",
  "message-update-any",
  "message-delete-own",
  "message-delete-any",
]);

export const EVERYTHING: Capability = { "*": ["*"] };

/** Reads a capability as a key, a token request or a JWT carries it; `undefined` when it is none. */
export function readCapability(value: unknown): Capability | undefined {
  const table = typeof value === "string" ? parsed(value) : value;
  if (typeof table !== "object" || table === null || Array.isArray(table)) return undefined;
  const capability: Record<string, readonly string[]> = {};
  for (const [resource, operations] of Object.entries(table)) {
    if (!areOperations(operations)) return undefined;
    capability[resource] = operations.toSorted();
  }
  return Object.keys(capability).length === 0 ? undefined : capability;
}

/** Whether it allows the operation on the channel. */
export function allows(capability: Capability, channel: string, operation: Operation): boolean {
  return Object.entries(capability).some(
    ([resource, operations]) =>
      covers(resource, channel) && (operations.includes("*") || operations.includes(operation)),
  );
}

/** Whether it names the channel by itself, not by a pattern: what revoking a channel's tokens asks. */
export function names(capability: Capability, channel: string): boolean {
  return Object.hasOwn(capability, channel);
}

/** What both allow; `undefined` when that is nothing. */
export function intersect(wanted: Capability, own: Capability): Capability | undefined {
  const left: Record<string, string[]> = {};
  for (const [wantedResource, wantedOperations] of Object.entries(wanted)) {
    for (const [ownResource, ownOperations] of Object.entries(own)) {
      const resource = narrower(wantedResource, ownResource);
      const operations = common(wantedOperations, ownOperations);
      if (resource === undefined || operations.length === 0) continue;
      left[resource] = [...new Set([...(left[resource] ?? []), ...operations])];
    }
  }
  const resources = Object.keys(left).sort();
  if (resources.length === 0) return undefined;
  return Object.fromEntries(resources.map((resource) => [resource, (left[resource] ?? []).sort()]));
}

/**
 * A pattern is segments between colons; a star stands for one segment, at the end for all that follow. `[*]*` is every
 * channel whatever stands before its name in brackets; without it, such a channel is another one.
 */
function covers(resource: string, channel: string): boolean {
  if (resource === "[*]*") return true;
  if (resource === "*") return !channel.startsWith("[");
  const pattern = resource.split(":");
  const segments = channel.split(":");
  const isOpen = pattern.at(-1) === "*";
  if (isOpen ? segments.length < pattern.length : segments.length !== pattern.length) return false;
  return pattern.every((part, index) => part === "*" || part === segments[index]);
}

function narrower(one: string, other: string): string | undefined {
  if (covers(other, one)) return one;
  return covers(one, other) ? other : undefined;
}

function common(some: readonly string[], others: readonly string[]): readonly string[] {
  if (some.includes("*")) return others;
  return others.includes("*") ? some : some.filter((operation) => others.includes(operation));
}

/** At least one, all of them Ably's; a star stands alone. */
function areOperations(value: unknown): value is readonly string[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every((one) => KNOWN.has(one)) && (value.length === 1 || !value.includes("*"));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
