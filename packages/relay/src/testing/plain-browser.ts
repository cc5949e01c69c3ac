// A browser without any script, as far as the relay can tell: it follows redirects, keeps cookies by their path, and sends the forms that it is shown.
import type { Relay } from "../create-relay.ts";
import { RELAY } from "./test-relay.ts";

type Headers = Readonly<Record<string, string>>;

/** One page as it was answered. */
export interface PlainPage {
  readonly status: number;
  readonly html: string;
  readonly headers: globalThis.Headers;
}

/** What is typed into a form, by the fields' names. */
export type Words = Readonly<Record<string, string>>;

export class PlainBrowser {
  readonly #relay: Relay;
  readonly #env: { readonly remoteAddress?: string };
  readonly path: string;
  /** `name=value` as the browser would send it, or nothing. */
  cookie = "";
  /** The attributes of the last cookie that was set. */
  setCookie = "";
  page: PlainPage = { status: 0, html: "", headers: new Headers() };

  /** `from`: the address that it comes from, where that matters. */
  constructor(relay: Relay, path = "/human/shop", from?: string) {
    this.#relay = relay;
    this.path = path;
    this.#env = from === undefined ? {} : { remoteAddress: from };
  }

  async open(path = this.path, headers: Headers = {}): Promise<PlainPage> {
    return this.#take(await this.#fetch(path, { headers }));
  }

  /** Sends the shown form whose button does this, as a browser would; the page that it leads to is shown. */
  async send(act: string, words: Words = {}, headers: Headers = {}): Promise<PlainPage> {
    const answer = await this.post(this.body(act, words), headers);
    if (answer.status !== 303) return this.#take(answer);
    return this.open(answer.headers.get("location") ?? "");
  }

  /** Presses the button of a page that a link in a mail led to. */
  follow(headers: Headers = {}): Promise<Response> {
    return this.post(this.body("open"), headers, `${this.path}/mail`);
  }

  /** One GET, without following where it leads. */
  get(path: string): Promise<Response> {
    return this.#fetch(path, {});
  }

  /** What that form would send. */
  body(act: string, words: Words = {}): URLSearchParams {
    const form = this.page.html
      .split("<form")
      .slice(1)
      .find((part) => part.includes(`name="do" value="${act}"`));
    if (form === undefined) throw new Error(`the page has no form that does ${act}`);
    const body = new URLSearchParams(words);
    for (const [, name = "", value = ""] of form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)) {
      body.append(name, value);
    }
    return body;
  }

  /** One POST, without following where it leads. Cookies are kept. */
  async post(body: URLSearchParams | string, headers: Headers = {}, path = this.path): Promise<Response> {
    const answer = await this.#fetch(path, {
      method: "POST",
      body: String(body),
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        origin: RELAY,
        "sec-fetch-site": "same-origin",
        ...headers,
      },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      this.setCookie = cookie;
      this.cookie = cookie.split(";")[0] ?? "";
    }
    return answer;
  }

  /** The words of the page, without its tags. */
  get text(): string {
    return this.page.html
      .replace(/<(?:style|head)[\s\S]*?<\/(?:style|head)>/g, " ")
      .replaceAll(/<[^>]+>/g, " ")
      .replaceAll(/\s+/g, " ");
  }

  #fetch(path: string, init: RequestInit): Promise<Response> {
    const request = new Request(`${RELAY}${path}`, init);
    if (this.cookie !== "") request.headers.set("cookie", this.cookie);
    return this.#relay.fetch(request, this.#env);
  }

  async #take(answer: Response): Promise<PlainPage> {
    this.page = { status: answer.status, html: await answer.text(), headers: answer.headers };
    return this.page;
  }
}
