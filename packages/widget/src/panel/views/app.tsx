// The panel as a whole: header, transcript, human bar, composer; where the focus goes, and what Escape closes.
import { createRef } from "preact";
import { keeping, live } from "../live.ts";
import { directionOf } from "@handrail/protocol/locale";
import type { Model } from "../model.ts";
import { painted } from "../painted.ts";
import { Composer } from "./composer.tsx";
import { followVisiblePart } from "./follow-visible-part.ts";
import { Header } from "./header.tsx";
import { HumanBarView } from "./human-bar-view.tsx";
import { keepFocus } from "./keep-focus.ts";
import { Missing } from "./missing.tsx";
import { Strips } from "./strips.tsx";
import { TranscriptView } from "./transcript-view.tsx";

/** The panel, or nothing while it is closed and nobody is about to open it. */
export const App = live(({ model }: { model: Model }) =>
  model.isOpen.value === false ? null : <Panel model={model} />,
);

const Panel = keeping(({ model }: { model: Model }, own) => {
  const { words, format, isOpen, sheet, siteName, talk } = model;
  const panel = createRef<HTMLDivElement>();
  // Dropped before anybody can take it, a file would be opened in the shop's place.
  const take = (event: ClipboardEvent | DragEvent): void => {
    if (talk.part) talk.part.take(event);
    else if (event.type !== "paste") event.preventDefault();
  };
  let isGone = false;
  let focus: ReturnType<typeof keepFocus> | undefined;
  let unfollow: (() => void) | undefined;
  const look = (): void => focus?.look();
  // From the first drawing that is seen.
  own.drawn = () => {
    const box = panel.current;
    if (focus || !box || !isOpen.peek()) return;
    focus = keepFocus(() => panel.current);
    unfollow = followVisiblePart(box);
    // On a touch screen the keyboard would cover what the visitor came to read.
    const isTouch = matchMedia("(pointer: coarse)").matches;
    // To take the focus is to lay everything out at once: the first frame does that as well, and nobody waits for the focus to see it.
    void painted().then(() => isGone || (isTouch ? box : (box.querySelector("textarea") ?? box)).focus());
  };
  own.mounted = () => () => {
    isGone = true;
    focus?.stop();
    unfollow?.();
  };
  return () => (
    <div
      ref={panel}
      class={isOpen.value ? "panel" : "panel away"}
      lang={words.locale}
      dir={directionOf(words.locale)}
      role="dialog"
      aria-label={format.say(words.chatWith, { site: siteName.value })}
      tabIndex={-1}
      onDragOver={take}
      onDrop={take}
      onPaste={take}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.stopPropagation();
        // Else a phone's keyboard would close two things at once.
        event.preventDefault();
        if (sheet.value === "none") model.close();
        else sheet.value = "none";
      }}
    >
      <Header model={model} />
      {model.history.part?.view() ?? <TranscriptView model={model} />}
      <footer role="none">
        <Strips model={model} />
        <HumanBarView model={model} onDrawn={look} />
        <Writing model={model} onDrawn={look} />
      </footer>
    </div>
  );
});

// The composer, or the form that stands in its place.
const Writing = keeping(({ model, onDrawn }: { model: Model; onDrawn: () => void }, own) => {
  const { sheet, forms } = model;
  own.drawn = onDrawn;
  return () => {
    if (sheet.value === "none" || sheet.value === "cancel") return <Composer model={model} />;
    if (forms.part) return <>{forms.part.sheet(sheet.value) ?? <Composer model={model} />}</>;
    forms.want();
    return <Missing model={model} part={forms} onBack={() => (sheet.value = "none")} />;
  };
});
