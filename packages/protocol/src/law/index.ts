export { decide, type Decision } from "./decide.ts";
export type { Context, Due, Policy } from "./context.ts";
export type { Job } from "./draft.ts";
