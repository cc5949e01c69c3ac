// Who is on duty, and how many visitors each holds.
import type { RosterEntry } from "@handrail/protocol";
import { useDesk } from "../desk-context.ts";
import { Avatar, pictureUrl } from "../parts/avatar.tsx";
import { Skeleton } from "../parts/states.tsx";

/** The screen. */
export function Team() {
  const inbox = useDesk().inbox.value;
  const roster = inbox ? sortRoster(inbox.roster) : [];
  const onDuty = roster.filter((entry) => entry.isOnDuty).length;
  return (
    <main class="page">
      <header class="page-head">
        <h1>Team</h1>
        <p class="muted">{inbox ? `${onDuty} of ${roster.length} on duty` : "…"}</p>
      </header>
      {inbox ? (
        <ul class="card rows">
          {roster.map((entry) => (
            <li key={entry.id} class="person">
              <PersonFacts entry={entry} />
            </li>
          ))}
        </ul>
      ) : (
        <Skeleton rows={3} kind="rows" />
      )}
    </main>
  );
}

/** Who is there first, then who has least to do, then by name. */
export function sortRoster(roster: readonly RosterEntry[]): readonly RosterEntry[] {
  return roster.toSorted(
    (a, b) => Number(b.isOnDuty) - Number(a.isOnDuty) || a.holding - b.holding || a.name.localeCompare(b.name),
  );
}

/** One colleague: name, duty and load. */
export function PersonFacts({ entry }: { readonly entry: RosterEntry }) {
  return (
    <>
      <Avatar name={entry.name} seed={entry.id} picture={pictureUrl(entry)} isPresent={entry.isOnDuty} />
      <span class="person-words">
        <span class="person-name">{entry.name}</span>
        <span class="muted">{entry.isOnDuty ? "On duty" : "Off duty"}</span>
      </span>
      <span class="person-load">{loadText(entry.holding)}</span>
    </>
  );
}

function loadText(holding: number): string {
  if (holding === 0) return "free";
  return holding === 1 ? "1 visitor" : `${holding} visitors`;
}
