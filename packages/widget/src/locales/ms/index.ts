export { files } from "./files.ts";
export { first } from "./first.ts";
export { forms } from "./forms.ts";
export { history } from "./history.ts";
export { rich } from "./rich.ts";
export { talk } from "./talk.ts";
