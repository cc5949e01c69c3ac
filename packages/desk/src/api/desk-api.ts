// The desk's API as functions. Each answers with an `Answer`; none throws, none retries.
import type {
  AcceptInvitationRequest,
  AgentAccount,
  AgentChange,
  AgentId,
  ConversationId,
  DeskAlarm,
  DeskAlarmsResponse,
  DeskCommandsRequest,
  DeskCommandsResponse,
  DeskEventsResponse,
  DeskGrant,
  DeskInboxResponse,
  DeskRecordResponse,
  FileUpload,
  FileUploadResponse,
  InvitationFacts,
  InviteRequest,
  InviteResponse,
  Me,
  MeChange,
  PastRequest,
  PastResponse,
  RingDevice,
  RingEnd,
  RingKey,
  SavedReply,
  SavedReplyInput,
  SiteAnswer,
  SiteId,
  SiteInput,
  SiteSettings,
} from "@handrail/protocol";
import type { ReadFrom } from "../domain/replica.ts";
import type { Platform } from "../platform/platform.ts";
import { listOf, readAnswer, withFields, type Answer } from "./answer.ts";

/** Where the API lies. */
export const API = "/desk/api";

/** What the console calls. */
export type DeskApi = ReturnType<typeof createDeskApi>;

/** A part of a file on its way. */
export interface FilePart {
  readonly file: FileUpload;
  readonly part: Blob;
  readonly signal: AbortSignal;
}

type Guard<Value> = (body: unknown) => body is Value;

const isMe = withFields<Me>("id", "name", "role", "isOnDuty");
const isAccount = withFields<AgentAccount>("email", "role", "status");
const isSite = withFields<SiteAnswer>("site", "name", "snippet");
const isInvite = withFields<InviteResponse>("link", "expiresAtMs");
const isAnything = (_body: unknown): _body is unknown => true;

/** A request that is not answered by then has failed: on a network that was changed under it, a browser waits for minutes. In ms. */
export const ANSWER_MS = 15_000;

/** Makes the client over a given `fetch`. `onSignedOut` is called for each answer that says that there is no session. */
export function createDeskApi(platform: Pick<Platform, "fetch" | "after">, onSignedOut: () => void) {
  const fetchInTime = limited(platform);
  async function ask<Value>(path: string, guard: Guard<Value>, init?: RequestInit): Promise<Answer<Value>> {
    const answer = await fetchInTime(`${API}${path}`, init, (response) => readAnswer(response, guard));
    if (answer === null) return { type: "lost", why: "network" };
    if (answer.type === "refused" && answer.error.code === "unauthenticated") onSignedOut();
    return answer;
  }
  const conversationPath = (id: ConversationId): string => `/conversations/${encodeURIComponent(id)}`;

  return {
    me: () => ask("/me", isMe),
    changeMe: (change: MeChange) => ask("/me", isMe, { ...post(change), method: "PUT" }),
    setPicture: (picture: Blob) =>
      ask("/me/picture", isMe, {
        method: "PUT",
        headers: { "content-type": "application/octet-stream" },
        body: picture,
      }),
    removePicture: () => ask("/me/picture", isMe, { ...post({}), method: "DELETE" }),
    setDuty: (isOnDuty: boolean) => ask("/duty", isMe, post({ isOnDuty })),

    /** What opens the agent's channel at the realtime service. */
    realtime: () => ask("/realtime", withFields<DeskGrant>("ably"), post({})),
    /** The lists; asking for them says that the agent is there. */
    inbox: (signal: AbortSignal) =>
      ask("/inbox", withFields<DeskInboxResponse>("inbox", "me"), { ...post({}), signal }),

    events: (id: ConversationId, { after, internalAfter }: ReadFrom) =>
      ask(
        `${conversationPath(id)}/events?after=${after}&internalAfter=${internalAfter}`,
        withFields<DeskEventsResponse>("item", "head", "events", "internal"),
      ),
    command: (id: ConversationId, request: DeskCommandsRequest) =>
      ask(`${conversationPath(id)}/commands`, withFields<DeskCommandsResponse>("head", "verdicts"), post(request)),

    /** Looks through some past conversations. */
    past: (request: PastRequest) => ask("/past", withFields<PastResponse>("found", "next"), post(request)),

    /** One part of a file: a line of JSON, a newline, the bytes. */
    upload: (id: ConversationId, { file, part, signal }: FilePart) =>
      ask(`${conversationPath(id)}/files`, withFields<FileUploadResponse>("received"), {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: new Blob([JSON.stringify(file), "\n", part]),
        signal,
      }),

    alarms: () => ask("/alarms", withFields<DeskAlarmsResponse>("alarms")),
    acknowledgeAlarm: (id: DeskAlarm["id"]) =>
      ask(`/alarms/${encodeURIComponent(id)}/acknowledge`, withFields<DeskAlarmsResponse>("alarms"), post({})),

    record: () => ask("/record", withFields<DeskRecordResponse>("sites")),

    /** What this browser needs to know so that it can be rung. A relay that rings nobody answers `not-found`. */
    ringKey: () => ask("/ring", withFields<RingKey>("key")),
    ringDevice: (device: RingDevice) => ask("/ring", isAnything, { ...post(device), method: "PUT" }),
    endRing: (end: RingEnd) => ask("/ring", isAnything, { ...post(end), method: "DELETE" }),

    savedReplies: () => ask("/saved-replies", listOf<SavedReply>("id", "title", "text")),
    /** Adds it, or changes the one of this id. */
    putSavedReply: (id: SavedReply["id"], reply: SavedReplyInput) =>
      ask(`/saved-replies/${encodeURIComponent(id)}`, withFields<SavedReply>("id", "title", "text"), {
        ...post(reply),
        method: "PUT",
      }),
    deleteSavedReply: (id: SavedReply["id"]) =>
      ask(`/saved-replies/${encodeURIComponent(id)}`, isAnything, { ...post({}), method: "DELETE" }),

    /** `lang`: the language of the snippets, where the shop's pages are in one. */
    sites: (lang = "") =>
      ask(lang === "" ? "/sites" : `/sites?lang=${lang}`, listOf<SiteSettings>("site", "name", "snippet")),
    addSite: (site: SiteInput) => ask("/sites", isSite, post(site)),
    changeSite: (id: SiteId, site: SiteInput) =>
      ask(`/sites/${encodeURIComponent(id)}`, isSite, { ...post(site), method: "PUT" }),
    removeSite: (id: SiteId) => ask(`/sites/${encodeURIComponent(id)}`, isAnything, { ...post({}), method: "DELETE" }),

    agents: () => ask("/agents", listOf<AgentAccount>("email", "role", "status")),
    invite: (request: InviteRequest) => ask("/agents", isInvite, post(request)),
    changeAgent: (id: AgentId, change: AgentChange) =>
      ask(`/agents/${encodeURIComponent(id)}`, isAccount, { ...post(change), method: "PUT" }),
    /** Takes away how visitors see somebody else. */
    removePictureOf: (id: AgentId) =>
      ask(`/agents/${encodeURIComponent(id)}/picture`, isAccount, { ...post({}), method: "DELETE" }),
    resetLink: (id: AgentId) => ask(`/agents/${encodeURIComponent(id)}/reset`, isInvite, post({})),
    removeAgent: (id: AgentId) =>
      ask(`/agents/${encodeURIComponent(id)}`, isAnything, { ...post({}), method: "DELETE" }),

    invitation: (token: string) =>
      ask("/invitations/look", withFields<InvitationFacts>("email", "role"), post({ token })),
    acceptInvitation: (token: string, request: AcceptInvitationRequest) =>
      ask("/invitations", isAnything, post({ token, ...request })),

    /** better-auth answers in its own shapes; only its status is read. */
    signIn: (email: string, password: string): Promise<SignIn> =>
      auth(fetchInTime, "/sign-in/email", { email, password }),
    changePassword: (currentPassword: string, newPassword: string): Promise<PasswordChange> =>
      auth(fetchInTime, "/change-password", { currentPassword, newPassword, revokeOtherSessions: true }),
    /** Answers whether there is no session any more. */
    signOut: async (): Promise<boolean> => {
      const outcome = await auth(fetchInTime, "/sign-out", {});
      // One that had ended before is refused, too.
      return outcome === "ok" || outcome === "wrong";
    },
  };
}

/** What signing in came to. */
export type SignIn = "ok" | "wrong" | "too-many" | "elsewhere" | "lost";

/** What changing the password came to. */
export type PasswordChange = SignIn;

async function auth(fetch: Limited, path: string, body: unknown): Promise<SignIn> {
  const status = await fetch(`${API}/auth${path}`, post(body), (response) => Promise.resolve(response.status));
  if (status === null || status >= 500) return "lost";
  if (status < 300) return "ok";
  if (status === 429) return "too-many";
  // Who is who is answered with 401.
  return status === 403 ? "elsewhere" : "wrong";
}

/** `null`: it failed, or was not answered in time. */
type Limited = <Value>(
  path: string,
  init: RequestInit | undefined,
  read: (response: Response) => Promise<Value>,
) => Promise<Value | null>;

// Whoever brings a signal of their own keeps the time themselves.
function limited({ fetch, after }: Pick<Platform, "fetch" | "after">): Limited {
  return async (path, init, read) => {
    const controller = new AbortController();
    const callOff = after(ANSWER_MS, () => controller.abort());
    try {
      return await read(await fetch(path, { signal: controller.signal, ...init }));
    } catch {
      return null;
    } finally {
      callOff();
    }
  };
}

function post(body: unknown): RequestInit {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
