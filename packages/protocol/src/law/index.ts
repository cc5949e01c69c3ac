export { decide, type Decision } from "./decide.ts";
export type { Context, IdentityProof, Due, Policy, Readmission } from "./context.ts";
export type { Job } from "./draft.ts";
