// Looks for a conversation that is over, and leads to it.
import { LIMITS } from "@handrail/protocol";
import { useEffect, useRef, useState } from "preact/hooks";
import { dateText } from "../../domain/durations.ts";
import { hrefOf } from "../../domain/route.ts";
import type { PastView } from "../../state/past.ts";
import { PAST } from "../../texts-of-past.ts";
import { useDesk } from "../desk-context.ts";
import { TalkRow } from "../inbox/talk-row.tsx";
import { Icon } from "../parts/icon.tsx";
import { Skeleton, Trouble } from "../parts/states.tsx";

/** The screen. It begins with the newest, and comes back to what was looked for last. */
export function Past() {
  const { past } = useDesk();
  const view = past.view.value;
  const [words, setWords] = useState(view?.words ?? "");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // A keyboard that covers half of a phone's screen opens only when it is asked for.
    if (matchMedia("(pointer: fine)").matches) field.current?.focus();
    if (past.view.peek() === null) void past.search("");
  }, [past]);
  return (
    <main class="page is-narrow">
      <a class="back-link" href={hrefOf({ type: "inbox" })}>
        <Icon name="back" /> Inbox
      </a>
      <header class="page-head">
        <h1>{PAST.title}</h1>
      </header>
      <p class="muted">{PAST.lead}</p>
      <form
        class="past-search"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          void past.search(words);
        }}
      >
        <input
          ref={field}
          type="search"
          aria-label={PAST.label}
          placeholder={PAST.label}
          maxLength={LIMITS.nameCharsMax}
          dir="auto"
          enterkeyhint="search"
          value={words}
          onInput={({ currentTarget: { value } }) => setWords(value)}
        />
        <button type="submit" class="button is-primary" aria-busy={view?.isLooking === true}>
          {PAST.search}
        </button>
      </form>
      {view && <Found view={view} />}
    </main>
  );
}

function Found({ view }: { readonly view: PastView }) {
  const { past } = useDesk();
  const { found, isLooking, next, trouble } = view;
  const isMixed = new Set(found.map(({ site }) => site)).size > 1;
  return (
    <>
      <p class="past-status" role="status">
        <Status view={view} />
      </p>
      {found.length > 0 && (
        <div class="card past-rows">
          {found.map((item) => (
            <TalkRow key={item.conversation} item={item} kind="closed" isCurrent={false} isMixed={isMixed} />
          ))}
        </div>
      )}
      {trouble !== "" ? (
        <Trouble text={trouble} onRetry={() => void past.further()} />
      ) : isLooking ? (
        <Skeleton rows={found.length === 0 ? 4 : 1} kind="rows" />
      ) : (
        next !== null && (
          <button type="button" class="button" onClick={() => void past.further()}>
            {PAST.further}
          </button>
        )
      )}
    </>
  );
}

function Status({ view: { found, isLooking, next, trouble } }: { readonly view: PastView }) {
  if (isLooking) return <>{PAST.looking}</>;
  if (trouble !== "") return null;
  if (found.length === 0 && next === null) return <>{PAST.none}</>;
  const count = PAST.count(found.length);
  return <>{next === null ? PAST.all(count) : PAST.lookedBack(count, dateText(next.lastAtMs))}</>;
}
