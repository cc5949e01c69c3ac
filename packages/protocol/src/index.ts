export type * from "./commands.ts";
export type * from "./events.ts";
export * from "./conversation.ts";
export * from "./errors.ts";
export * from "./fold.ts";
export * from "./ids.ts";
export * from "./limits.ts";
export type * from "./wire/shapes.ts";
export type * from "./wire/desk.ts";
