// The page for an address that leads nowhere.
import { html } from "hono/html";
import type { Page } from "../layout.ts";

export function notFoundPage(): Page {
  return {
    title: "Off the path",
    description: "This page does not exist.",
    path: "",
    main: html`<div class="wrap narrow"><header class="page-head"><p class="eyebrow">404</p><h1>Off the marked path</h1><p class="lead">There is no page here. The cairns lead back <a href="/">to the front page</a>, or <a href="/help">to the help</a>.</p></header></div>`,
  };
}
