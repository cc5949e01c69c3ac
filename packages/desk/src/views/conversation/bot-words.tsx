// What a bot wrote: its Markdown drawn as the visitor saw it, without pictures, by the widget's own sanitizer.
import { isRich, richText } from "@handrail/widget/rich-text";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { Words } from "./words.tsx";

/** The bot's text; as plain text where there is no Markdown in it, or where it cannot be drawn safely. */
export function BotWords({ text }: { readonly text: string }) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useMemo(() => draw(text), [text]);
  useLayoutEffect(() => {
    if (drawn) place.current?.replaceChildren(drawn);
  }, [drawn]);
  return drawn ? <div class="words is-rich" ref={place} /> : <Words text={text} />;
}

// An agent's machine fetches nothing that a bot names.
function draw(text: string): DocumentFragment | null {
  if (!isRich(text)) return null;
  try {
    return richText(text, { imageHosts: [], opensElsewhere: "(opens in a new tab)" });
  } catch {
    return null;
  }
}
