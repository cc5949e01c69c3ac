// What the panel's first part lends to those that come later. In the script tag's build they import nothing: they are given this.
// A later part takes what it needs of Preact, signals, protocol and the first part from here, by these names.
export { computed, effect, signal } from "@preact/signals-core";
export { createRef, Fragment, h } from "preact";
export { commandId, confirmedEmail, conversationSecret, fileId, messageText } from "@handrail/protocol";
export { createFormat, type Format } from "./format.ts";
export { keeping, live } from "./live.ts";
export { Act, AskButton, State } from "./views/bar-parts.tsx";
export { direct, DirectLinks } from "./views/direct-links.tsx";
export { Face } from "./views/face.tsx";
export { Icon } from "./views/icon.tsx";
export { Missing } from "./views/missing.tsx";
export { Tag } from "./views/tag.tsx";
