// Builds every published package, as `npm run build` does.
import { buildPackages } from "../build.ts";
import { reportChecks } from "../stage.ts";
import type { Stage } from "../stage.ts";

export const buildStage: Stage = {
  name: "build",
  about: "every published package, unless nothing of it has changed",
  async run(context) {
    return reportChecks(await buildPackages(), context);
  },
};
