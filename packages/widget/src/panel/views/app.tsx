// The panel as a whole: header, transcript, human bar, composer; where the focus goes, and what Escape closes.
import { useEffect, useRef } from "preact/hooks";
import type { Model } from "../model.ts";
import { Composer } from "./composer.tsx";
import { ConfirmSheet } from "./confirm-sheet.tsx";
import { ContactForm } from "./contact-form.tsx";
import { Header } from "./header.tsx";
import { HumanBarView } from "./human-bar-view.tsx";
import { Strips } from "./strips.tsx";
import { TimesSheet } from "./times-sheet.tsx";
import { TranscriptView } from "./transcript-view.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useVisiblePart } from "./use-visible-part.ts";

/** The panel, or nothing while it is closed. */
export function App({ model }: { model: Model }) {
  return model.isOpen.value ? <Panel model={model} /> : null;
}

function Panel({ model }: { model: Model }) {
  const { chat, words, format, sheet, siteName } = model;
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a touch screen the keyboard would cover what the visitor came to read.
    const isTouch = matchMedia("(pointer: coarse)").matches;
    (isTouch ? panel.current : (panel.current?.querySelector("textarea") ?? panel.current))?.focus();
  }, []);
  useVisiblePart(panel);
  useKeptFocus(panel, `${model.bar.value.type} ${sheet.value}`);
  return (
    <div
      ref={panel}
      class="panel"
      role="dialog"
      aria-label={format.say(words.chatWith, { site: siteName.value })}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.stopPropagation();
        if (sheet.value === "none") model.close();
        else sheet.value = "none";
      }}
    >
      <Header model={model} />
      <TranscriptView model={model} />
      <footer>
        <Strips model={model} />
        <HumanBarView model={model} />
        {sheet.value === "contact" ? (
          <ContactForm model={model} />
        ) : sheet.value === "times" && model.bar.value.type === "waiting" ? (
          <TimesSheet model={model} />
        ) : sheet.value === "end" ? (
          <ConfirmSheet
            model={model}
            ask={{
              title: words.endTitle,
              text: words.endText,
              yes: words.endChat,
              no: words.endNo,
              act: () => chat.close(),
            }}
          />
        ) : sheet.value === "erase" ? (
          <ConfirmSheet
            model={model}
            ask={{
              title: words.eraseTitle,
              text: words.eraseText,
              yes: words.eraseYes,
              no: words.eraseNo,
              act: () => chat.erase(),
            }}
          />
        ) : (
          <Composer model={model} />
        )}
      </footer>
    </div>
  );
}
