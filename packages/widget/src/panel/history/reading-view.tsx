// One earlier conversation, to be read and no more, in the transcript's place.
import type { Entry } from "@handrail/core";
import { Title } from "../forms/title.tsx";
import { createRef, Icon, keeping } from "../kit.ts";
import { BACK } from "./back-icon.ts";
import type { HistoryModel, Opened } from "./history-model.ts";

/** It begins at its end, as every transcript does. */
export const ReadingView = keeping(({ model }: { model: HistoryModel; opened: Opened }, own) => {
  const { words, talk } = model;
  const scroller = createRef<HTMLDivElement>();
  let isShown = false;
  own.mounted = () => {
    talk.want();
    return () => {};
  };
  own.drawn = () => {
    const box = scroller.current;
    if (isShown || !box?.querySelector(".row")) return;
    isShown = true;
    box.scrollTop = box.scrollHeight;
  };
  return ({ opened: { earlier, reading } }) => {
    const { who, when } = model.title(earlier);
    return (
      <section class="middle past" aria-label={words.earlier}>
        <div class="top">
          <button type="button" class="icon" aria-label={words.back} onClick={() => (model.opened.value = null)}>
            <Icon path={BACK} />
          </button>
          <Title>
            {who} <small>{when}</small>
          </Title>
        </div>
        <div class="scroller" ref={scroller} role="log" aria-label={`${who}, ${when}`} aria-live="off" tabIndex={0}>
          <div>
            {reading?.type === "read" && talk.part ? (
              talk.part.reading(
                reading.events.map((event): Entry => ({ type: "event", event })),
                reading.conversation,
              )
            ) : (
              <p class="note late" role="status">
                <span>
                  {reading?.type === "failed"
                    ? words.loadFailed
                    : reading?.type === "erased"
                      ? words.wasErased
                      : words.keepingTitle}
                </span>
              </p>
            )}
          </div>
        </div>
      </section>
    );
  };
});
