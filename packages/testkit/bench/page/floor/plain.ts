// The floor's script: the button, and a panel without any framework.
import { drawLauncher } from "./launcher.ts";

drawLauncher(() => import("./plain-panel.ts"));
