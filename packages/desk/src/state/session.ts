// Who is signed in, as far as the relay has said. A lost session leaves everything that was written where it is.
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Me } from "@handrail/protocol";
import type { DeskApi, SignIn } from "../api/desk-api.ts";
import { backoffMs } from "../domain/backoff.ts";
import type { Platform } from "../platform/platform.ts";

/** `unreachable`: nobody can say yet; the console keeps asking. `wasLost`: there was a session until a moment ago. */
export type SessionState =
  | { readonly type: "starting" }
  | { readonly type: "unreachable" }
  | { readonly type: "signed-out"; readonly wasLost: boolean }
  | { readonly type: "signed-in"; readonly me: Me };

/** The session. */
export interface Session {
  readonly state: ReadonlySignal<SessionState>;
  readonly me: ReadonlySignal<Me | null>;
  /** Whose session was lost; empty when nobody's was. */
  lostEmail(): string;
  /** Asks the relay who is signed in. */
  refresh(): Promise<void>;
  signIn(email: string, password: string): Promise<SignIn>;
  /** Answers whether the relay has ended the session: nobody is signed out by a network that is down. */
  signOut(): Promise<boolean>;
  /** An answer said that there is no session. */
  lose(): void;
  /** The relay has told the agent's own facts. */
  takeMe(me: Me): void;
}

/** Makes it, over an API that is made later because it reports lost sessions to this. */
export function createSession(platform: Platform, api: () => DeskApi): Session {
  const state = signal<SessionState>({ type: "starting" });
  let attempt = 0;
  let lostEmail = "";
  let callOff = (): void => {};

  async function refresh(): Promise<void> {
    callOff();
    const answer = await api().me();
    switch (answer.type) {
      case "ok":
        attempt = 0;
        state.value = { type: "signed-in", me: answer.value };
        return;
      case "refused":
        lose();
        return;
      case "lost":
        // Someone who is signed in stays so on this page until the relay itself says otherwise.
        if (state.value.type === "signed-in") return;
        state.value = { type: "unreachable" };
        callOff = platform.after(backoffMs(attempt, platform.dice()), () => void refresh());
        attempt += 1;
    }
  }

  function lose(): void {
    if (state.value.type === "signed-out") return;
    lostEmail = state.value.type === "signed-in" ? state.value.me.email : "";
    state.value = { type: "signed-out", wasLost: lostEmail !== "" };
  }

  return {
    state,
    me: computed(() => (state.value.type === "signed-in" ? state.value.me : null)),
    lostEmail: () => lostEmail,
    refresh,
    signIn: async (email, password) => {
      const outcome = await api().signIn(email, password);
      if (outcome === "ok") await refresh();
      return outcome;
    },
    signOut: async () => {
      if (!(await api().signOut())) return false;
      lostEmail = "";
      state.value = { type: "signed-out", wasLost: false };
      return true;
    },
    lose,
    takeMe: (me) => {
      if (state.value.type === "signed-in") state.value = { type: "signed-in", me };
    },
  };
}
