// The words about ringing a device while the desk is closed.

/** Rings while the desk is closed. */
export const RINGS = {
  title: "While the desk is closed",
  ring: "Ring this device while the desk is closed",
  ringHint: "When a visitor is offered to you, or one of yours writes.",
  offDuty: "Also when I am off duty and nobody else is there",
  asking: "Your browser is asking whether the desk may show notifications. Allow it.",
  off: "A closed desk and a locked phone hear nothing.",
  refused: "Your browser does not let the desk show notifications, so it cannot ring. Allow them, then come back here:",
  refusedSteps: [
    "In a browser: press the icon beside the address, open the permissions of this page, and allow notifications.",
    "On a home screen: open the device’s settings, find Desk among the apps, and allow notifications.",
  ],
  homeScreen: "Add the desk to your home screen first. An iPhone or iPad rings for nothing else:",
  homeScreenSteps: [
    "Press Share in the browser’s bar.",
    "Choose Add to Home Screen.",
    "Open Desk from there, sign in, and turn this on under You.",
  ],
  missing:
    "This browser cannot ring while the desk is closed. Chrome, Edge, Firefox and Safari can, where the address of the desk begins with https.",
  noService: "Your browser could not reach the service that would ring it. Check your connection, then try again.",
  again: "Try again",
  offer: {
    label: "Rings",
    words: "Away from the desk now and then? This device can ring when a visitor needs you.",
    accept: "Ring this device",
    how: "How",
    decline: "Not now",
  },
} as const;

/** What a locked screen shows: no names, and nothing that anybody wrote. The service worker carries these words alone. */
export const RING_CALLS = {
  offer: "A visitor is asking for you",
  waiting: "Nobody is on duty and a visitor waits",
  message: "A visitor has written to you",
  due: (site: string, due: string) => `${site} · answer by ${due}`,
  wasDue: (site: string, due: string) => `${site} · an answer was due by ${due}`,
  any: { title: "A visitor may need you", body: "Open the desk to see." },
} as const;
