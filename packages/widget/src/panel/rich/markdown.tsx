// A bot's words, drawn from its Markdown; its plain words where that cannot be done safely.
import { richText } from "../../rich-text/rich-text.ts";
import { createRef, keeping } from "../kit.ts";
import type { RichModel } from "./rich-model.ts";

/** The words. They are drawn anew as they grow. */
export const Markdown = keeping(({ model }: { model: RichModel; text: string }, own) => {
  const place = createRef<HTMLDivElement>();
  let wanted = "";
  let drawn: string | null = null;
  own.drawn = () => {
    if (wanted === drawn) return;
    drawn = wanted;
    place.current?.replaceChildren(draw(wanted, model));
  };
  return ({ text }) => {
    wanted = text;
    return <div class="rich" ref={place} />;
  };
});

function draw(text: string, { words, imageHosts }: RichModel): DocumentFragment | string {
  try {
    return richText(text, { imageHosts, opensElsewhere: words.opensElsewhere });
  } catch {
    // No sanitizer, no policy, or nothing left: what was said can still be read.
    return text;
  }
}
