// Faults that are put into the world on purpose: each breaks one promise of the real code, and an invariant must notice it.
import type { DatabaseSync } from "node:sqlite";
import type { Platform } from "@handrail/core";
import type { CommandsRequest, CommandsResponse, Event, EventsRequest, LiveFacts, Verdict } from "@handrail/protocol";
import type { Server } from "./network.ts";

type Fetch = Platform["fetch"];

/** A relay that does not know a repeated command again: each arrival counts. */
export function relayWithoutMemory(server: Server): Server {
  const rename = renamer();
  return {
    onKill: (listener) => server.onKill(listener),
    answer: async (asked) => {
      if (!isCommands(asked.path) || asked.body === null) return server.answer(asked);
      const { body, undo } = rename(asked.body);
      const answer = await server.answer({ ...asked, body });
      return answer.type === "json" ? { ...answer, body: undo(answer.body) } : answer;
    },
  };
}

/** A client that gives what it sends again a new id. */
export function clientThatRenames(fetch: Fetch): Fetch {
  const rename = renamer();
  return async (url, init) => {
    if (!isCommands(url) || typeof init?.body !== "string") return fetch(url, init);
    const { body, undo } = rename(init.body);
    const response = await fetch(url, { ...init, body });
    return new Response(undo(await response.text()), response);
  };
}

/** A relay that acknowledges every seventh message and does not store it. */
export function relayThatForgets(server: Server): Server {
  let count = 0;
  return {
    onKill: (listener) => server.onKill(listener),
    answer: async (asked) => {
      if (!isCommands(asked.path) || asked.body === null) return server.answer(asked);
      const request: CommandsRequest = JSON.parse(asked.body);
      const stored = request.commands.filter(({ type }) => type !== "say" || (count += 1) % 7 !== 0);
      const told = await server.answer({ ...asked, body: JSON.stringify({ ...request, commands: stored }) });
      if (told.type !== "json" || told.status !== 200 || stored.length === request.commands.length) return told;
      const answer: CommandsResponse = JSON.parse(told.body);
      const verdicts = request.commands.map(
        ({ id }) => answer.verdicts.find((verdict) => verdict.id === id) ?? { id, ok: true, seq: answer.head },
      );
      return { ...told, body: JSON.stringify({ ...answer, verdicts }) };
    },
  };
}

/** A relay that does not hear what a click makes void. */
export function relayThatVoidsNothing(server: Server): Server {
  return {
    onKill: (listener) => server.onKill(listener),
    answer: (asked) => {
      if (!isCommands(asked.path) || asked.body === null) return server.answer(asked);
      const request: CommandsRequest = JSON.parse(asked.body);
      const commands = request.commands.map((command) => ({ ...command, voids: undefined }));
      return server.answer({ ...asked, body: JSON.stringify({ ...request, commands }) });
    },
  };
}

/** A reader that leaves out the fourth event of every log and closes the gap, so that nothing seems to be missing. */
export function readerThatSkips(fetch: Fetch): Fetch {
  const place = 4;
  const shift = (seq: number) => (seq >= place ? seq - 1 : seq);
  const skip = (report: { head?: number; events?: readonly Event[] }) => ({
    ...report,
    ...(report.head !== undefined && { head: shift(report.head) }),
    ...(report.events && {
      events: report.events.filter(({ seq }) => seq !== place).map((event) => ({ ...event, seq: shift(event.seq) })),
    }),
  });
  return async (url, init) => {
    if (!url.endsWith("/v1/events") || typeof init?.body !== "string") return fetch(url, init);
    const asked: EventsRequest = JSON.parse(init.body);
    const after = asked.after >= place ? asked.after + 1 : asked.after;
    const response = await fetch(url, { ...init, body: JSON.stringify({ ...asked, after }) });
    const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
    if (!isStream) {
      const text = await response.text();
      return response.ok && text.startsWith("{") ? Response.json(skip(JSON.parse(text))) : new Response(text, response);
    }
    let rest = "";
    const frames = new TransformStream<string, string>({
      transform: (text, controller) => {
        const parts = (rest + text).split("\n\n");
        rest = parts.pop() ?? "";
        for (const part of parts) controller.enqueue(`data: ${JSON.stringify(skip(JSON.parse(part.slice(6))))}\n\n`);
      },
    });
    const body = response.body
      ?.pipeThrough(new TextDecoderStream())
      .pipeThrough(frames)
      .pipeThrough(new TextEncoderStream());
    return new Response(body ?? null, response);
  };
}

/** A client's network that says of every click that it has arrived, and passes none of them on. */
export function networkThatPretends(fetch: Fetch): Fetch {
  return async (url, init) => {
    if (!isCommands(url) || typeof init?.body !== "string") return fetch(url, init);
    const asked: CommandsRequest = JSON.parse(init.body);
    if (!asked.commands.some(({ type }) => type === "ask-human")) return fetch(url, init);
    const verdicts = asked.commands.map(({ id }): Verdict => ({ id, ok: true, seq: 1 }));
    return Response.json({ conversation: "nobody", generation: "none", head: 1, verdicts });
  };
}

/** A relay that makes a new receipt each time that it answers a click. */
export function relayThatSignsAnew(server: Server): Server {
  let count = 0;
  return answering(server, "/v1/commands", (body) => {
    const answer: CommandsResponse = JSON.parse(body);
    const verdicts = answer.verdicts.map((verdict) =>
      verdict.ok && verdict.receipt !== undefined ? { ...verdict, receipt: `receipt-${(count += 1)}` } : verdict,
    );
    return JSON.stringify({ ...answer, verdicts });
  });
}

/** A relay that tells everybody who waits that they are further ahead than the queue is long. */
export function relayThatMisplaces(server: Server): Server {
  const moved = <Report extends object>(report: Report): Report => {
    // The only part of an answer or a frame with this name.
    const live = "live" in report ? (report.live as LiveFacts) : null;
    return live && live.place !== null ? { ...report, live: { ...live, place: live.waiting + 1 } } : report;
  };
  return {
    onKill: (listener) => server.onKill(listener),
    answer: async (asked) => {
      const told = await server.answer(asked);
      if (asked.path !== "/v1/events") return told;
      if (told.type === "json") return { ...told, body: JSON.stringify(moved(JSON.parse(told.body))) };
      return { ...told, start: (send) => told.start((frame) => send(moved(frame))) };
    },
  };
}

/** A relay that opens the conversation of whoever came first to everybody. */
export function relayThatOpensAnother(): (server: Server) => Server {
  let first: string | null = null;
  return (server) => ({
    onKill: (listener) => server.onKill(listener),
    answer: (asked) => {
      if (asked.path !== "/v1/events" || asked.body === null) return server.answer(asked);
      const request: EventsRequest = JSON.parse(asked.body);
      first ??= request.secret;
      return server.answer({ ...asked, body: JSON.stringify({ ...request, secret: first }) });
    },
  });
}

/** A disk on which these jobs vanish as they are written. */
export const diskThatLosesJobs =
  (type: string) =>
  (sqlite: DatabaseSync): void =>
    sqlite.exec(`CREATE TRIGGER IF NOT EXISTS lost BEFORE INSERT ON jobs WHEN new.type = '${type}'
      BEGIN SELECT raise(IGNORE); END`);

/** A disk on which events of this type vanish as they are written. */
export const diskThatLosesEvents =
  (type: string) =>
  (sqlite: DatabaseSync): void =>
    sqlite.exec(`CREATE TRIGGER IF NOT EXISTS gone BEFORE INSERT ON events WHEN new.type = '${type}'
      BEGIN SELECT raise(IGNORE); END`);

/** A disk on which offers stand for an hour. */
export function diskThatStretchesOffers(sqlite: DatabaseSync): void {
  sqlite.exec(`CREATE TRIGGER IF NOT EXISTS stretched AFTER INSERT ON internal_events WHEN new.type = 'offer.made'
    BEGIN UPDATE internal_events SET body = json_set(body, '$.expiresAtMs', new.at + 3600000)
    WHERE conversation = new.conversation AND seq = new.seq; END`);
}

/** A disk that puts what agents say into the mouth of somebody else. */
export const diskThatMisquotes =
  (who: "the bot" | "a colleague") =>
  (sqlite: DatabaseSync): void => {
    const from = who === "the bot" ? { type: "bot" } : { type: "agent", id: "nobody", name: "Nobody" };
    sqlite.exec(`CREATE TRIGGER IF NOT EXISTS misquoted AFTER INSERT ON events
      WHEN new.type = 'message.sent' AND new.body ->> '$.from.type' = 'agent'
      BEGIN UPDATE events SET body = json_set(body, '$.from', json('${JSON.stringify(from)}'))
      WHERE conversation = new.conversation AND seq = new.seq; END`);
  };

/** A relay that tells whoever is signed in of nothing that they have said. */
export function relayThatFindsNothing(server: Server): Server {
  return answering(server, "/v1/conversations", () => JSON.stringify({ conversations: [] }));
}

/** A relay that tells whoever is signed in what it has told the one before. */
export function relayThatFindsAnothers(server: Server): Server {
  let before = JSON.stringify({ conversations: [] });
  return answering(server, "/v1/conversations", (body) => {
    const last = before;
    before = body;
    return last;
  });
}

function answering(server: Server, path: string, change: (body: string) => string): Server {
  return {
    onKill: (listener) => server.onKill(listener),
    answer: async (asked) => {
      const told = await server.answer(asked);
      const isIts = asked.path === path && told.type === "json" && told.status === 200;
      return isIts ? { ...told, body: change(told.body) } : told;
    },
  };
}

const isCommands = (url: string): boolean => url.endsWith("/v1/commands");

// Gives every command that was seen before a new id, and the old one back in the answer.
function renamer(): (body: string) => { body: string; undo: (answer: string) => string } {
  const seen = new Map<string, number>();
  return (text) => {
    const asked: CommandsRequest = JSON.parse(text);
    const names = new Map<string, string>();
    const commands = asked.commands.map((command) => {
      const times = seen.get(command.id) ?? 0;
      seen.set(command.id, times + 1);
      const id = times === 0 ? command.id : `${command.id}_${times}`;
      names.set(id, command.id);
      return { ...command, id };
    });
    return {
      body: JSON.stringify({ ...asked, commands }),
      undo: (answer) => {
        if (!answer.startsWith("{")) return answer;
        const parsed: Partial<CommandsResponse> = JSON.parse(answer);
        const verdicts = parsed.verdicts?.map((verdict) => ({ ...verdict, id: names.get(verdict.id) ?? verdict.id }));
        return JSON.stringify({ ...parsed, ...(verdicts && { verdicts }) });
      },
    };
  };
}
