// The visitors' endpoints behind one door, whatever a request comes in by. `fetch` and Node's own server both lead here.
import { answerRealtime, type RealtimeDeps } from "../ably/realtime-route.ts";
import { createStays } from "../ably/stays.ts";
import { createRateCount } from "../accounts/rate-limit.ts";
import { answerFiles, type FilesDeps } from "../files/upload-route.ts";
import { refusedAnswer, type Answer } from "./answer.ts";
import { answerAppointments, type AppointmentsDeps } from "./appointments.ts";
import type { Ask } from "./ask.ts";
import { answerCommands, type CommandsDeps } from "./commands.ts";
import { answerConversations, type ConversationsDeps } from "./conversations.ts";
import { answerEvents, type EventsDeps } from "./events.ts";
import { networkOf } from "./remote.ts";
import { answerTranscript, type TranscriptDeps } from "./transcript.ts";

/** The addresses that visitors write to and read from. */
export const VISITOR_PATHS = [
  "/v1/commands",
  "/v1/events",
  "/v1/conversations",
  "/v1/appointments",
  "/v1/files",
  "/v1/realtime",
  "/v1/transcript",
] as const;
export type VisitorPath = (typeof VISITOR_PATHS)[number];

export type VisitorDoorDeps = CommandsDeps &
  Omit<ConversationsDeps, "lookups"> &
  Omit<EventsDeps, "stay" | "onStop"> &
  AppointmentsDeps &
  FilesDeps &
  RealtimeDeps &
  TranscriptDeps;

/** Answers a visitor, who comes from this address. */
export type VisitorDoor = (path: VisitorPath, ask: Ask, remoteAddress: string | undefined) => Promise<Answer>;

/** Opens the door. */
export function createVisitorDoor(deps: VisitorDoorDeps): VisitorDoor {
  const events: EventsDeps = { ...deps, stay: createStays(deps), onStop: tellEach(deps.stopping) };
  const conversations: ConversationsDeps = { ...deps, lookups: createRateCount(deps.clock) };
  return async (path, ask, remoteAddress) => {
    if (deps.stopping.aborted) return refusedAnswer({ code: "shutting-down" });
    switch (path) {
      case "/v1/commands":
        return answerCommands(ask, remoteAddress, deps);
      case "/v1/events":
        return answerEvents(ask, networkOf(remoteAddress), events);
      case "/v1/conversations":
        return answerConversations(ask, conversations);
      case "/v1/appointments":
        return answerAppointments(ask, deps);
      case "/v1/files":
        return answerFiles(ask, networkOf(remoteAddress), deps);
      case "/v1/realtime":
        return answerRealtime(ask, deps);
      case "/v1/transcript":
        return answerTranscript(ask, deps);
    }
  };
}

// One listener for all who wait: a signal compares each new listener with all that it has, and keeps more of it than a set does.
function tellEach(stopping: AbortSignal): EventsDeps["onStop"] {
  const listeners = new Set<() => void>();
  stopping.addEventListener("abort", () => {
    for (const listener of listeners) listener();
  });
  return (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
}

/** Whether an address is one of them. */
export function isVisitorPath(path: string | undefined): path is VisitorPath {
  return VISITOR_PATHS.some((known) => known === path);
}
