// A node with its front door: the visitors' endpoints, the bot and due jobs over a store on Postgres. What a relay has besides (desks,
// dispatcher, accounts) is not there yet.
import type { LiveFacts } from "@handrail/protocol";
import { askBotLane } from "../../../bot/ask-bot.ts";
import { responseOf } from "../../../http/answer.ts";
import { askOf } from "../../../http/ask.ts";
import { createSeats } from "../../../http/seats.ts";
import { createVisitorDoor, isVisitorPath } from "../../../http/visitor-door.ts";
import { startJobLoop, type Lane } from "../../../jobs/job-loop.ts";
import { offerExpiredLane } from "../../../jobs/offer-expired.ts";
import { promiseDueLane } from "../../../jobs/promise-due.ts";
import type { Platform } from "../../../platform.ts";
import { startFarNews } from "../../../realtime/far-news.ts";
import { createPresence } from "../../../realtime/presence.ts";
import { startNode, theShop, type Node } from "../../testing/node.ts";
import { openPostgres } from "../open-postgres.ts";

export interface FrontNode extends Node {
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

/** What the shop's bot always says. */
export const BOT_ANSWER = "I am a bot.";

/** Opens a node. `own`: its clock and chance. */
export async function openFrontNode(url: string, own: Platform): Promise<FrontNode> {
  const store = await openPostgres({ url, connectionsMax: 4 }, own);
  const platform: Platform = { ...own, clock: store.clock, fetch: answerAsBot };
  const { clock } = platform;
  const node = startNode(store, platform, () => loop.wake());
  const { authority, bus: news, runs } = node;
  const sites = theShop();
  const presence = createPresence(clock);
  const stopping = new AbortController();
  const nothing: Lane = { parallelMax: 1, leaseMs: 1_000, run: () => ({ type: "done" }) };
  const contexts = { of: () => null, put: () => false, drop: () => {} };
  const fail = (error: unknown): void => {
    if (!stopping.signal.aborted) throw error;
  };
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
    onFault: (_job, error) => fail(error),
  });
  const stopNews = startFarNews({ ...store, news, whereabouts: store.log.whereaboutsOf, onFault: fail });
  const door = createVisitorDoor({
    ...store,
    authority,
    news,
    runs,
    sites,
    contexts,
    presence,
    queueFacts: { liveFacts: nobodyWaits, onChange: () => () => {}, stop: () => {} },
    uploads: { take: () => Promise.reject(new Error("there are no uploads here")) },
    pass: { admits: () => false },
    seats: createSeats(100),
    ownOrigin: "https://chat.example",
    stopping: stopping.signal,
  });
  return {
    ...node,
    async fetch(request) {
      const { pathname } = new URL(request.url);
      return isVisitorPath(pathname) ? responseOf(await door(pathname, askOf(request), null)) : new Response(null);
    },
    async close() {
      stopping.abort();
      stopNews();
      await loop.stop();
      await node.stop();
      presence.stop();
      await store.close();
    },
  };
}

function answerAsBot(): Promise<Response> {
  const pieces = [{ delta: BOT_ANSWER }, { done: true }].map((piece) => `data: ${JSON.stringify(piece)}\n\n`);
  return Promise.resolve(new Response(pieces.join(""), { headers: { "content-type": "text/event-stream" } }));
}

function nobodyWaits(): LiveFacts {
  return { asOfMs: 0, place: null, waiting: 0, agentsOnDuty: 0, expectedWaitMs: null, step: null };
}
