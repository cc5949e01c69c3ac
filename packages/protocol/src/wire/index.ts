export * from "./schemas.ts";
export { personNameSchema } from "./typed-text.ts";
