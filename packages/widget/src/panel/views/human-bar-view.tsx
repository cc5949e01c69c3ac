// The human bar (HG1): in every state the button, or where the request stands and what comes next. No view can hide it, and it needs
// no later part to be true: what a request became is told in a line until the part has come that tells it in full.
import { launcherStatus } from "../launcher-status.ts";
import { keeping, live } from "../live.ts";
import type { Model } from "../model.ts";
import { Act, AskButton, State, Waiting } from "./bar-parts.tsx";
import { DirectLinks } from "./direct-links.tsx";

/** The bar, above the composer. */
export const HumanBarView = live(({ model, onDrawn }: { model: Model; onDrawn: () => void }) => (
  <section class="rail" tabIndex={-1} aria-label={model.shell.label} data-state={stateOf(model)}>
    <Content model={model} onDrawn={onDrawn} />
  </section>
));

type BarState = "ask" | "not-live" | Exclude<Model["chat"]["human"]["value"]["type"], "none">;

// HG6: a site without anybody to answer says so; its button comes with whoever signs in first.
function stateOf({ chat }: Model): BarState {
  const { type } = chat.human.value;
  if (type !== "none") return type;
  return chat.site.value?.isLive === false ? "not-live" : "ask";
}

const Content = keeping(({ model, onDrawn }: { model: Model; onDrawn: () => void }, own) => {
  const { words, chat, talk } = model;
  own.drawn = onDrawn;
  return () => {
    const state = stateOf(model);
    switch (state) {
      case "keeping":
        return <State face={<Waiting />} title={words.keepingTitle} />;
      case "kept": {
        const isOnline = chat.connection.value === "online" || chat.connection.value === "connecting";
        const isInMemory = chat.storage.value === "memory";
        const title = isInMemory ? words.keptMemoryTitle : words.keptTitle;
        const text = isInMemory ? words.keptMemory : isOnline ? words.keptSending : words.kept;
        return (
          <>
            <State face={<Waiting />} title={title} text={text} />
            <div class="acts">
              <Act text={words.tryNow} onClick={() => chat.retryNow()} />
              <DirectLinks model={model} />
            </div>
          </>
        );
      }
      default: {
        const standing = talk.part?.standing();
        if (standing) return standing;
        if (state === "not-live") {
          return (
            <>
              <State title={words.notLiveTitle} />
              <div class="acts">
                <DirectLinks model={model} />
              </div>
            </>
          );
        }
        const { text } = launcherStatus(model);
        return text === null ? <AskButton model={model} /> : <State face={<Waiting />} title={text} />;
      }
    }
  };
});
