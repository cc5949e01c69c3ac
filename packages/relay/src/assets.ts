// Finds the built files of the widget and the desk beside this package, in the workspace and when installed.
import { fileURLToPath } from "node:url";

/** Folders of built files that the relay serves. */
export interface AssetFolders {
  /** Holds `handrail.js` and `widget/`. */
  readonly widget: string;
  /** Holds `index.html`. */
  readonly desk: string;
}

/** Where this installation has them. Whether they are built is looked at when the relay starts. */
export function installedAssets(): AssetFolders {
  // An entry lies in src/ or in dist/, both one level below the package.
  const beside = (entry: string, path: string): string => fileURLToPath(new URL(`../${path}/`, entry));
  return {
    widget: beside(import.meta.resolve("@handrail/widget"), "dist"),
    desk: beside(import.meta.resolve("@handrail/desk"), "dist/app"),
  };
}
