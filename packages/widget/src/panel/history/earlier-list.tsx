// The list of earlier conversations, in the transcript's place.
import { Title } from "../forms/title.tsx";
import { Face, Icon, keeping } from "../kit.ts";
import { BACK } from "./back-icon.ts";
import type { HistoryModel } from "./history-model.ts";

/** The list, newest first. */
export const EarlierList = keeping(({ model }: { model: HistoryModel }, own) => {
  const { words, history, sheet } = model;
  own.mounted = () => {
    model.look();
    return () => {};
  };
  return () => (
    <section class="middle past" aria-label={words.earlier}>
      <div class="top">
        <button type="button" class="icon" aria-label={words.back} onClick={() => (sheet.value = "none")}>
          <Icon path={BACK} />
        </button>
        <Title>{words.earlier}</Title>
      </div>
      <ul class="scroller">
        {history.earlier.value.map((earlier) => {
          const { who, isAgent, when } = model.title(earlier);
          return (
            <li key={earlier.secret}>
              <button type="button" onClick={() => model.open(earlier)}>
                <Face name={isAgent ? who : undefined} />
                <span>
                  <b>{who}</b> <small>{when}</small> <i>{model.lastWords(earlier)}</i>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
});
