// What is known of the visitor and of this conversation, beside the transcript.
import {
  confirmedEmail,
  type Conversation,
  type EventOf,
  type Identity,
  type OpenPromise,
  type VisitorContext,
} from "@handrail/protocol";
import type { ComponentChildren } from "preact";
import { momentText } from "../../domain/durations.ts";
import { languageName } from "../../domain/languages.ts";
import { rankText, reasonText } from "../../domain/log-line.ts";
import { useDesk } from "../desk-context.ts";
import { CopyButton } from "../parts/copy-button.tsx";
import { PromiseClock } from "../parts/clocks.tsx";
import { Icon } from "../parts/icon.tsx";
import type { ConversationFacts } from "./facts.ts";

/** The column's content. */
export function Details({ item, open }: ConversationFacts) {
  const { state, events } = open.replica;
  const started = events.find((event) => event.type === "conversation.started");
  return (
    <div class="details-body">
      {state.identity && <IdentityPart identity={state.identity} />}
      <ContactPart state={state} />
      {open.context && <PagePart context={open.context} />}
      <PromisePart state={state} />
      <Part title="Conversation">
        {started?.type === "conversation.started" && <PageFact started={started} />}
        <Fact name="Site">{item.siteName}</Fact>
        <MomentFact name="Started" atMs={state.startedAtMs} />
        {state.request && (
          <>
            <MomentFact name="Asked for a human" atMs={state.request.atMs} />
            <Fact name="Why">{reasonText(state.request.why)}</Fact>
            {state.request.skills && <Fact name="Skills">{state.request.skills.join(", ")}</Fact>}
          </>
        )}
        {started?.type === "conversation.started" && started.locale !== null && (
          <Fact name="Language">{languageName(started.locale)}</Fact>
        )}
        {state.rating && (
          <Fact name="Rating">
            <span class="stars" aria-hidden="true">
              {"★".repeat(state.rating.score)}
              <i>{"★".repeat(5 - state.rating.score)}</i>
            </span>
            <span class="visually-hidden">{`${state.rating.score} of 5`}</span>
          </Fact>
        )}
      </Part>
    </div>
  );
}

function IdentityPart({ identity }: { readonly identity: Identity }) {
  const { sub, name, email, rank } = identity;
  return (
    <Part title="Signed in">
      <p class="verified-line">
        <Icon name="check" /> Verified by the site
      </p>
      {name !== null && <Fact name="Name">{name}</Fact>}
      {email !== null && (
        <Fact name="E-mail" action={<CopyButton text={email} label="Copy" />}>
          <a href={`mailto:${email}`}>{email}</a>
        </Fact>
      )}
      <Fact name="Customer">{sub}</Fact>
      {rank > 0 && <Fact name="Rank">{rankText(rank)}</Fact>}
    </Part>
  );
}

function ContactPart({ state }: { readonly state: Conversation }) {
  const { contact } = state;
  if (contact === null) {
    return (
      <Part title="Visitor">
        <p class="muted">No contact details given.</p>
      </Part>
    );
  }
  return (
    <Part title="Visitor">
      <p class="muted">As they say themselves, not verified.</p>
      {contact.name !== null && <Fact name="Name">{contact.name}</Fact>}
      {contact.email !== null && (
        <Fact name="E-mail" action={<CopyButton text={contact.email} label="Copy" />}>
          <a href={`mailto:${contact.email}`}>{contact.email}</a>
          <span class="muted">{confirmedEmail(state) === null ? " not confirmed yet" : " confirmed"}</span>
        </Fact>
      )}
      {contact.phone !== null && (
        <Fact name="Phone" action={<CopyButton text={contact.phone} label="Copy" />}>
          <a href={`tel:${contact.phone.replaceAll(/[^+\d]/g, "")}`}>{contact.phone}</a>
        </Fact>
      )}
    </Part>
  );
}

function PagePart({ context }: { readonly context: VisitorContext }) {
  return (
    <Part title="From the page">
      <p class="muted">As the visitor’s page says, not verified.</p>
      {Object.entries(context).map(([name, said]) => (
        <Fact key={name} name={name} action={typeof said === "string" && <CopyButton text={said} label="Copy" />}>
          <bdi>{typeof said === "boolean" ? (said ? "yes" : "no") : String(said)}</bdi>
        </Fact>
      ))}
    </Part>
  );
}

function PromisePart({ state }: { readonly state: Conversation }) {
  const { promise, lastPromise } = state;
  if (!promise && !lastPromise) return null;
  return (
    <Part title="Promise">
      {promise ? (
        <OpenPromiseFacts promise={promise} />
      ) : (
        lastPromise && <Fact name="Last promise">{ENDS[lastPromise.end]}</Fact>
      )}
    </Part>
  );
}

const ENDS = {
  kept: "Kept",
  broken: "Broken",
  settled: "Nothing to answer",
  withdrawn: "Taken back by the visitor",
  unanswered: "Never answered",
} as const;

const KINDS = { live: "Answer in the chat", appointment: "Appointment", written: "Written answer" } as const;

function OpenPromiseFacts({ promise }: { readonly promise: OpenPromise }) {
  return (
    <>
      <Fact name="Stands">
        <PromiseClock promise={promise} />
      </Fact>
      {promise.slotAtMs !== undefined && <MomentFact name="Begins" atMs={promise.slotAtMs} />}
      <MomentFact name="Promised by" atMs={promise.dueAtMs} />
      <Fact name="Kind">{KINDS[promise.rung]}</Fact>
      <Fact name="Reaches them">{promise.channel === "chat" ? "In the chat" : "By e-mail"}</Fact>
    </>
  );
}

function PageFact({ started }: { readonly started: EventOf<"conversation.started"> }) {
  const { page } = started;
  if (page === null) return <Fact name="Began on">Not known</Fact>;
  const title = page.title === "" ? page.url : page.title;
  const address = URL.canParse(page.url) ? new URL(page.url) : null;
  if (!address || !/^https?:$/.test(address.protocol)) return <Fact name="Began on">{title}</Fact>;
  return (
    <Fact name="Began on">
      <a href={address.href} target="_blank" rel="noopener noreferrer" title={address.href}>
        <bdi>{title}</bdi> <Icon name="link" />
      </a>{" "}
      {/* Whoever sends both can give any page any title: where it leads is said beside it. */}
      <small class="muted">{address.host}</small>
    </Fact>
  );
}

function MomentFact({ name, atMs }: { readonly name: string; readonly atMs: number }) {
  // The day is all that "now" is needed for, so the clock is only looked at, not followed.
  return <Fact name={name}>{momentText(atMs, useDesk().nowMs.peek())}</Fact>;
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

interface FactProps {
  readonly name: string;
  readonly action?: ComponentChildren;
  readonly children: ComponentChildren;
}

function Fact({ name, action, children }: FactProps) {
  return (
    <div class="fact">
      <span class="fact-name">{name}</span>
      <span class="fact-value">{children}</span>
      {action}
    </div>
  );
}
