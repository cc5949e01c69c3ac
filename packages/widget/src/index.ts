// What @handrail/widget offers to those who bundle. The script tag is `@handrail/widget/handrail.js`.
export { mount, type MountOptions, type Widget } from "./mount.ts";
export type { OwnTexts, TextName, Texts } from "./panel/texts/rewording.ts";
