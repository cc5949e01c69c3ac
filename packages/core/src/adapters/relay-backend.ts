// Speaks to a relay over fetch. Whatever is not a well-formed answer of a relay is `unknown`, a captive portal's 200 included (HG3).
import { siteId, type CommandsRequest, type EventsRequest } from "@handrail/protocol";
import type { Answer, Backend, Wire } from "../backend.ts";
import { isCommandsResponse, isErrorResponse, isEventsResponse, isFrame, isSiteFacts } from "../domain/answer-shape.ts";
import type { Platform } from "../platform.ts";
import { sharedStream } from "../tabs/shared-stream.ts";
import { readEventStream } from "./event-stream.ts";

/**
 * A relay as the authority.
 *
 * @param options `url`: the relay's address, `https://chat.shop.example`. `site`: the site's key.
 * @example
 * const chat = createChat({ backend: relay({ url: "https://chat.shop.example", site: "shop" }) });
 */
export function relay(options: { readonly url: string; readonly site: string }): Backend {
  const base = options.url.replace(/\/+$/, "");
  const site = siteId(options.site);
  return { site, connect: (fetch, page) => sharedStream(wireTo(base, site, fetch), page) };
}

function wireTo(base: string, site: string, fetch: Platform["fetch"]): Wire {
  // A string is sent as text/plain, a Blob without a type as nothing: no preflight. No cookie opens these endpoints, so none is sent.
  const posted = (path: string, body: Blob | string, init: RequestInit) =>
    fetch(base + path, { ...init, method: "POST", body, credentials: "omit", cache: "no-store" });
  const post = (path: string, body: CommandsRequest | EventsRequest, init: RequestInit) =>
    posted(path, JSON.stringify(body), init);
  return {
    submit: (request, { isLast, signal }) =>
      answerOf(() => post("/v1/commands", request, { signal, keepalive: isLast }), isCommandsResponse),
    read: (request, signal) => answerOf(() => post("/v1/events", request, { signal }), isEventsResponse),
    ask: (path, body, { isAnswer, signal }) => answerOf(() => posted(path, body, { signal }), isAnswer),
    facts: (signal) =>
      answerOf(
        () => fetch(`${base}/v1/sites/${site}`, { signal, credentials: "omit", cache: "no-store" }),
        isSiteFacts,
      ),
    stream: async (request, { onFrame, signal }) => {
      try {
        const response = await post("/v1/events", request, { signal });
        const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
        if (!response.ok || !isStream || !response.body) return refusalOf(await response.json());
        await readEventStream(response.body, (data) => {
          const frame: unknown = JSON.parse(data);
          if (isFrame(frame) && !signal.aborted) onFrame(frame);
        });
        return { type: "ok", value: null };
      } catch {
        return { type: "unknown" };
      }
    },
  };
}

async function answerOf<Value>(
  ask: () => Promise<Response>,
  isAnswer: (value: unknown) => value is Value,
): Promise<Answer<Value>> {
  try {
    const response = await ask();
    const value: unknown = await response.json();
    return response.ok && isAnswer(value) ? { type: "ok", value } : refusalOf(value);
  } catch {
    return { type: "unknown" };
  }
}

function refusalOf(value: unknown): Answer<never> {
  return isErrorResponse(value) ? { type: "refused", error: value.error } : { type: "unknown" };
}
