// Lets whoever waits choose a time, in their own zone. In the composer's place; the human bar stays.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { CommandId } from "@handrail/protocol";
import type { Model } from "../model.ts";

/** The times, day by day. It closes when the one that was pressed is promised. */
export function TimesSheet({ model }: { model: Model }) {
  const { chat, words, format, sheet } = model;
  // `null`: they could not be had.
  const slots = useSignal<readonly number[] | null>([]);
  const isLooking = useSignal(true);
  const chosen = useSignal<{ readonly id: CommandId; readonly slotAtMs: number } | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const look = async (): Promise<void> => {
    isLooking.value = true;
    slots.value = await chat.freeSlots();
    isLooking.value = false;
  };
  useEffect(() => {
    title.current?.focus();
    void look();
  }, []);

  const isBooked = chosen.value !== null && chat.conversation.value?.promise?.slotAtMs === chosen.value.slotAtMs;
  const isRefused = chat.entries.value.some(
    (entry) => entry.type === "pending" && entry.id === chosen.value?.id && entry.state === "refused",
  );
  useEffect(() => {
    if (isBooked) sheet.value = "none";
    if (isRefused) void look();
  }, [isBooked, isRefused]);

  const { value: free } = slots;
  const isWaiting = isLooking.value || (chosen.value !== null && !isRefused);
  const text = isRefused
    ? words.timeTaken
    : isWaiting
      ? words.timesLooking
      : free === null
        ? words.timesFailed
        : free.length === 0
          ? words.timesNone
          : words.timesHint;
  return (
    <section class="sheet times" aria-label={words.chooseTime} aria-busy={isWaiting}>
      <h3 ref={title} tabIndex={-1}>
        {words.chooseTime}
      </h3>
      <p role="status" class={isRefused ? "bad" : ""}>
        {text}
      </p>
      {daysOf(free ?? []).map((day) => (
        <div key={day[0]} class="acts" role="group" aria-label={format.day(day[0], chat.now.peek())}>
          <b>{format.day(day[0], chat.now.peek())}</b>
          {day.map((slotAtMs) => (
            <button
              key={slotAtMs}
              type="button"
              disabled={isWaiting}
              onClick={() => (chosen.value = { id: chat.book(slotAtMs), slotAtMs })}
            >
              {format.time(slotAtMs)}
            </button>
          ))}
        </div>
      ))}
      <div class="acts">
        {free === null && (
          <button type="button" onClick={() => void look()}>
            {words.tryAgain}
          </button>
        )}
        <button type="button" onClick={() => (sheet.value = "none")}>
          {words.back}
        </button>
      </div>
    </section>
  );
}

type Day = [number, ...number[]];

function daysOf(slots: readonly number[]): readonly Day[] {
  const days: Day[] = [];
  for (const slotAtMs of slots) {
    const last = days.at(-1);
    if (last && new Date(last[0]).toDateString() === new Date(slotAtMs).toDateString()) last.push(slotAtMs);
    else days.push([slotAtMs]);
  }
  return days;
}
