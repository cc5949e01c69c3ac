// Lets whoever waits choose a time, in their own zone. In the composer's place; the human bar stays.
import { freeSlotsOf } from "@handrail/core/appointments";
import type { CommandId } from "@handrail/protocol";
import { keeping, signal } from "../kit.ts";
import type { FormsModel } from "./forms-model.ts";
import { Title } from "./title.tsx";

/** The times, day by day. It closes when the one that was pressed is promised. */
export const TimesSheet = keeping(({ model }: { model: FormsModel }, own) => {
  const { chat, words, format, sheet } = model;
  // `null`: they could not be had.
  const slots = signal<readonly number[] | null>([]);
  const isLooking = signal(true);
  const chosen = signal<{ readonly id: CommandId; readonly slotAtMs: number } | null>(null);
  const look = async (): Promise<void> => {
    isLooking.value = true;
    slots.value = await freeSlotsOf(chat);
    isLooking.value = false;
  };
  own.mounted = () => {
    void look();
    return () => {};
  };
  let isTaken = false;

  return () => {
    const isBooked = chosen.value !== null && chat.conversation.value?.promise?.slotAtMs === chosen.value.slotAtMs;
    const isRefused = chat.entries.value.some(
      (entry) => entry.type === "pending" && entry.id === chosen.value?.id && entry.state === "refused",
    );
    own.drawn = () => {
      if (isBooked) sheet.value = "none";
      if (isRefused && !isTaken) void look();
      isTaken = isRefused;
    };

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
        <Title>{words.chooseTime}</Title>
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
  };
});

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
