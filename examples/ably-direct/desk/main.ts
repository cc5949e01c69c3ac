// An agent's page on Ably alone: present while it is open, hears who asks, sees each conversation's log, and sends what the agent wants
// done. What becomes of it is decided by the visitor's page, under the same law as at a relay.
import type { AgentCommand, Event } from "@handrail/protocol";
import { messageText } from "@handrail/protocol";
import { Realtime, type Message, type RealtimeChannel } from "ably";

type WithoutId<C> = C extends unknown ? Omit<C, "id"> : never;

const byId = <Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind => {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`the page has no ${id}`);
  return element;
};
const say = (text: string): void => void (byId("state", HTMLElement).textContent = text);
const { site, client } = await fetch("/settings").then((response) => response.json());

byId("sign-in", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  const password = String(new FormData(byId("sign-in", HTMLFormElement)).get("password"));
  signIn(password).then(
    () => {
      byId("sign-in", HTMLFormElement).hidden = true;
      say("You are on duty.");
    },
    () => say("That did not work."),
  );
});

async function signIn(password: string): Promise<void> {
  const realtime = new Realtime({
    ...client,
    disableConnectivityCheck: true,
    transports: ["web_socket"],
    echoMessages: false,
    authUrl: "/desk-token",
    authHeaders: { authorization: `Bearer ${password}` },
  });
  realtime.connection.on("failed", () => say("That did not work."));
  await realtime.channels.get(`handrail:duty:${site}`).presence.enter();
  // Those who asked before this page was open are told of as far back as Ably has kept it: see the README on persistence.
  const asks = realtime.channels.get(`handrail:asks:${site}`, { params: { rewind: "100" } });
  rewindWhenever(asks);
  await asks.subscribe(({ data }: Message) => offer(realtime, String(data.conversation)));
}

function offer(realtime: Realtime, conversation: string): void {
  if (document.querySelector(`[data-conversation="${CSS.escape(conversation)}"]`)) return;
  const row = document.createElement("li");
  row.dataset["conversation"] = conversation;
  const button = document.createElement("button");
  button.textContent = `Talk to visitor ${conversation.slice(0, 6)}`;
  button.addEventListener("click", () => void open(realtime, conversation));
  row.append(button);
  byId("asks", HTMLElement).append(row);
}

let current: RealtimeChannel | null = null;

async function open(realtime: Realtime, conversation: string): Promise<void> {
  await current?.detach();
  const channel = realtime.channels.get(`handrail:talk:${site}:${conversation}`, { params: { rewind: "100" } });
  current = channel;
  rewindWhenever(channel);
  const log = byId("log", HTMLElement);
  log.replaceChildren();
  byId("talk", HTMLElement).hidden = false;
  // Ably remembers an id for two minutes; whoever receives tells repeats by the place in the log.
  let head = 0;
  // Nobody has to hear it later: it takes no place among what is rewound.
  const see = (): void => {
    const seen = { name: "signal", data: { seen: head }, extras: { ephemeral: true } };
    if (head > 0 && document.hasFocus()) channel.publish(seen).catch(() => {});
  };
  globalThis.onfocus = see;
  await channel.subscribe(({ name, clientId, data }: Message) => {
    if (clientId !== `visitor.${conversation}`) return;
    if (name === "verdict") return say(data.error?.message ?? "That was refused.");
    if (name !== "log") return;
    const events: readonly Event[] = data.events;
    for (const event of events) {
      if (event.seq !== head + 1 && event.type !== "conversation.erased") continue;
      head = event.seq;
      show(log, event);
    }
    see();
  });
  await order(channel, { type: "accept" });
  byId("reply", HTMLFormElement).onsubmit = (event) => {
    event.preventDefault();
    const form = byId("reply", HTMLFormElement);
    const text = String(new FormData(form).get("text"));
    form.reset();
    order(channel, { type: "reply", text }).catch(() => say("That was not sent. Try again."));
  };
}

/** Ably rewinds for who attaches, not for who attaches again after it has forgotten the connection. */
function rewindWhenever(channel: RealtimeChannel): void {
  let isClean = true;
  let isBehind = false;
  const beginAnew = async (): Promise<void> => {
    await Promise.resolve(); // its client is in the middle of telling that it is attached
    await channel.detach();
    isClean = true;
    await channel.attach();
  };
  channel.off();
  channel.on(["attached", "update"], ({ resumed }) => {
    isBehind = !isClean && (isBehind || !resumed);
    isClean = false;
    // Where that fails, it is tried again as soon as the channel is attached.
    if (isBehind) beginAnew().catch(() => {});
  });
}

/** Sends once: repeats of the same id are known by the law. */
function order(channel: RealtimeChannel, command: WithoutId<AgentCommand>): Promise<unknown> {
  const id = crypto.randomUUID();
  return channel.publish({ id, name: "command", data: { ...command, id } });
}

function show(log: HTMLElement, event: Event): void {
  if (event.type === "conversation.erased") return log.replaceChildren();
  if (event.type !== "message.sent" && event.type !== "human.joined") return;
  const row = document.createElement("li");
  row.dataset["who"] = event.from.type === "agent" ? event.from.name : event.from.type;
  row.textContent = event.type === "message.sent" ? messageText(event) : "joined";
  log.append(row);
}
