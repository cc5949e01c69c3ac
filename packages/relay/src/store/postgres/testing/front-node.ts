// A node with its front door: the visitors' endpoints, the bot, due jobs and the dispatcher over a store on Postgres. What a relay has
// besides (accounts, desks, mail) is not there: a team that is always on duty gives its commands to the node.
import type { ConversationId, Verdict } from "@handrail/protocol";
import { agentCommandSchema } from "@handrail/protocol/wire";
import * as v from "valibot";
import { askBotLane } from "../../../bot/ask-bot.ts";
import { startDispatcher } from "../../../dispatch/dispatcher.ts";
import { keepRead } from "../../../dispatch/keep-read.ts";
import { openLiveSituation } from "../../../dispatch/live-situation.ts";
import { createOutcomes } from "../../../dispatch/outcomes.ts";
import { createLogger } from "../../../logger.ts";
import { createContextStore } from "../../../context/context-store.ts";
import { responseOf } from "../../../http/answer.ts";
import { askOf } from "../../../http/ask.ts";
import { createSeats } from "../../../http/seats.ts";
import { createVisitorDoor, isVisitorPath } from "../../../http/visitor-door.ts";
import { openOwnConversations } from "../../../identity/own-conversations.ts";
import { startJobLoop, type Lane } from "../../../jobs/job-loop.ts";
import { offerExpiredLane } from "../../../jobs/offer-expired.ts";
import { promiseDueLane } from "../../../jobs/promise-due.ts";
import type { NodeParts } from "../../../nodes/node-parts.ts";
import { severalNodes } from "../../../nodes/several-nodes.ts";
import type { Platform } from "../../../platform.ts";
import { createQueueFacts } from "../../../realtime/queue-facts.ts";
import { SHOP, startNode, theShop, type Node } from "../../testing/node.ts";
import { openPostgres } from "../open-postgres.ts";
import { TEAM, teamDuty } from "./team.ts";

export interface FrontNode extends Node {
  readonly parts: NodeParts;
  fetch(request: Request): Promise<Response>;
  /** What stands offered, and to whom. */
  offers(): Promise<readonly Offered[]>;
  /** An agent's command. */
  give(agent: string, conversation: ConversationId, command: unknown): Promise<Verdict>;
  close(): Promise<void>;
}

export interface Offered {
  readonly conversation: ConversationId;
  readonly agent: string;
  readonly expiresAtMs: number;
}

/** What the shop's bot always says. */
export const BOT_ANSWER = "I am a bot.";

/** Opens a node. `own`: its clock and chance. `bot`: answers for the shop's. */
export async function openFrontNode(
  url: string,
  own: Platform,
  bot: Platform["fetch"] = answerAsBot,
): Promise<FrontNode> {
  const store = await openPostgres({ url, connectionsMax: 4 }, own);
  const platform: Platform = { ...own, clock: store.clock, fetch: bot };
  const { clock } = platform;
  const stopping = new AbortController();
  const fail = (error: unknown): void => {
    if (!stopping.signal.aborted) process.stderr.write(`${String(error)}\n`);
  };
  const parts = await severalNodes({ store, onFault: fail });
  const { news, runs, presence, estimates, leases } = parts;
  const duty = teamDuty(() => clock.now());
  // Its team stays as it is.
  const accounts = { onChange: () => () => undefined };
  const situation = openLiveSituation({ log: store.log, news, presence, duty, accounts, estimates, onFault: fail });
  const outcomes = createOutcomes(estimates);
  news.subscribeAll((item) => outcomes.hear(item));
  const stopReading = await keepRead({ situation, news, clock, everyMs: parts.rereadMs ?? 1_000, onFault: fail });
  const node = startNode(store, platform, {
    news,
    newcomersAt: (nowMs) => situation.newcomersAt(nowMs),
    networkOf: (conversation) => presence.networkOf(conversation),
    onEstimated: (promise) => outcomes.promised(promise),
    onJobs: () => loop.wake(),
  });
  const { authority } = node;
  const sites = theShop();
  const dispatcher = startDispatcher({ situation, lease: leases.dispatcher, authority, duty, platform });
  const queueFacts = createQueueFacts({ situation, dispatcher, clock, duty });
  const nothing: Lane = { parallelMax: 1, leaseMs: 1_000, run: () => ({ type: "done" }) };
  const contexts = createContextStore(store.beside);
  const loop = startJobLoop({
    jobs: store.jobs,
    lanes: {
      "ask-bot": askBotLane({ ...store, authority, sites, runs, news, platform, contexts, onBotFailure: () => {} }),
      "promise-due": promiseDueLane({ ...store, authority, platform }),
      "offer-expired": offerExpiredLane({ ...store, authority, platform }),
      "on-call": nothing,
      alarm: nothing,
      notify: nothing,
      beat: nothing,
    },
    platform,
    lookEveryMs: parts.rereadMs,
    onFault: (_job, error) => fail(error),
  });
  const door = createVisitorDoor({
    ...store,
    whereabouts: (conversation) => store.log.whereabouts(conversation),
    mailTranscript: () => Promise.resolve({ code: "not-mailed" }),
    authority,
    news,
    runs,
    sites,
    contexts,
    presence,
    queueFacts,
    uploads: { take: () => Promise.reject(new Error("there are no uploads here")) },
    pass: { admits: () => false },
    addressShare: () => true,
    ownConversations: openOwnConversations({
      ...store,
      platform,
      secret: "the secret of all the nodes",
      logger: createLogger("silent"),
    }),
    seats: createSeats(100),
    ably: { of: () => null },
    ownOrigin: "https://chat.example",
    onForeignPage: () => {},
    stopping: stopping.signal,
  });
  const offers: FrontNode["offers"] = async () =>
    (await store.log.waiting()).flatMap(({ state, internal: { offer } }) =>
      offer ? [{ conversation: state.id, agent: offer.agent.id, expiresAtMs: offer.expiresAtMs }] : [],
    );
  return {
    ...node,
    parts,
    async fetch(request) {
      const { pathname } = new URL(request.url);
      return isVisitorPath(pathname) ? responseOf(await door(pathname, askOf(request), undefined)) : new Response(null);
    },
    offers,
    async give(agent, conversation, command) {
      const author = TEAM.find(({ id }) => id === agent);
      if (!author) throw new Error("nobody of the team has this name");
      const outcome = await authority.submit({
        conversation,
        site: SHOP,
        author: { type: "agent", id: author.id, name: author.name },
        command: v.parse(agentCommandSchema, command),
        isOnDuty: true,
      });
      return outcome.verdict;
    },
    async close() {
      stopping.abort();
      stopReading();
      await loop.stop();
      dispatcher.stop();
      queueFacts.stop();
      situation.stop();
      await node.stop();
      await parts.stop();
      await store.close();
    },
  };
}

function answerAsBot(): Promise<Response> {
  const pieces = [{ delta: BOT_ANSWER }, { done: true }].map((piece) => `data: ${JSON.stringify(piece)}\n\n`);
  return Promise.resolve(new Response(pieces.join(""), { headers: { "content-type": "text/event-stream" } }));
}
