// The client without I/O, for whoever brings a world of their own: state and what happened in, state and what is to be done
// out. A page has no use for it: `createChat` sets the same machine in motion.
export type { Answer } from "./backend.ts";
export type { HumanStatus } from "./chat.ts";
export {
  dropCommands,
  dropErasure,
  erased,
  keepCommand,
  keepRequest,
  loggedOut,
  rememberConversation,
} from "./domain/kept.ts";
export { step } from "./domain/machine.ts";
export { firstState, shown, type Effect, type Input, type State, type TimerName } from "./domain/state.ts";
export type { Now } from "./domain/turn.ts";
export { entriesOf, humanOf } from "./domain/view.ts";
