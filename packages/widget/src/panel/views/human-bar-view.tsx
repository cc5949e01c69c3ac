// The human bar (HG1): in every state the button, or where the request stands and what comes next. No view can hide it.
import type { ComponentChildren } from "preact";
import type { AskHint, Bar, Due, Reach } from "../domain/human-bar.ts";
import { errorText } from "../error-text.ts";
import type { Model } from "../model.ts";
import { DirectLinks } from "./direct-links.tsx";
import { Face } from "./face.tsx";
import { Icon } from "./icon.tsx";

/** The bar, above the composer. */
export function HumanBarView({ model }: { model: Model }) {
  const bar = model.bar.value;
  return (
    <section class="rail" aria-label={model.shell.label} data-state={bar.type}>
      <Content model={model} bar={bar} />
    </section>
  );
}

function Content({ model, bar }: { model: Model; bar: Bar }) {
  const { words, format, chat, shell } = model;
  const ask = () => void chat.talkToHuman("button");
  switch (bar.type) {
    case "ask":
      return <AskButton model={model} hint={bar.hint} />;
    case "settled":
      return (
        <>
          <StillNeed model={model} name={null} />
          <AskButton model={model} hint={bar.hint} />
        </>
      );
    case "not-live":
      return (
        <>
          <State title={words.notLiveTitle} text={hasDirect(model) ? words.notLive : words.notLiveNoContact} />
          <DirectLinks model={model} />
        </>
      );
    case "keeping":
      return <State face={<Ring share={null} />} title={words.keepingTitle} />;
    case "kept": {
      const isOnline = chat.connection.value === "online" || chat.connection.value === "connecting";
      const isInMemory = chat.storage.value === "memory";
      const title = isInMemory ? words.keptMemoryTitle : words.keptTitle;
      const text = isInMemory ? words.keptMemory : isOnline ? words.keptSending : words.kept;
      return (
        <>
          <State face={<Ring share={null} />} title={title} text={text} />
          <div class="acts">
            <Act text={words.tryNow} onClick={() => chat.retryNow()} />
            <DirectLinks model={model} />
          </div>
        </>
      );
    }
    case "waiting":
      return <Waiting model={model} bar={bar} />;
    case "talking":
      return (
        <>
          <State
            face={<Face name={bar.agent.name} />}
            title={format.say(words.withAgent, { name: bar.agent.name })}
            text={bar.due?.hasPassed ? words.agentPassed : bar.due && say(model, words.agentDue, bar.due)}
            hint={reachText(model, bar.reach)}
            tail={bar.due && !bar.due.hasPassed && <Left model={model} due={bar.due} />}
            isBad={bar.due?.hasPassed ?? false}
          />
          {bar.isSettled && <StillNeed model={model} name={bar.agent.name} />}
        </>
      );
    case "still-want":
      return (
        <>
          <State title={words.stillWantTitle} text={words.stillWant} />
          <div class="acts">
            <Act isMain text={words.stillWantYes} onClick={ask} />
            <Act text={words.stillWantNo} onClick={() => chat.dismissNotice()} />
          </div>
        </>
      );
    case "refused":
      return (
        <>
          <State isBad title={words.refusedTitle} text={errorText(bar.error, words)} />
          <div class="acts">
            <Act isMain text={bar.error.code === "site-not-live" ? words.tryAgain : shell.label} onClick={ask} />
            <DirectLinks model={model} />
          </div>
        </>
      );
  }
}

function Waiting({ model, bar }: { model: Model; bar: Extract<Bar, { type: "waiting" }> }) {
  const { words, format, chat, sheet } = model;
  const { place, isStale, due } = bar;
  if (sheet.value === "cancel") {
    return (
      <>
        <State title={words.cancelTitle} text={words.cancelText} />
        <div class="acts">
          <Act isMain text={words.cancelNo} onClick={() => (sheet.value = "none")} />
          <Act
            text={words.cancelYes}
            onClick={() => {
              sheet.value = "none";
              chat.withdraw();
            }}
          />
        </div>
      </>
    );
  }
  const hasPassed = due?.hasPassed ?? false;
  const slotAtMs = bar.appointmentAtMs;
  const title = hasPassed
    ? words.passedTitle
    : slotAtMs !== null
      ? format.appointment(words.appointment, slotAtMs, chat.now.value)
      : place === null
        ? words.placeUnknown
        : place === 1
          ? words.placeNext
          : format.say(words.place, { n: place });
  const isLast = due?.promise.rung === "written";
  const text = hasPassed
    ? isLast
      ? words.passedLast
      : words.passed
    : due
      ? say(model, slotAtMs === null ? dueWords(model, due) : words.appointmentDue, due)
      : words.dueNone;
  const contact = chat.conversation.value?.contact;
  return (
    <>
      <State
        face={<Ring share={due && !hasPassed ? due.share : null} place={place} isDim={isStale} />}
        title={title}
        text={text}
        tail={due && !hasPassed && slotAtMs === null && <Left model={model} due={due} />}
        hint={hasPassed ? undefined : [hintOf(model, bar), reachText(model, bar.reach)].filter(Boolean).join(" ")}
        isBad={hasPassed}
      />
      <div class="acts">
        {bar.canBook && (
          <Act
            text={due?.promise.slotAtMs === undefined ? words.chooseTime : words.otherTime}
            onClick={() => (sheet.value = "times")}
          />
        )}
        <Act text={contact ? words.changeContact : words.leaveContact} onClick={() => (sheet.value = "contact")} />
        {model.hasBot.value && !bar.isBotBack && <Act text={words.askBotMeanwhile} onClick={() => chat.resumeBot()} />}
        <Act text={words.cancelRequest} onClick={() => (sheet.value = "cancel")} />
        {hasPassed && <DirectLinks model={model} />}
      </div>
    </>
  );
}

function hintOf(model: Model, bar: Extract<Bar, { type: "waiting" }>): string {
  // Until then nobody is being looked for.
  if (bar.appointmentAtMs !== null) return "";
  if (bar.wasBroken) return model.words.passedAgain;
  return bar.isStale && bar.place !== null ? model.words.placeStale : search(model, bar);
}

function reachText({ words, format }: Model, reach: Reach): string | undefined {
  switch (reach.type) {
    case "page-only":
      return undefined;
    case "link-sent":
      return format.say(words.confirmLink, { email: reach.email });
    case "email":
      return format.say(words.confirmed, { email: reach.email });
  }
}

// How long it will be and whom it hangs on, as far as the dispatcher can tell: nothing is said that it does not know.
function search({ words, format }: Model, { waitMs, step }: Extract<Bar, { type: "waiting" }>): string {
  const steps = {
    known: words.stepKnown,
    matching: words.stepMatching,
    everyone: words.stepEveryone,
    "on-call": words.stepOnCall,
  };
  const parts =
    waitMs === 0
      ? [words.stepOffered]
      : [
          ...(waitMs === null ? [] : [format.say(words.waitAbout, { time: format.wait(waitMs) })]),
          ...(step === null ? [] : [steps[step]]),
        ];
  return [...parts, words.next].join(" · ");
}

function AskButton({ model, hint }: { model: Model; hint: AskHint }) {
  return (
    <button type="button" class="ask" onClick={() => void model.chat.talkToHuman("button")}>
      <Face sign="person" />
      <span>
        <b>{model.shell.label}</b>
        <small>{hintText(model, hint)}</small>
        {hint.type === "soon" && hint.usuallyMs !== null && (
          <small>{model.format.say(model.words.humanUsually, { wait: model.format.wait(hint.usuallyMs) })}</small>
        )}
      </span>
      <Icon name="next" />
    </button>
  );
}

function StillNeed({ model, name }: { model: Model; name: string | null }) {
  const { words, format, chat } = model;
  return (
    <div class="acts still">
      <small>{name ? format.say(words.stillNeedHint, { name }) : words.stillNeedHintNobody}</small>
      <Act text={words.stillNeed} onClick={() => chat.stillNeed()} />
    </div>
  );
}

interface StateProps {
  readonly title: string;
  readonly text?: string | null | undefined;
  readonly hint?: string | undefined;
  readonly face?: ComponentChildren;
  /** Counts down: seen, not announced every second. */
  readonly tail?: ComponentChildren;
  readonly isBad?: boolean;
}

function State({ title, text, hint, face, tail, isBad }: StateProps) {
  return (
    <div class={isBad ? "state bad" : "state"}>
      {face ?? <Face sign="person" />}
      <div role="status">
        <b>{title}</b>
        {text && <p>{text}</p>}
        {hint && <small>{hint}</small>}
      </div>
      {tail}
    </div>
  );
}

// What is left of the promised time, as a ring that empties, with the place in the queue inside.
function Ring({
  share,
  place = null,
  isDim = false,
}: {
  share: number | null;
  place?: number | null;
  isDim?: boolean;
}) {
  return (
    <span class={share === null ? "ring idle" : "ring"} aria-hidden="true">
      <svg viewBox="0 0 44 44">
        <circle cx="22" cy="22" r="19.5" />
        <circle cx="22" cy="22" r="19.5" pathLength="1" stroke-dasharray={`${share ?? 0.25} 1`} />
      </svg>
      {place === null ? <Icon name="person" /> : <b class={isDim ? "dim" : ""}>{place}</b>}
    </span>
  );
}

function Left({ model, due }: { model: Model; due: Due }) {
  return (
    <time class="left" aria-hidden="true">
      {model.format.left(due.promise.dueAtMs - model.chat.now.value)}
    </time>
  );
}

function Act({ text, onClick, isMain }: { text: string; onClick: () => void; isMain?: boolean }) {
  return (
    <button type="button" class={isMain ? "main" : ""} onClick={onClick}>
      {text}
    </button>
  );
}

function hintText({ words, format, chat }: Model, hint: AskHint): string {
  switch (hint.type) {
    case "soon":
      return format.say(words.humanSoon, { wait: format.wait(hint.withinMs) });
    case "opens":
      return format.say(words.humanOpensAt, { when: format.due(hint.atMs, chat.now.value) });
    case "any-time":
      return words.humanAnytime;
  }
}

function dueWords({ words }: Model, { promise }: Due): string {
  if (promise.rung !== "written") return words.dueLive;
  return promise.channel === "email" ? words.dueByEmail : words.dueWritten;
}

function say({ format, chat }: Model, text: string, { promise }: Due): string {
  return format.say(text, { time: format.due(promise.dueAtMs, chat.now.value) });
}

function hasDirect({ shell, chat }: Model): boolean {
  const facts = chat.site.value?.contact;
  return !!(shell.contact.phone ?? shell.contact.email ?? facts?.phone ?? facts?.email);
}
