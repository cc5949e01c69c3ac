export { decide, type Decision } from "./decide.ts";
export type { Context, IdentityProof, Due, FreeSlot, Policy, Readmission } from "./context.ts";
export type { Job } from "./draft.ts";
