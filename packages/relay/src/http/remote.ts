// Finds a request's sender behind trusted proxies, and blurs it before anything is written down.
import { isIPv4, isIPv6 } from "node:net";
import proxyAddr from "proxy-addr";

/** What knows a request's sender. */
export type RemoteOf = (forwardedFor: string | null, peer: string | undefined) => string | null;

/**
 * @param trusted addresses, ranges (`10.0.0.0/8`) or names (`loopback`, `uniquelocal`) of proxies whose `X-Forwarded-For` is believed
 * @throws TypeError when one of them is none of these
 */
export function createRemoteOf(trusted: readonly string[]): RemoteOf {
  const isTrusted = proxyAddr.compile([...trusted]);
  return (forwardedFor, peer) => {
    if (peer === undefined) return null;
    if (forwardedFor === null) return peer;
    const forwarded = forwardedFor.split(",").map((part) => withoutPort(part.trim()));
    const hops = [peer, ...forwarded.toReversed()];
    // The nearest one that is not ours to trust; beyond it anybody may have written anything.
    return hops.find((hop, index) => !isIp(hop) || !isTrusted(hop, index)) ?? hops.at(-1) ?? null;
  };
}

/** The network that an address lies in: enough to see a flood, too little to see a person. `null` when there is no address to tell by. */
export function networkOf(address: string | undefined): string | null {
  if (address === undefined) return null;
  const plain = address.startsWith("::ffff:") ? address.slice("::ffff:".length) : address;
  if (isIPv4(plain)) return `${plain.split(".").slice(0, 3).join(".")}.0/24`;
  if (!isIPv6(plain)) return null;
  const [head = ""] = plain.split("::");
  const groups = head.split(":").filter((group) => group !== "");
  return `${[...groups, "0", "0", "0"].slice(0, 3).join(":")}::/48`;
}

// Some proxies write where a connection came from with its port, which is another one each time: nobody would have a share of anything.
function withoutPort(hop: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop;
}

function isIp(text: string): boolean {
  return isIPv4(text) || isIPv6(text);
}
