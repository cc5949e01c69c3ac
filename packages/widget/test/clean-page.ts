// The test files share one document: none finds what another has left in it.
import { afterAll } from "vitest";

afterAll(() => {
  document.documentElement.replaceChildren(document.createElement("head"), document.createElement("body"));
  localStorage.clear();
  sessionStorage.clear();
});
