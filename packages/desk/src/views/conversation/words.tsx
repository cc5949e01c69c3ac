// What a person wrote, as they wrote it.
import { textParts } from "../../domain/rich-text.ts";

/** A message's text with its addresses as links; line breaks stay. */
export function Words({ text }: { readonly text: string }) {
  return (
    <p class="words">
      {textParts(text).map((part, index) => {
        if (part.type === "text") return part.text;
        if (part.type === "phone") return <bdi dir="ltr">{part.text}</bdi>;
        return (
          <a key={index} href={part.href} target="_blank" rel="noopener noreferrer">
            {part.text}
          </a>
        );
      })}
    </p>
  );
}
