// The composition root: puts session, stream, inbox, conversations and replies together. Each signal has one writer.
import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import type { AgentId, ConversationId, DeskFrame, Inbox, InboxItem, Me, SiteId } from "@handrail/protocol";
import { troubleText } from "../api/answer.ts";
import { createDeskApi, type DeskApi } from "../api/desk-api.ts";
import { callsForMe, findItem, knownName, newlyWaiting, newTurns, type ReadMarks } from "../domain/inbox.ts";
import { parseRoute, type Route } from "../domain/route.ts";
import { openDeskStream, type Connection, type DeskStream } from "../live/desk-stream.ts";
import { createWays } from "../live/ways.ts";
import type { Attention } from "../platform/attention.ts";
import type { Platform } from "../platform/platform.ts";
import type { Ringing } from "../platform/ringing.ts";
import { NAMELESS, TROUBLE } from "../texts.ts";
import { createAttachments, type Attachments } from "./attachments.ts";
import { createBotNames } from "./bot-names.ts";
import { createAlarms, type Alarms } from "./alarms.ts";
import { createActs, type Acts } from "./acts.ts";
import { createCalls } from "./calls.ts";
import { createConversations, type Conversations } from "./conversations.ts";
import { followDue } from "./due-calls.ts";
import { createNotices, type Notices } from "./notices.ts";
import { createOffers, type Offers } from "./offers.ts";
import { createPast, type Past } from "./past.ts";
import { createPreferences, type Preferences } from "./preferences.ts";
import { createReadMarks } from "./read-marks.ts";
import { createReplies, type Replies } from "./replies.ts";
import { createSavedReplies, type SavedReplies } from "./saved-replies.ts";
import { createRings, type Rings } from "./rings.ts";
import { createSiteForms, type SiteForms } from "./site-forms.ts";
import { createSession, type Session } from "./session.ts";
import { createTaking, type Taking } from "./taking.ts";
import { createTickingClock } from "./ticking-clock.ts";
import { createTyping, type Typing } from "./typing.ts";

/** Everything that the views read and call. */
export interface Desk extends Taking {
  readonly api: DeskApi;
  readonly session: Session;
  readonly connection: ReadonlySignal<Connection>;
  readonly inbox: ReadonlySignal<Inbox | null>;
  /** How each site calls its bot, as far as is known. */
  readonly botNames: ReadonlySignal<Readonly<Record<SiteId, string>>>;
  readonly marks: ReadonlySignal<ReadMarks>;
  /** The relay's clock, each second. */
  readonly nowMs: ReadonlySignal<number>;
  readonly route: ReadonlySignal<Route>;
  readonly conversations: Conversations;
  readonly replies: Replies;
  readonly savedReplies: SavedReplies;
  readonly past: Past;
  readonly attachments: Attachments;
  readonly siteForms: SiteForms;
  readonly typing: Typing;
  readonly acts: Acts;
  readonly alarms: Alarms;
  readonly offers: Offers;
  readonly notices: Notices;
  readonly preferences: Preferences;
  readonly attention: Attention;
  readonly rings: Rings;
  /** The last sentence for the screen reader's live region. */
  readonly announcement: ReadonlySignal<string>;
  /** The last offer, for the live region that interrupts. */
  readonly urgentAnnouncement: ReadonlySignal<string>;
  /** Reads a picture from a file. */
  readonly openPicture: Platform["openPicture"];
  /** Whether the duty switch is under way. */
  readonly isDutyBusy: ReadonlySignal<boolean>;
  setDuty(isOnDuty: boolean): Promise<void>;
  /** The agent has seen the conversation as far as it is read here. */
  markRead(conversation: ConversationId): void;
  signOut(): Promise<void>;
  /** The browser says that the network is back, or the page is looked at again. */
  wake(): void;
  /** The address after the `#` has changed. */
  follow(hash: string): void;
  stop(): void;
}

/** What the console is put on. `setHash` changes the address; the browser answers by `follow`. */
export interface Ground {
  readonly platform: Platform;
  readonly attention: Attention;
  readonly ringing: Ringing;
  readonly hash: string;
  readonly setHash: (hash: string) => void;
}

/** A visitor who asks is offered a moment later, if there is anybody: called for at once, they would call twice. In ms. */
const ASKED_BY_MS = 1_000;

/** Makes the console and starts it. */
export function createDesk({ platform, attention, ringing, hash, setHash }: Ground): Desk {
  const connection = signal<Connection>("connecting");
  const inbox = signal<Inbox | null>(null);
  const route = signal(parseRoute(hash));
  const isDutyBusy = signal(false);
  const clock = createTickingClock(platform);
  const notices = createNotices(platform);
  const preferences = createPreferences(platform.device);
  const calls = createCalls({ attention, preferences, notices, nowMs: clock.nowMs, setHash });
  const session: Session = createSession(platform, () => api);
  const api: DeskApi = createDeskApi(platform, () => session.lose());
  const conversations = createConversations(api, (conversation, events) => replies.takeEvents(conversation, events));
  const reading = createReadMarks(conversations, { api, me: () => session.me.peek()?.id ?? null });
  const onHead = (conversation: ConversationId): void => void conversations.read(conversation);
  const replies = createReplies(platform, api, { onHead, onRefused: tellRefused });
  const botNames = createBotNames(api);
  const savedReplies = createSavedReplies(platform, api);
  const past = createPast(api);
  const attachments = createAttachments(platform, api, (...reply) => replies.reply(...reply));
  const siteForms = createSiteForms();
  const typing = createTyping(platform, api);
  const alarms = createAlarms(platform, { api, notices });
  const rings = createRings({ device: platform.device, ringing, api, notices });
  const acts = createActs({ platform, api, notices, onHead });
  // Whom this agent put back must not ring for them as if they were new.
  const ownReturns = new Set<ConversationId>();

  const offers = createOffers({ platform, inbox, me: session.me, nowMs: clock.nowMs, onOffer: calls.offer });

  const nameOf = (conversation: ConversationId): string => {
    const item = findItem(inbox.peek(), conversation) ?? conversations.of(conversation).peek().item;
    return (item && knownName(item)) ?? NAMELESS;
  };
  const isOpen = (conversation: ConversationId): boolean => {
    const open = route.peek();
    return open.type === "conversation" && open.conversation === conversation;
  };

  const around = { me: session.me, inbox, nowMs: clock.nowMs, route, nameOf, setHash };
  const taking = createTaking({ ...around, acts, offers, replies, notices });

  // Beside the reply itself it is said there; elsewhere nobody would see it.
  function tellRefused(conversation: ConversationId): void {
    if (!isOpen(conversation)) notices.trouble(TROUBLE.notSent(nameOf(conversation)));
  }

  const isSeen = (conversation: ConversationId): boolean => isOpen(conversation) && attention.isWatching();
  const stopDue = followDue({ inbox, nowMs: clock.nowMs, isSeen, onDue: calls.due });

  function takeInbox(next: Inbox, me: Me): void {
    conversations.takeLists(inbox.peek(), next);
    const [turn] = newTurns(inbox.peek(), next).filter((item) => !isSeen(item.conversation));
    const arrived = newlyWaiting(inbox.peek(), next).filter((item) => !ownReturns.delete(item.conversation));
    clock.setBy(next.asOfMs);
    inbox.value = next;
    reading.prune(next);
    session.takeMe(me);
    if (turn) calls.turn(turn);
    if (arrived.length > 0) platform.after(ASKED_BY_MS, () => callForFirst(arrived));
  }

  // Who is offered to somebody by now rings at their desk alone.
  function callForFirst(arrived: readonly InboxItem[]): void {
    const known = new Set(arrived.map(({ conversation }) => conversation));
    const first = inbox.peek()?.queue.find((item) => known.has(item.conversation) && item.offer === null);
    if (first && session.me.peek()?.isOnDuty === true) calls.waiting(first);
  }

  function takeFrame(frame: DeskFrame): void {
    switch (frame.type) {
      case "inbox":
        takeInbox(frame.inbox, frame.me);
        return;
      case "log":
        typing.hear(frame.conversation, false);
        conversations.takeFrame(frame);
        alarms.hear(frame.events);
        return;
      case "internal":
        conversations.takeFrame(frame);
        return;
      case "signal":
        conversations.takeFrame(frame);
        if (frame.signal.type === "typing" && frame.signal.who === "visitor") {
          typing.hear(frame.conversation, frame.signal.isTyping);
        }
        return;
      case "beat":
        clock.setBy(frame.nowMs);
        return;
      case "bye":
        return;
    }
  }

  let stream: DeskStream | null = null;
  let agent: AgentId | null = null;
  const signedInAs = computed(() => session.me.value?.id ?? null);
  const lineOf = computed(() => (session.me.value?.realtime === "ably" ? session.me.value.id : null));
  const ways = createWays({ platform, api, onChange: () => stream?.redial() });

  // Nothing of one agent is shown to the next.
  function clear(): void {
    conversations.forget();
    savedReplies.forget();
    past.forget();
    attachments.forget();
    siteForms.forget();
    reading.forget();
    inbox.value = null;
  }

  function connect(me: AgentId): void {
    if (agent !== me) clear();
    agent = me;
    replies.belongTo(me);
    void botNames.read();
    void savedReplies.read();
    alarms.start();
    void rings.start(me);
    stream = openDeskStream(platform, ways.dial, {
      onFrame: takeFrame,
      onConnection: (next) => {
        const before = connection.peek();
        connection.value = next;
        if (next !== "live" || before === "live") return;
        // News may have passed while nobody listened.
        conversations.readAll();
        replies.flush();
        attachments.wake();
        rings.wake();
      },
      onRefused: () => void session.refresh(),
    });
  }

  const stopFollowing = effect(() => {
    const me = signedInAs.value;
    untracked(() => {
      stream?.stop();
      stream = null;
      alarms.stop();
      if (me === null) rings.stop();
      else connect(me);
    });
  });
  const stopLine = effect(() => {
    const agentWithLine = lineOf.value;
    untracked(() => ways.want(agentWithLine));
  });
  const stopBadge = effect(() => attention.badge(callsForMe(inbox.value, session.me.value)));
  const hush = (): void => {
    if (attention.isWatching()) void ringing.hush();
  };
  ringing.onFollow(setHash);
  hush();
  void session.refresh();

  const desk: Desk = {
    api,
    openPicture: (file) => platform.openPicture(file),
    session,
    connection,
    inbox,
    botNames: botNames.names,
    marks: reading.marks,
    nowMs: clock.nowMs,
    route,
    conversations,
    replies,
    savedReplies,
    past,
    attachments,
    siteForms,
    typing,
    alarms,
    offers,
    acts: {
      ...acts,
      leave: (conversation) => {
        ownReturns.add(conversation);
        return acts.leave(conversation);
      },
      handOver: (conversation, to) => {
        ownReturns.add(conversation);
        return acts.handOver(conversation, to);
      },
    },
    notices,
    preferences,
    attention,
    rings,
    announcement: calls.announcement,
    urgentAnnouncement: calls.urgentAnnouncement,
    isDutyBusy,
    setDuty: async (isOnDuty) => {
      if (isDutyBusy.peek()) return;
      isDutyBusy.value = true;
      const answer = await api.setDuty(isOnDuty);
      isDutyBusy.value = false;
      if (answer.type === "ok") session.takeMe(answer.value);
      else notices.trouble(troubleText(answer));
    },
    ...taking,
    markRead: (conversation) => reading.read(conversation),
    signOut: async () => {
      await rings.leave();
      if (!(await session.signOut())) {
        notices.trouble(TROUBLE.stillSignedIn);
        if (agent !== null) void rings.start(agent);
        return;
      }
      replies.forget();
      clear();
      agent = null;
    },
    wake: () => {
      hush();
      rings.wake();
      stream?.hurry();
      if (session.state.peek().type === "unreachable") void session.refresh();
      replies.flush();
      attachments.wake();
      const open = route.peek();
      if (open.type === "conversation") reading.read(open.conversation);
    },
    follow: (next) => {
      route.value = parseRoute(next);
    },
    stop: () => {
      stopFollowing();
      stopLine();
      ways.want(null);
      stopBadge();
      stopDue();
      offers.stop();
      alarms.stop();
      attachments.forget();
      stream?.stop();
      clock.stop();
    },
  };
  return desk;
}
