// A node on a store: the real authority and law over it, one live site, and an account of what it was told. For the tests of stores.
import {
  commandId,
  conversationId,
  siteId,
  type AskHuman,
  type Author,
  type Command,
  type ConversationId,
} from "@handrail/protocol";
import { randomBytes } from "node:crypto";
import type { Authority, Outcome } from "../../authority/authority.ts";
import { createAuthority, type AuthorityDeps } from "../../authority/group-commit.ts";
import { randomName, type Platform } from "../../platform.ts";
import { createNews, type News, type NewsItem } from "../../realtime/news.ts";
import { keySource } from "../../receipts/key-file.ts";
import { createNotary } from "../../receipts/notary.ts";
import { createRegistrar } from "../../receipts/registrar.ts";
import { defaultSettings } from "../../sites/settings.ts";
import type { Site, Sites } from "../../sites/site.ts";
import type { Awaitable } from "../../domain/awaitable.ts";
import type { JobStore } from "../job-store.ts";
import type { Log } from "../log.ts";
import type { Transactions } from "../transactions.ts";

export const SHOP = siteId("shop");

/** The shop of every test: open at all times, live, with appointments for one visitor at a time. */
export const SHOP_SITE: Site = {
  ...defaultSettings(SHOP),
  id: SHOP,
  policyVersion: 1,
  bot: { type: "handrail", url: "https://bot.example", secret: null },
  appointments: { everyMin: 30, perSlot: 1, leadMin: 60, daysAhead: 2 },
};

/** What a node needs of a store. */
export interface StoreParts {
  readonly transactions: Transactions;
  readonly jobs: JobStore;
  readonly log: {
    conversation(id: ConversationId): Awaitable<ReturnType<Log["conversation"]>>;
    events(id: ConversationId, after: number, limit: number): Awaitable<ReturnType<Log["events"]>>;
  };
}

export interface Node extends StoreParts {
  /** What was told of commits by this node. */
  readonly news: readonly NewsItem[];
  /** Where it is told. */
  readonly bus: News;
  readonly authority: Authority;
  submit(conversation: ConversationId, author: Author, command: Command): Promise<Outcome>;
  say(conversation: ConversationId, text: string, id?: string): Promise<Outcome>;
  ask(conversation: ConversationId, id?: string, voids?: AskHuman["voids"]): Promise<Outcome>;
  stop(): Promise<void>;
}

/** A fresh conversation's id. */
export const someConversation = (): ConversationId => conversationId(randomBytes(32).toString("base64url"));
/** A fresh command's id. */
export const someId = (): string => randomBytes(12).toString("base64url");

const VISITOR: Author = { type: "visitor" };
const CLICK = { type: "ask-human", why: "button", epoch: null, seen: null } as const;
// One key for all nodes, in whichever process: they are one relay.
const keys = keySource({ folder: ":memory:" }, { bytes: (length) => new Uint8Array(length).fill(7), nowMs: 0 });

/** What a node may be given besides its store. */
export type NodeDeps = Partial<Pick<AuthorityDeps, "news" | "newcomersAt" | "networkOf" | "onEstimated" | "onJobs">>;

/** Starts a node. */
export function startNode(store: StoreParts, platform: Platform, deps: NodeDeps = {}): Node {
  const news: NewsItem[] = [];
  const fail = (error: unknown): void => {
    throw error;
  };
  const { news: bus = createNews(fail) } = deps;
  bus.subscribeAll((item) => news.push(item));
  const authority = createAuthority({
    transactions: store.transactions,
    registrar: createRegistrar({
      notary: createNotary(keys),
      generation: "one",
      salt: () => randomName(platform),
      wakeSealer: () => {},
      onFault: fail,
    }),
    sites: theShop(),
    news: bus,
    platform,
    reachOf: () => ({ type: "nobody", why: "no-room" }),
    newcomersAt: deps.newcomersAt ?? (() => ({ count: () => 0, estimateOf: () => null, joined: () => {} })),
    networkOf: deps.networkOf ?? (() => null),
    onEstimated: deps.onEstimated ?? (() => {}),
    onJobs: deps.onJobs ?? (() => {}),
    onErased: () => {},
    onFault: () => {},
  });
  const submit: Node["submit"] = (conversation, author, command) =>
    authority.submit({ conversation, site: SHOP, author, command, isOnDuty: true });
  return {
    ...store,
    news,
    bus,
    authority,
    submit,
    say: (conversation, text, id = someId()) => submit(conversation, VISITOR, { type: "say", id: commandId(id), text }),
    ask: (conversation, id = someId(), voids = []) =>
      submit(conversation, VISITOR, { ...CLICK, id: commandId(id), voids }),
    stop: () => authority.stop(),
  };
}

/** A store of sites that holds the shop. */
export function theShop(): Sites {
  const never = (): never => {
    throw new Error("no test changes the shop");
  };
  return {
    get: (id) => (id === SHOP ? SHOP_SITE : null),
    list: () => [SHOP_SITE],
    isLive: () => true,
    add: never,
    set: never,
    remove: never,
    onChange: () => () => {},
  };
}
