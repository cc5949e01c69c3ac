// Line icons of one path each, in the same hand.
const PATHS = {
  person: "M12 12a4 4 0 1 1 .1 0ZM4 20a8 8 0 0 1 16 0",
  bot: "M12 3v3M4 9q0-3 3-3h10q3 0 3 3v8q0 3-3 3H7q-3 0-3-3ZM9 12v2M15 12v2",
  close: "m6 6 12 12M18 6 6 18",
  more: "M6 12h.1M12 12h.1M18 12h.1",
  send: "M12 19V5M6 11l6-6 6 6",
  next: "m9 6 6 6-6 6",
  check: "m5 12 5 5 9-9",
  alert: "M12 8v5M12 16h.1M12 21a9 9 0 1 1 .1 0Z",
  link: "M10 14l9-9M13 5h6v6M18 14v4q0 2-2 2H6q-2 0-2-2V8q0-2 2-2h4",
  clip: "m20 11.5-8.2 8.2a5 5 0 0 1-7-7l8.4-8.5a3.3 3.3 0 0 1 4.7 4.7l-8.3 8.3a1.7 1.7 0 0 1-2.4-2.4l7.7-7.7",
  phone: "M6 4h3l1 5-2 1a11 11 0 0 0 6 6l1-2 5 1v3q0 2-2 2A16 16 0 0 1 4 6q0-2 2-2Z",
  mail: "M4 7q0-2 2-2h12q2 0 2 2v10q0 2-2 2H6q-2 0-2-2ZM5 8l7 5 7-5",
};

/** The name of an icon. */
export type IconName = keyof typeof PATHS;

/** An icon; it says nothing to a screen reader. `path` is one of a later part's own. */
export function Icon({ name, path }: { name: IconName; path?: undefined } | { name?: undefined; path: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={path ?? PATHS[name]} />
    </svg>
  );
}
