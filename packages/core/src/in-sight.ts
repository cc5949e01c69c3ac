// Whether the transcript is in sight: its view shows it, and the page is not hidden. Knows nothing of what is in it.
import type { Platform } from "./platform.ts";

/** `tell` hears of each change; out of sight at first. */
export function inSight({ network, page }: Platform, tell: (isLooking: boolean) => void) {
  let isInView = false;
  let isLooking = false;
  const look = (): void => {
    const was = isLooking;
    isLooking = isInView && !page.isHidden?.();
    if (isLooking !== was) tell(isLooking);
  };
  const stops = [network.onChange(look), page.onHide(look)];
  return {
    look(inView: boolean): void {
      isInView = inView;
      look();
    },
    stop: (): void => stops.forEach((stop) => stop()),
  };
}
