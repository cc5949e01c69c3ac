// Days that are closed whatever the weekday: those to come as they are, those that are over folded away.
import type { OpeningHours } from "@handrail/protocol";
import { useState } from "preact/hooks";
import { addHoliday, dayIn } from "../../domain/opening-hours.ts";
import { FORM } from "../../texts.ts";
import { useDesk } from "../desk-context.ts";
import { Field } from "../parts/field.tsx";
import { Icon } from "../parts/icon.tsx";
import type { HoursPartProps } from "./hours-editor.tsx";

/** The part of the editor. */
export function Holidays({ hours, onChange }: HoursPartProps) {
  const today = dayIn(hours.timeZone, useDesk().nowMs.peek());
  const [date, setDate] = useState("");
  const isPast = (day: string): boolean => day !== "" && day < today;
  const over = hours.holidays.filter(isPast);
  return (
    <div class="holidays">
      <Field
        label="Closed on"
        hint={
          <>
            Days on which nobody answers, whatever the weekday.
            <span class="warning" role="status">
              {isPast(date) && FORM.holidayOver}
            </span>
          </>
        }
      >
        {(ties) => (
          <span class="holiday-add">
            <input {...ties} type="date" value={date} onInput={(event) => setDate(event.currentTarget.value)} />
            <button
              type="button"
              class="button"
              disabled={date === ""}
              onClick={() => {
                onChange(addHoliday(hours, date));
                setDate("");
              }}
            >
              Add
            </button>
          </span>
        )}
      </Field>
      <Days days={hours.holidays.filter((day) => !isPast(day))} hours={hours} onChange={onChange} />
      {over.length > 0 && (
        <details class="days-over">
          <summary>{FORM.daysOver(over.length)}</summary>
          <Days days={over} hours={hours} onChange={onChange} />
        </details>
      )}
    </div>
  );
}

function Days({ days, hours, onChange }: HoursPartProps & { readonly days: OpeningHours["holidays"] }) {
  if (days.length === 0) return null;
  return (
    <ul class="chips">
      {days.map((holiday) => (
        <li key={holiday} class="chip">
          {dateText(holiday)}
          <button
            type="button"
            class="chip-remove"
            aria-label={`Remove ${dateText(holiday)}`}
            onClick={() => onChange({ ...hours, holidays: hours.holidays.filter((known) => known !== holiday) })}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function dateText(date: string): string {
  const options = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat("en-GB", options).format(new Date(`${date}T00:00:00Z`));
}
