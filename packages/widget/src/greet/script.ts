// The greeting's script, for those who want one: a tag of its own beside the snippet's, so that no other page carries it.
import { startGreeting } from "./greeting.ts";

if (document.currentScript instanceof HTMLScriptElement) startGreeting(document.currentScript.dataset);
