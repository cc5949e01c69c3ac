export { first } from "./first.ts";
export { forms } from "./forms.ts";
export { rich } from "./rich.ts";
export { talk } from "./talk.ts";
