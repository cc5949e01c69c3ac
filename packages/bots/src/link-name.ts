// Decides what a link of an answer is called: by the bot's words, and by its host where those promise another one.

/** The words; `charsMax` of them at most, the host included. */
export function linkName(words: string, target: URL, charsMax: number): string {
  const shown = /^(?:https?:\/\/)?([^\s/?#]+\.[^\s/?#]+)/i.exec(words)?.[1];
  const promised = shown !== undefined && URL.canParse(`https://${shown}`) ? bare(new URL(`https://${shown}`)) : null;
  if (promised === null || promised === bare(target)) return words;
  const name = `${words} (${target.host})`;
  return name.length > charsMax ? target.host.slice(0, charsMax) : name;
}

function bare({ hostname }: URL): string {
  return hostname.replace(/^www\./, "");
}
