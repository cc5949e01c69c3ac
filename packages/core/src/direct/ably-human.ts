// Humans over Ably: one channel for each conversation, one on which agents are present, one on which visitors ask. What is said is
// delivered once Ably has acknowledged it.
import { agentId, type AgentRef } from "@handrail/protocol";
import { BaseRealtime, FetchRequest, RealtimePresence, WebSocketTransport } from "ably/modular";
import type { ChannelStateChange, ClientOptions, RealtimeChannel } from "ably";
import type { HumanChannel, HumanLine } from "./human-channel.ts";

/** What the page has to know of Ably. */
export interface AblyHumanOptions {
  /** The merchant's address that gives tokens: it is asked by GET with `conversation` in the query, and answers a JWT or a token request. */
  readonly authUrl: string;
  /** Where Ably is, when not at its own address; how patient its client is. */
  readonly client?: Partial<
    Pick<ClientOptions, "endpoint" | "port" | "tls" | "disconnectedRetryTimeout" | "suspendedRetryTimeout">
  >;
}

/** What was said before this page listened: as many messages, as far as Ably still has them. */
const REWIND = "100";

/** Opens a line; used by `ably` alone, so that Ably's client is fetched when somebody asks for a human. */
export const openAblyHuman =
  ({ authUrl, client = {} }: AblyHumanOptions): HumanChannel["open"] =>
  ({ site, conversation, listener }): Promise<HumanLine> => {
    const realtime = new BaseRealtime({
      ...client,
      plugins: { WebSocketTransport, FetchRequest, RealtimePresence },
      transports: ["web_socket"],
      echoMessages: false,
      logLevel: 0,
      // Neither asks whether the internet is there: each would be one more address for a page's policy to allow.
      disableConnectivityCheck: true,
      authUrl,
      authParams: { site, conversation },
    });
    const talk = realtime.channels.get(`handrail:talk:${site}:${conversation}`, { params: { rewind: REWIND } });
    const duty = realtime.channels.get(`handrail:duty:${site}`);
    const asks = realtime.channels.get(`handrail:asks:${site}`);
    const count = async (): Promise<void> => {
      const members = await duty.presence.get().catch(() => []);
      listener.onDuty(new Set(members.flatMap(({ clientId }) => agentOf(clientId)?.id ?? [])).size);
    };
    // Ably rewinds for who attaches, not for who attaches again: what it no longer replays then would never come.
    let isClean = true;
    let isBehind = false;
    const beginAnew = async (): Promise<void> => {
      await Promise.resolve(); // its client is in the middle of telling that it is attached
      await talk.detach();
      isClean = true;
      await talk.attach();
    };
    const look = ({ resumed }: Pick<ChannelStateChange, "resumed">): void => {
      isBehind = !isClean && (isBehind || !resumed);
      isClean = false;
      if (isBehind) return quietly(beginAnew());
      listener.onUp();
    };
    talk.on("attached", look);
    talk.on("update", look);
    // Refused for good, as far as its client knows: by the token endpoint, or by Ably.
    talk.on("failed", () => listener.onEnd());
    realtime.connection.on("failed", () => listener.onEnd());
    realtime.connection.on("connected", () => talk.state === "attached" && listener.onUp());
    quietly(
      talk.subscribe(({ name, clientId, data }) => {
        // Who speaks is what the token says, and never what is said (HG8).
        const agent = agentOf(clientId);
        if (!agent) return;
        if (name === "command") listener.onCommand(agent, data);
        if (name !== "signal") return;
        const { isTyping, seen }: Readonly<Record<string, unknown>> = Object(data);
        if (Number.isSafeInteger(seen)) listener.onSeen(agent, Number(seen));
        else listener.onTyping(isTyping === true);
      }),
    );
    quietly(duty.presence.subscribe(() => void count()).then(count));
    return Promise.resolve({
      say: (said) => publish(talk, said),
      announce: (said) => publish(asks, { ...said, name: "ask" }),
      close: () => realtime.close(),
    });
  };

function publish(
  channel: RealtimeChannel,
  { id, name, data }: { id: string; name: string; data: unknown },
): Promise<void> {
  // Nobody has to hear later that somebody was typing: it takes no place among what is rewound.
  const passing = name === "signal" ? { extras: { ephemeral: true } } : {};
  return channel.publish({ id, name, data, ...passing }).then(() => {});
}

/** Agents are named by their tokens: `agent.<id>:<name>`. */
function agentOf(clientId: string | undefined): AgentRef | null {
  const [, id, name] = /^agent\.([\w-]{1,64}):(.{1,120})$/u.exec(clientId ?? "") ?? [];
  return id !== undefined && name !== undefined ? { id: agentId(id), name } : null;
}

// It tries again by itself, and is heard of when it is there.
function quietly(work: Promise<unknown>): void {
  work.catch(() => {});
}
