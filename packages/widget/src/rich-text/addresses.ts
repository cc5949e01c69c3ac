// Judges the addresses in a message: what a link may lead to, what a picture may be fetched from, what a link pretends to be.

/** Where a link may lead; `null` for one that stays text. Addresses without a host are the page's own. */
export function linkTarget(href: string, base: string): URL | null {
  const url = parse(href, base);
  if (!url || !/^(https?|mailto|tel):$/.test(url.protocol)) return null;
  // "https://shop.example@elsewhere.example" reads as the shop's, and is not.
  return url.username || url.password ? null : url;
}

/** Whether a picture may be fetched: over https, from a host that the merchant named. */
export function mayShowImage(src: string, hosts: readonly string[]): boolean {
  const url = parse(src);
  return url?.protocol === "https:" && !url.username && !url.password && hosts.includes(url.host);
}

/** The host that a link's words promise, where they look like an address and lead to another one; else `null`. */
export function trueHost(words: string, target: URL): string | null {
  const shown = /^\s*(?:https?:\/\/)?([^\s/?#]+\.[^\s/?#]+)/i.exec(words)?.[1];
  if (!shown || !target.host) return null;
  const said = parse(`https://${shown}`)?.hostname.replace(/^www\./, "");
  return said === target.hostname.replace(/^www\./, "") ? null : target.hostname;
}

function parse(address: string, base?: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}
