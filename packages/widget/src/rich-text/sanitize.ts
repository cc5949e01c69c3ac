/// <reference types="trusted-types" />
// Leaves of HTML what a message may be made of: no script, no style, no form, and no address but a link's and an allowed picture's.
import DOMPurify from "dompurify";
import { mayShowImage } from "./addresses.ts";

// All there is in Markdown, and the few tags that models write beside it. Attributes: none that a style, a script, a name or a
// request could hide in, but `src`, which the hook below judges.
const ALLOWED_TAGS = [
  "p",
  "br",
  "hr",
  "h3",
  "h4",
  "h5",
  "h6",
  "blockquote",
  "ul",
  "ol",
  "li",
  "pre",
  "code",
  "kbd",
  "samp",
  "strong",
  "b",
  "em",
  "i",
  "u",
  "s",
  "del",
  "ins",
  "mark",
  "small",
  "sub",
  "sup",
  "abbr",
  "a",
  "img",
  "table",
  "thead",
  "tbody",
  "tr",
  "th",
  "td",
  "#text",
];
const ALLOWED_ATTR = ["href", "src", "alt", "align", "start"];

/** What pictures may be fetched from, by host name. */
export interface ImageHosts {
  readonly imageHosts: readonly string[];
}

/**
 * The HTML as nodes of a document of their own, which fetches nothing until they are moved into the page.
 *
 * @throws where the browser cannot clean it, where nothing is left of it, or where the page's `trusted-types` directive does not name `handrail`.
 */
export function sanitize(html: string, { imageHosts }: ImageHosts): DocumentFragment {
  // Without this check a browser that DOMPurify does not know would get the text back as it was.
  if (!DOMPurify.isSupported) throw new Error("This browser cannot sanitize HTML.");
  hosts = imageHosts;
  const fragment: DocumentFragment | null = DOMPurify.sanitize(html, {
    ALLOWED_TAGS,
    ALLOWED_ATTR,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
    TRUSTED_TYPES_POLICY: (policy ??= trustedTypesPolicy()),
  });
  // A <frameset> takes the place of the body.
  if (!fragment) throw new Error("The HTML has no body.");
  return fragment;
}

let hosts: readonly string[] = [];
let policy: ReturnType<typeof trustedTypesPolicy> | undefined;

DOMPurify.addHook("uponSanitizeAttribute", (node, data) => {
  if (data.attrName === "src") data.keepAttr = node.nodeName === "IMG" && mayShowImage(data.attrValue, hosts);
  if (data.attrName === "href") data.keepAttr = node.nodeName === "A";
});

// DOMPurify parses with it, into a document without scripts or requests; nothing else can reach it.
function trustedTypesPolicy() {
  return window.trustedTypes?.createPolicy("handrail", {
    createHTML: (html) => html,
    createScript: refuse,
    createScriptURL: refuse,
  });
}

function refuse(): never {
  throw new TypeError("No script comes from a message.");
}
