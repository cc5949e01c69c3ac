// Imports a module only where its bytes are those that were built. A module script with the hash goes first, which every browser checks,
// and `import()` then gives the very same module without another request. A `modulepreload` with a hash would not do: WebKit does not
// look at it.

/** What is imported. */
export interface Pinned {
  readonly url: string;
  readonly integrity: string | undefined;
  /** What a page that names its policies for trusted types has to name. One for each bundle: a name may be given once. */
  readonly policyName: string;
}

let policy: Pick<TrustedTypePolicy, "createScriptURL"> | undefined;

/** Rejects where the hash is another one, or missing, and where the page's policy for trusted types does not know of it. */
export async function importPinned({ url, integrity, policyName }: Pinned): Promise<unknown> {
  // To a browser, no hash is as good as the right one.
  if (!integrity) throw new Error(`${url} is not pinned.`);
  policy ??= window.trustedTypes?.createPolicy(policyName, { createScriptURL: (given: string) => given });
  const script = document.createElement("script");
  const isSound = new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${url} did not come, or is not what was built.`));
  });
  // A policy that knows scripts by their nonce alone would not run it; `import()` has it from whoever calls.
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
  Object.assign(script, {
    type: "module",
    crossOrigin: "",
    integrity,
    nonce,
    src: policy?.createScriptURL(url) ?? url,
  });
  document.head.append(script);
  await isSound.finally(() => script.remove());
  return import(/* @vite-ignore */ url);
}
