// What the playground and the tests of other packages need to show the widget without a relay. Not published.
export { HUMAN_BUTTON } from "../locales/human-button.ts";
export { LOCALE_TAGS, mountState, STATE_NAMES, type MountedState, type MountStateOptions } from "./mount-state.ts";
export type { FakeChat, Missing } from "./fake-chat.ts";
export { rewording } from "../panel/texts/rewording.ts";
export { ENGLISH } from "../locales/en/english.ts";
