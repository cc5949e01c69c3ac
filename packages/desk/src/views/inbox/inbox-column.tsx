// The left column: duty, who waits, my talks, my colleagues', what was closed lately.
import type { ConversationId, InboxItem, Me } from "@handrail/protocol";
import type { ComponentChildren } from "preact";
import { hasSeveralSites, sections } from "../../domain/inbox.ts";
import { hrefOf } from "../../domain/route.ts";
import { EMPTY } from "../../texts.ts";
import { PAST } from "../../texts-of-past.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../parts/icon.tsx";
import { Skeleton } from "../parts/states.tsx";
import { DutyCall } from "./duty-call.tsx";
import { DutySwitch } from "./duty-switch.tsx";
import { QueueRow } from "./queue-row.tsx";
import { RingOffer } from "./ring-offer.tsx";
import { TalkRow } from "./talk-row.tsx";

interface InboxColumnProps {
  readonly me: Me;
  readonly current: ConversationId | null;
}

/** The column. */
export function InboxColumn({ me, current }: InboxColumnProps) {
  const desk = useDesk();
  const inbox = desk.inbox.value;
  // The main part of the page is the open conversation, or the list when none is open.
  const [Column, Title] = current === null ? (["main", "h1"] as const) : (["section", "h2"] as const);
  return (
    <Column class="inbox" aria-label="Inbox">
      <header class="inbox-head">
        <Title>Inbox</Title>
        <DutySwitch me={me} />
      </header>
      <div class="inbox-lists">
        {inbox === null ? (
          <Skeleton rows={6} kind="rows" />
        ) : (
          <Lists me={me} current={current} lists={sections(inbox)} isMixed={hasSeveralSites(inbox)} />
        )}
      </div>
      <DutyCall me={me} />
      <RingOffer me={me} />
    </Column>
  );
}

interface ListsProps extends InboxColumnProps {
  readonly lists: ReturnType<typeof sections>;
  readonly isMixed: boolean;
}

function Lists({ me, current, lists, isMixed }: ListsProps) {
  const talk = (item: InboxItem, kind: "mine" | "others" | "closed") => (
    <TalkRow
      key={item.conversation}
      item={item}
      kind={kind}
      isCurrent={item.conversation === current}
      isMixed={isMixed}
    />
  );
  return (
    <>
      <List title="Waiting" count={lists.queue.length} isLoud>
        {lists.queue.length === 0 && <p class="list-empty">{me.isOnDuty ? EMPTY.queueOnDuty : EMPTY.queueOffDuty}</p>}
        {lists.queue.map((item) => (
          <QueueRow
            key={item.conversation}
            item={item}
            me={me}
            isCurrent={item.conversation === current}
            isMixed={isMixed}
          />
        ))}
      </List>
      <List title="Yours" count={lists.mine.length}>
        {lists.mine.length === 0 && <p class="list-empty">{EMPTY.mine}</p>}
        {lists.mine.map((item) => talk(item, "mine"))}
      </List>
      {lists.others.length > 0 && (
        <List title="With colleagues" count={lists.others.length}>
          {lists.others.map((item) => talk(item, "others"))}
        </List>
      )}
      {lists.closed.length > 0 && (
        <List title="Lately closed" count={lists.closed.length}>
          {lists.closed.map((item) => talk(item, "closed"))}
        </List>
      )}
      <a class="past-link" href={hrefOf({ type: "past" })}>
        <Icon name="search" /> {PAST.link}
      </a>
    </>
  );
}

interface ListProps {
  readonly title: string;
  readonly count: number;
  readonly isLoud?: boolean;
  readonly children: ComponentChildren;
}

function List({ title, count, isLoud, children }: ListProps) {
  const id = `list-${title.replaceAll(" ", "-").toLowerCase()}`;
  return (
    <section class="list" aria-labelledby={id}>
      <h2 class="list-title" id={id}>
        {title}
        <span class={isLoud === true && count > 0 ? "count is-loud" : "count"}>{count}</span>
      </h2>
      <div class="list-rows">{children}</div>
    </section>
  );
}
