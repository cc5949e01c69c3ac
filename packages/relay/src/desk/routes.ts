// The desk's addresses: who may call what, and which file answers. Mounted at /desk.
import { LIMITS, type DeskRole, type RingKey } from "@handrail/protocol";
import { Hono, type Context } from "hono";
import * as v from "valibot";
import type { Account, Session } from "../accounts/accounts.ts";
import { ADDRESS_HEADER } from "../accounts/auth.ts";
import { PART_BODY_BYTES_MAX } from "../files/part-body.ts";
import { parseJson, readBytes, readJson } from "../http/read-json.ts";
import { networkOf } from "../http/remote.ts";
import { changeAgent, inviteAgent, listAgents, removeAgent, resetAgent } from "./agents.ts";
import { acknowledgeAlarm, listAlarms } from "./alarms.ts";
import { answer, errorResponse, refusal } from "./answers.ts";
import { appFile } from "./app-files.ts";
import { giveCommands, readEvents, takeFile } from "./conversations.ts";
import type { DeskDeps, DeskEnv } from "./deps.ts";
import { meOf } from "./inbox.ts";
import { createInboxFeed } from "./inbox-feed.ts";
import { readInvitation, useInvitation } from "./invitations.ts";
import { lookThroughPast } from "./past.ts";
import { removePicture, removePictureOf, setPicture } from "./pictures.ts";
import { grantDesk, readInbox } from "./realtime.ts";
import { readRecord } from "./record.ts";
import { releaseAll, releaseOrphans } from "./release.ts";
import { sameOrigin } from "./same-origin.ts";
import { listSavedReplies, putSavedReply, removeSavedReply } from "./saved-replies.ts";
import type { Result } from "../sites/result.ts";
import { addSite, changeSite, listSites, removeSite } from "./sites.ts";
import { deskStream } from "./stream.ts";

type Ctx = Context<DeskEnv>;
type SignedIn = (session: Session, context: Ctx) => Response | Promise<Response>;

/** better-auth has more routes than the desk needs; the rest stays shut. */
const CHANGE_PASSWORD = "/change-password";
const SIGN_OUT = "/sign-out";
const AUTH_ROUTES = ["/sign-in/email", SIGN_OUT, "/get-session", CHANGE_PASSWORD] as const;
type AuthRoute = (typeof AUTH_ROUTES)[number];

const ENDS_SESSIONS: ReadonlySet<string> = new Set<AuthRoute>([SIGN_OUT, CHANGE_PASSWORD]);

const dutySchema = v.object({ isOnDuty: v.boolean() });

/** How often conversations of agents who are gone are looked for, in ms. */
const ORPHANS_MS = 10_000;

/** The desk: its API under `/api`, its pages beside it. */
export function deskRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const { people } = deps;
  const feed = createInboxFeed(deps);
  const app = new Hono<DeskEnv>();
  watchAbsence(deps);

  const signedIn = (handle: SignedIn, role?: DeskRole) => async (context: Ctx) => {
    const session = await people.accounts.sessionOf(context.req.raw.headers);
    if (!session) return refusal("unauthenticated");
    if (role && session.account.role !== role) return refusal("forbidden");
    return handle(session, context);
  };
  const withBody =
    (handle: (account: Account, body: unknown, context: Ctx) => Response | Promise<Response>): SignedIn =>
    async ({ account }, context) => {
      const body = await readJson(context.req.raw, LIMITS.bodyBytesMax);
      return "code" in body ? refusal(body.code, body.details) : handle(account, body.value, context);
    };

  app.use("/api/*", sameOrigin(deps.publicUrl));

  for (const route of AUTH_ROUTES)
    app.all(`/api/auth${route}`, async (context) => {
      const request = await authRequest(context, route);
      if (!request) return refusal("body-too-large");
      const before = ENDS_SESSIONS.has(route) ? await people.accounts.sessionOf(context.req.raw.headers) : null;
      const response = await people.accounts.handle(request);
      if (!before || !response.ok) return response;
      deps.ably.signedOut(before.account.id);
      if (route === SIGN_OUT) await people.duty.signedOut(before.account.id);
      // A link to set another one is for whoever has forgotten theirs.
      if (route === CHANGE_PASSWORD) await people.invitations.withdraw(before.account.email);
      return response;
    });

  app.get(
    "/api/me",
    signedIn(({ account, setCookie }) => answer(meOf(deps, account), setCookie)),
  );
  app.put(
    "/api/me",
    signedIn(
      withBody(async (account, body) => {
        const changed = await people.accounts.changeSelf(account.id, body);
        return changed.ok ? answer(meOf(deps, changed.value)) : errorResponse(changed.error);
      }),
    ),
  );
  app.put(
    "/api/me/picture",
    signedIn(async ({ account }, { req }) =>
      setPicture(deps, account, await readBytes(req.raw, LIMITS.pictureBytesMax)),
    ),
  );
  app.delete(
    "/api/me/picture",
    signedIn(({ account }) => removePicture(deps, account)),
  );
  app.post(
    "/api/duty",
    signedIn(
      withBody(async (account, body) => {
        const duty = v.safeParse(dutySchema, body);
        if (!duty.success) return refusal("malformed", { path: "isOnDuty" });
        await people.duty.set(account.id, duty.output.isOnDuty);
        return answer(meOf(deps, account));
      }),
    ),
  );
  app.get(
    "/api/ring",
    signedIn(() => answer({ key: deps.ringing.key } satisfies RingKey)),
  );
  app.put("/api/ring", signedIn(withBody(async ({ id }, body) => emptyOr(await deps.ringing.keep(id, body)))));
  app.delete("/api/ring", signedIn(withBody(async ({ id }, body) => emptyOr(await deps.ringing.drop(id, body)))));
  app.get(
    "/api/saved-replies",
    signedIn(({ account }) => listSavedReplies(deps, account)),
  );
  app.put(
    "/api/saved-replies/:id",
    signedIn(withBody((account, body, { req }) => putSavedReply(deps, { id: param(req, "id"), account, body }))),
  );
  app.delete(
    "/api/saved-replies/:id",
    signedIn(({ account }, { req }) => removeSavedReply(deps, param(req, "id"), account)),
  );
  app.get(
    "/api/stream",
    signedIn((session) => (deps.stopping.aborted ? refusal("shutting-down") : deskStream(deps, { feed, session }))),
  );

  app.post(
    "/api/realtime",
    signedIn((session) => grantDesk(deps, session)),
  );
  app.post(
    "/api/inbox",
    signedIn((session) => readInbox(deps, session)),
  );

  app.post("/api/past", signedIn(withBody((_account, body) => lookThroughPast(deps, body))));

  app.get(
    "/api/conversations/:id/events",
    signedIn((_session, { req }) => {
      const { after = "0", internalAfter = "0" } = req.query();
      return readEvents(deps, { id: param(req, "id"), after, internalAfter });
    }),
  );
  app.post(
    "/api/conversations/:id/commands",
    signedIn(withBody((account, body, { req }) => giveCommands(deps, { account, body, id: param(req, "id") }))),
  );

  app.post(
    "/api/conversations/:id/files",
    signedIn(async ({ account }, { req }) => {
      const body = await readBytes(req.raw, PART_BODY_BYTES_MAX);
      return takeFile(deps, { account, body, id: param(req, "id") });
    }),
  );

  app.get(
    "/api/alarms",
    signedIn(() => listAlarms(deps)),
  );
  app.post(
    "/api/alarms/:id/acknowledge",
    signedIn(({ account }, { req }) => acknowledgeAlarm(deps, { id: param(req, "id"), account })),
  );

  app.get(
    "/api/record",
    signedIn(() => readRecord(deps)),
  );

  app.get(
    "/api/sites",
    signedIn(({ account }, { req }) => listSites({ ...deps, lang: req.query("lang") }, account)),
  );
  app.post(
    "/api/sites",
    signedIn(
      withBody((_account, body) => addSite(deps, body)),
      "admin",
    ),
  );
  app.put(
    "/api/sites/:site",
    signedIn(
      withBody((_account, body, { req }) => changeSite(deps, param(req, "site"), body)),
      "admin",
    ),
  );
  app.delete(
    "/api/sites/:site",
    signedIn((_session, { req }) => removeSite(deps, param(req, "site")), "admin"),
  );

  app.get(
    "/api/agents",
    signedIn(() => listAgents(deps), "admin"),
  );
  app.post(
    "/api/agents",
    signedIn(
      withBody((_account, body) => inviteAgent(deps, body)),
      "admin",
    ),
  );
  app.put(
    "/api/agents/:id",
    signedIn(
      withBody((_account, body, { req }) => changeAgent(deps, param(req, "id"), body)),
      "admin",
    ),
  );
  app.delete(
    "/api/agents/:id",
    signedIn(({ account }, { req }) => removeAgent(deps, param(req, "id"), account), "admin"),
  );
  app.delete(
    "/api/agents/:id/picture",
    signedIn((_session, { req }) => removePictureOf(deps, param(req, "id")), "admin"),
  );
  app.post(
    "/api/agents/:id/reset",
    signedIn((_session, { req }) => resetAgent(deps, param(req, "id")), "admin"),
  );

  app.post("/api/invitations/look", async ({ req }) => {
    const body = await readJson(req.raw, LIMITS.bodyBytesMax);
    return "code" in body ? refusal(body.code, body.details) : readInvitation(deps, body.value);
  });
  app.post("/api/invitations", async (context) => {
    const body = await readJson(context.req.raw, LIMITS.bodyBytesMax);
    if ("code" in body) return refusal(body.code, body.details);
    return useInvitation(deps, body.value, withAddress(context));
  });

  app.all("/api/*", () => refusal("not-found"));
  app.get("", (context) => context.redirect("/desk/"));
  app.get("/*", ({ req }) => {
    const sources = deps.ably.forDesks()?.sources ?? [];
    return appFile(deps.appFolder, decoded(req.path.replace(/^\/desk\/?/, "")), sources);
  });
  return app;
}

function emptyOr(result: Result<null>): Response {
  return result.ok ? answer({}) : errorResponse(result.error);
}

// "An agent who vanishes loses the conversation within the lease" (the guarantee's bounds).
function watchAbsence(deps: DeskDeps): void {
  const { clock } = deps.platform;
  deps.people.duty.onGone((agent) => void reported(deps, releaseAll(deps, agent)));
  const look = (): void => {
    if (deps.stopping.aborted) return;
    void reported(deps, releaseOrphans(deps));
    watching = clock.setTimeout(look, ORPHANS_MS);
  };
  let watching = clock.setTimeout(look, ORPHANS_MS);
  deps.stopping.addEventListener("abort", () => clock.clearTimeout(watching));
}

// Nobody waits for it, and it is tried again within seconds.
async function reported({ onFault }: DeskDeps, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    onFault(error);
  }
}

// Built anew: a server's request may only look like one, and better-auth reads its body. `null`: the body is over the limit.
async function authRequest(context: Ctx, route: AuthRoute): Promise<Request | null> {
  const { method, url, raw } = context.req;
  const headers = withAddress(context);
  if (method === "GET" || method === "HEAD") return new Request(url, { method, headers });
  const body = await readBytes(raw, LIMITS.bodyBytesMax);
  if (!body) return null;
  return new Request(url, {
    method,
    headers,
    body: route === CHANGE_PASSWORD ? endingAll(body) : new Uint8Array(body),
  });
}

// Every other session ends with the old password: whoever changes it may have lost one, and that is not for the sender to say.
function endingAll(body: Uint8Array): string | Uint8Array<ArrayBuffer> {
  const read = parseJson(body);
  if ("code" in read || typeof read.value !== "object") return new Uint8Array(body);
  return JSON.stringify({ ...read.value, revokeOtherSessions: true });
}

// better-auth counts attempts by this header: it says what the connection said, never what the client did.
function withAddress(context: Ctx): Headers {
  const { remoteAddress } = { ...context.env };
  const headers = new Headers(context.req.raw.headers);
  headers.set(ADDRESS_HEADER, countedAs(remoteAddress ?? "127.0.0.1"));
  return headers;
}

// One subscriber of IPv6 has more addresses than anybody could count: they are counted as one.
function countedAs(address: string): string {
  const network = networkOf(address) ?? address;
  return network.endsWith("::/48") ? network.slice(0, -"/48".length) : address;
}

function param(req: Ctx["req"], name: string): string {
  return req.param(name) ?? "";
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "";
  }
}
