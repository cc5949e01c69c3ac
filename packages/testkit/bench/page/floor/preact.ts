// The second floor's script: the same button, and the same panel with Preact and signals.
import { drawLauncher } from "./launcher.ts";

drawLauncher(() => import("./preact-panel.ts"));
