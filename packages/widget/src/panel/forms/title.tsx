// The heading of what has come in another one's place: it takes the focus, so that it is read first.
import type { ComponentChildren } from "preact";
import { createRef, keeping } from "../kit.ts";

/** It takes the focus once, when it comes. */
export const Title = keeping((_first: { children?: ComponentChildren }, own) => {
  const heading = createRef<HTMLHeadingElement>();
  own.mounted = () => {
    heading.current?.focus();
    return () => {};
  };
  return ({ children }) => (
    <h3 ref={heading} tabIndex={-1}>
      {children}
    </h3>
  );
});
