// Core as the script tag's panel fetches it: one module, by a name of its own.
export { createChat, relay } from "@handrail/core";
