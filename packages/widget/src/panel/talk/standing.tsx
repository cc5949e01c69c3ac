// The human bar from a request on: where it stands and what comes next, and what became of one that ended.
import type { Bar, Due, Reach } from "./human-bar.ts";
import { Act, AskButton, direct, DirectLinks, live, State } from "../kit.ts";
import { AgentFace } from "./pictures.tsx";
import { Ring } from "./ring.tsx";
import { errorText } from "./error-text.ts";
import type { TalkModel } from "./talk-model.ts";

/** What the first part's own bar does not tell. */
export const Standing = live(({ model }: { model: TalkModel }) => {
  const { words, format, chat, shell } = model;
  const bar = model.bar.value;
  const ask = () => void chat.talkToHuman("button");
  switch (bar.type) {
    case "ask":
    case "keeping":
    case "kept":
      return null; // the first part's own
    case "settled":
      return (
        <>
          <StillNeed model={model} name={null} />
          <AskButton model={model} />
        </>
      );
    case "not-live":
      return (
        <>
          <State title={words.notLiveTitle} text={hasDirect(model) ? words.notLive : words.notLiveNoContact} />
          <div class="acts">
            <DirectLinks model={model} />
          </div>
        </>
      );
    case "waiting":
      return <Waiting model={model} bar={bar} />;
    case "talking":
      return (
        <>
          <State
            face={<AgentFace model={model} agent={bar.agent} />}
            title={format.say(words.withAgent, { name: bar.agent.name })}
            text={
              bar.due?.hasPassed
                ? words.agentPassed
                : bar.due && say(model, bar.canAsk ? dueWords(model, bar.due) : words.agentDue, bar.due)
            }
            hint={reachText(model, bar.reach)}
            tail={bar.due && !bar.due.hasPassed && <Left model={model} due={bar.due} />}
            isBad={bar.due?.hasPassed ?? false}
          />
          {bar.isSettled && <StillNeed model={model} name={bar.agent.name} />}
          {bar.canAsk && <AskButton model={model} />}
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
});

const Waiting = live(({ model, bar }: { model: TalkModel; bar: Extract<Bar, { type: "waiting" }> }) => {
  const { words, format, chat, sheet, shell } = model;
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
  const { isUnreached, isUnanswered } = bar;
  const title = isUnreached
    ? words.notLiveTitle
    : hasPassed
      ? words.passedTitle
      : slotAtMs !== null
        ? format.appointment(words.appointment, slotAtMs, chat.now.value)
        : place === null
          ? isDirect(model)
            ? words.subtitleWaiting
            : words.placeUnknown
          : place === 1
            ? words.placeNext
            : format.say(words.place, { n: place });
  const isLast = due?.promise.rung === "written";
  const text = isUnreached
    ? words.notLive
    : hasPassed
      ? isLast
        ? words.passedLast
        : words.passed
      : due
        ? say(model, slotAtMs === null ? dueWords(model, due) : words.appointmentDue, due)
        : isUnanswered
          ? words.noteUnanswered
          : isDirect(model)
            ? undefined
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
        {bar.canAsk && <Act isMain text={shell.label} onClick={() => void chat.talkToHuman("button")} />}
        {bar.canBook && (
          <Act
            text={due?.promise.slotAtMs === undefined ? words.chooseTime : words.otherTime}
            onClick={() => (sheet.value = "times")}
          />
        )}
        <Act text={contact ? words.changeContact : words.leaveContact} onClick={() => (sheet.value = "contact")} />
        {model.hasBot.value && !bar.isBotBack && <Act text={words.askBotMeanwhile} onClick={() => chat.resumeBot()} />}
        <Act text={words.cancelRequest} onClick={() => (sheet.value = "cancel")} />
        {(hasPassed || isUnreached || isUnanswered) && <DirectLinks model={model} />}
      </div>
    </>
  );
});

function hintOf(model: TalkModel, bar: Extract<Bar, { type: "waiting" }>): string {
  // Until then nobody is being looked for.
  if (bar.appointmentAtMs !== null || bar.isUnanswered) return "";
  if (bar.wasBroken) return model.words.passedAgain;
  return bar.isStale && bar.place !== null ? model.words.placeStale : search(model, bar);
}

function reachText({ words, format }: TalkModel, reach: Reach): string | undefined {
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
function search(model: TalkModel, { waitMs, step }: Extract<Bar, { type: "waiting" }>): string {
  const { words, format } = model;
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
  return [...parts, ...(isDirect(model) ? [] : [words.next])].join(" · ");
}

function isDirect({ chat }: TalkModel): boolean | undefined {
  return chat.site.value?.isDirect;
}

function StillNeed({ model, name }: { model: TalkModel; name: string | null }) {
  const { words, format, chat } = model;
  return (
    <div class="acts still">
      <small>{name ? format.say(words.stillNeedHint, { name }) : words.stillNeedHintNobody}</small>
      <Act text={words.stillNeed} onClick={() => chat.stillNeed()} />
    </div>
  );
}

const Left = live(({ model, due }: { model: TalkModel; due: Due }) => (
  <time class="left" aria-hidden="true">
    {model.format.left(due.promise.dueAtMs - model.chat.now.value)}
  </time>
));

function dueWords({ words }: TalkModel, { promise }: Due): string {
  if (promise.rung !== "written") return words.dueLive;
  return promise.channel === "email" ? words.dueByEmail : words.dueWritten;
}

function say({ format, chat }: TalkModel, text: string, { promise }: Due): string {
  return format.say(text, { time: format.due(promise.dueAtMs, chat.now.value) });
}

function hasDirect(model: TalkModel): boolean {
  const { phone, email } = direct(model);
  return !!(phone ?? email);
}
