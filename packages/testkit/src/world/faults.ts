// Faults that are put into the world on purpose: each breaks one promise of the real code, and an invariant must notice it.
import type { Platform } from "@handrail/core";
import type { CommandsRequest, CommandsResponse, Event, EventsRequest } from "@handrail/protocol";
import type { Server } from "./network.ts";

type Fetch = Platform["fetch"];

/** A relay that does not know a repeated command again: each arrival counts. */
export function relayWithoutMemory(server: Server): Server {
  const rename = renamer();
  return {
    onKill: (listener) => server.onKill(listener),
    fetch: async (request) => {
      if (!isCommands(request.url)) return server.fetch(request);
      const { body, undo } = rename(await request.text());
      return undo(await server.fetch(new Request(request.url, { method: "POST", body })));
    },
  };
}

/** A client that gives what it sends again a new id. */
export function clientThatRenames(fetch: Fetch): Fetch {
  const rename = renamer();
  return async (url, init) => {
    if (!isCommands(url) || typeof init?.body !== "string") return fetch(url, init);
    const { body, undo } = rename(init.body);
    return undo(await fetch(url, { ...init, body }));
  };
}

/** A relay that acknowledges every seventh message and does not store it. */
export function relayThatForgets(server: Server): Server {
  let count = 0;
  return {
    onKill: (listener) => server.onKill(listener),
    fetch: async (request) => {
      if (!isCommands(request.url)) return server.fetch(request);
      const asked: CommandsRequest = JSON.parse(await request.text());
      const stored = asked.commands.filter(({ type }) => type !== "say" || (count += 1) % 7 !== 0);
      const body = JSON.stringify({ ...asked, commands: stored });
      const response = await server.fetch(new Request(request.url, { method: "POST", body }));
      if (!response.ok || stored.length === asked.commands.length) return response;
      const answer: CommandsResponse = await response.json();
      const verdicts = asked.commands.map(
        ({ id }) => answer.verdicts.find((verdict) => verdict.id === id) ?? { id, ok: true, seq: answer.head },
      );
      return Response.json({ ...answer, verdicts });
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

const isCommands = (url: string): boolean => url.endsWith("/v1/commands");

// Gives every command that was seen before a new id, and the old one back in the answer.
function renamer(): (body: string) => { body: string; undo: (response: Response) => Promise<Response> } {
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
      undo: async (response) => {
        const answer = await response.text();
        if (!response.ok || !answer.startsWith("{")) return new Response(answer, response);
        const parsed: CommandsResponse = JSON.parse(answer);
        const verdicts = parsed.verdicts.map((verdict) => ({ ...verdict, id: names.get(verdict.id) ?? verdict.id }));
        return Response.json({ ...parsed, verdicts });
      },
    };
  };
}
