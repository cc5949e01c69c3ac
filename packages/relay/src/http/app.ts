// The relay as one fetch handler: puts the routes together, with what holds for all of them.
import { ERRORS } from "@handrail/protocol";
import { Hono } from "hono";
import { routePath } from "hono/route";
import { faultLine, type Logger } from "../logger.ts";
import type { Clock } from "../platform.ts";
import { pictureRoute } from "../accounts/picture-route.ts";
import type { Pictures } from "../accounts/pictures.ts";
import { answerError } from "./answer-error.ts";
import { fileRoutes } from "../files/file-routes.ts";
import type { FileStore } from "../files/file-store.ts";
import type { Assets } from "./assets.ts";
import { responseOf } from "./answer.ts";
import { askOf } from "./ask.ts";
import { obstructedRoute, type ObstructedDeps } from "./obstructed-route.ts";
import type { RequestLog } from "./request-line.ts";
import { siteRoutes } from "./site-routes.ts";
import { VISITOR_PATHS, type VisitorDoor } from "./visitor-door.ts";
import { widgetRoutes } from "./widget-routes.ts";
import type { Settling } from "../watch/settling.ts";

/** What the server in front knows and a `Request` does not say. */
export interface RequestEnv {
  readonly remoteAddress?: string;
  /** Calls back when all of the answer has been handed to the network, and never where the connection was cut before. Without it, an answer counts as sent when it is made. */
  readonly onSent?: (sent: () => void) => void;
}

export interface AppDeps {
  readonly duty: Parameters<typeof siteRoutes>[0]["duty"];
  readonly sites: Parameters<typeof siteRoutes>[0]["sites"];
  readonly figures: Parameters<typeof siteRoutes>[0]["figures"];
  readonly visitorDoor: VisitorDoor;
  readonly files: Pick<FileStore, "find" | "part">;
  readonly pictures: Pick<Pictures, "of">;
  readonly ownOrigin: string;
  /** Aborts when the relay stops. */
  readonly stopping: AbortSignal;
  readonly onObstructed: ObstructedDeps["onObstructed"];
  readonly clock: Clock;
  /** The relay has a mail server. */
  readonly canMail: boolean;
  readonly ably: Parameters<typeof siteRoutes>[0]["ably"];
  readonly logger: Logger;
  readonly settling: Pick<Settling, "facts">;
  readonly requestLog: RequestLog;
  /** The widget's built files; `null` serves none. */
  readonly widget: Assets | null;
  /** The plain page for where no script runs. */
  readonly human: Hono<{ Bindings: RequestEnv }>;
  /** Receipt keys, the sealed chain's head, the public figures. */
  readonly receiptRoutes: Hono;
  /** Counts and times for a monitor; `null` shows none. */
  readonly metricsRoute: Hono | null;
  /** The desk: its API and its pages. */
  readonly desk: Hono<{ Bindings: RequestEnv }>;
}

export function createApp(deps: AppDeps): Hono<{ Bindings: RequestEnv }> {
  const { logger, clock, requestLog } = deps;
  const app = new Hono<{ Bindings: RequestEnv }>();

  app.use(async (c, next) => {
    const startedAtMs = clock.now();
    await next();
    const { status } = c.res;
    const remoteAddress = c.env?.remoteAddress;
    requestLog({ method: c.req.method, route: routePath(c, -1), status, startedAtMs, remoteAddress });
  });
  app.use("/v1/*", async (c, next) => {
    await next();
    // No credentials are ever read from a cookie or header here: every page may ask, and the body must open the door. Hand in
    // hand with `JSON_HEADERS`, which the way past this app carries.
    c.res.headers.set("access-control-allow-origin", "*");
    c.res.headers.set("x-content-type-options", "nosniff");
  });
  app.options(
    "/v1/*",
    () =>
      new Response(null, {
        status: 204,
        headers: {
          "access-control-allow-methods": "GET, POST",
          "access-control-allow-headers": "content-type",
          "access-control-max-age": "86400",
        },
      }),
  );

  for (const path of VISITOR_PATHS) {
    app.post(path, async (c) => responseOf(await deps.visitorDoor(path, askOf(c.req.raw), c.env?.remoteAddress)));
  }
  app.route("/", fileRoutes(deps.files));
  app.route("/", pictureRoute(deps.pictures));
  app.route("/", siteRoutes(deps));
  app.route("/", obstructedRoute(deps));
  app.route("/", deps.human);
  app.route("/", deps.receiptRoutes);
  app.get("/healthz", () => health(deps));
  if (deps.metricsRoute) app.route("/", deps.metricsRoute);
  if (deps.widget) {
    app.route("/", widgetRoutes(deps.widget));
    // Whoever types the relay's name means the desk.
    app.get("/", (c) => c.redirect("/desk/"));
  }
  app.route("/desk", deps.desk);

  app.notFound(() => answerError({ code: "not-found" }));
  app.onError((error) => {
    logger.error(faultLine(error), ERRORS.internal.message);
    return answerError({ code: "internal" });
  });
  return app;
}

function stopped(): Response {
  return answerError({ code: "shutting-down" });
}

/** What `GET /healthz` answers, with 503 while promises that are due are not being settled. */
interface Health {
  readonly ok: boolean;
  readonly settling: boolean;
  readonly oldestOverdueMs: number;
}

async function health({ settling, stopping }: AppDeps): Promise<Response> {
  if (stopping.aborted) return stopped();
  try {
    const { isSettling, oldestOverdueMs } = await settling.facts();
    const answer: Health = { ok: isSettling, settling: isSettling, oldestOverdueMs };
    return Response.json(answer, { status: isSettling ? 200 : 503, headers: { "cache-control": "no-store" } });
  } catch {
    return answerError({ code: "storage-failed" });
  }
}
