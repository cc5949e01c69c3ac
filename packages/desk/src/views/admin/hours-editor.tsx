// When humans can be reached: always, or by weekday in a time zone, with days that are closed.
import type { DayHours, OpeningHours } from "@handrail/protocol";
import { copyToOpenDays, dayProblem, nextRange, usualHours, withDay } from "../../domain/opening-hours.ts";
import { Field } from "../parts/field.tsx";
import { Icon } from "../parts/icon.tsx";
import { Switch } from "../parts/switch.tsx";
import { Holidays } from "./holidays.tsx";
import { Section } from "./site-section.tsx";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

interface HoursEditorProps {
  readonly hours: OpeningHours | null;
  readonly problem?: string | undefined;
  readonly onChange: (hours: OpeningHours | null) => void;
}

/** The part of the form. */
export function HoursEditor({ hours, problem, onChange }: HoursEditorProps) {
  const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Section name="hours">
      <Switch
        label="Open at any time"
        hint="Turn off to set hours. While you are closed, visitors are promised a written answer."
        isOn={hours === null}
        onChange={(isAlways) => onChange(isAlways ? null : usualHours(ownZone))}
      />
      {hours && (
        <>
          <ZoneField hours={hours} onChange={onChange} />
          <ul class="days">
            {DAYS.map((day, index) => (
              <Day
                key={day}
                name={day}
                ranges={hours.week[index] ?? []}
                onChange={(ranges) => onChange(withDay(hours, index, ranges))}
                onCopy={() => onChange(copyToOpenDays(hours, index))}
              />
            ))}
          </ul>
          <Holidays hours={hours} onChange={onChange} />
        </>
      )}
      {problem !== undefined && <p class="problem">{problem}</p>}
    </Section>
  );
}

/** A part of the editor. */
export interface HoursPartProps {
  readonly hours: OpeningHours;
  readonly onChange: (hours: OpeningHours) => void;
}

function ZoneField({ hours, onChange }: HoursPartProps) {
  const zones = Intl.supportedValuesOf("timeZone");
  const all = zones.includes(hours.timeZone) ? zones : [hours.timeZone, ...zones];
  return (
    <Field label="Time zone">
      {(ties) => (
        <select
          {...ties}
          value={hours.timeZone}
          onChange={(event) => onChange({ ...hours, timeZone: event.currentTarget.value })}
        >
          {all.map((zone) => (
            <option key={zone} value={zone} selected={zone === hours.timeZone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface DayProps {
  readonly name: string;
  readonly ranges: DayHours;
  readonly onChange: (ranges: DayHours) => void;
  readonly onCopy: () => void;
}

function Day({ name, ranges, onChange, onCopy }: DayProps) {
  const isOpen = ranges.length > 0;
  const problem = dayProblem(ranges);
  const further = isOpen ? nextRange(ranges) : null;
  const replace = (at: number, range: readonly [string, string]): void =>
    onChange(ranges.map((known, index) => (index === at ? range : known)));
  return (
    <li class="day-row">
      <label class="day-name">
        <input type="checkbox" checked={isOpen} onChange={() => onChange(isOpen ? [] : [["09:00", "17:00"]])} />
        {name}
      </label>
      <div class="day-ranges">
        {!isOpen && <span class="muted day-closed">Closed</span>}
        {ranges.map(([from, to], index) => (
          <span key={index} class="range">
            <input
              type="time"
              aria-label={`${name}, opens`}
              value={from}
              onInput={(event) => replace(index, [event.currentTarget.value, to])}
            />
            <span aria-hidden="true">–</span>
            <input
              type="time"
              aria-label={`${name}, closes`}
              value={to === "24:00" ? "00:00" : to}
              onInput={(event) => replace(index, [from, event.currentTarget.value])}
            />
            {ranges.length > 1 && (
              <button
                type="button"
                class="icon-button"
                aria-label={`Remove ${from} to ${to} on ${name}`}
                onClick={() => onChange(ranges.filter((_, at) => at !== index))}
              >
                <Icon name="close" />
              </button>
            )}
          </span>
        ))}
        {problem !== null && <p class="problem">{problem}</p>}
      </div>
      {isOpen && (
        <div class="day-tools">
          {further && (
            <button
              type="button"
              class="icon-button"
              aria-label={`Add hours on ${name}`}
              title="Add hours"
              onClick={() => onChange([...ranges, further])}
            >
              <Icon name="plus" />
            </button>
          )}
          <button
            type="button"
            class="icon-button"
            aria-label={`Copy ${name}'s hours to all open days`}
            title="Copy to all open days"
            onClick={onCopy}
          >
            <Icon name="copy" />
          </button>
        </div>
      )}
    </li>
  );
}
