// Lets a view follow the signals that it reads. What `@preact/signals` and hooks do besides weighs 1.8 KB (gzip) more than this.
import { effect } from "@preact/signals-core";
import { Component, type ComponentChild, type FunctionComponent } from "preact";
import type { Model } from "./model.ts";

/** What a view may have done around its drawings. */
export interface Own {
  /** Once, when the first drawing is on the page; what it returns is done when the view goes. */
  mounted?: () => () => void;
  /** After each drawing. */
  drawn?: () => void;
}

/** What a view is given: a model, if it has words to say. */
type InLanguage = object & { readonly model?: Pick<Model, "locale"> };

/** The view, drawn again when a signal changes that it read, or when it is given something else. */
export function live<Props extends InLanguage>(view: (props: Props) => ComponentChild): FunctionComponent<Props> {
  return keeping(() => view);
}

/** A view that keeps something of its own from drawing to drawing: `begin` makes it, once, and gives the view. */
export function keeping<Props extends InLanguage>(
  begin: (first: Props, own: Own) => (props: Props) => ComponentChild,
): FunctionComponent<Props> {
  class Live extends Component<Props> {
    own: Own = {};
    view = begin(this.props, this.own);
    stop = (): void => {};
    gone: (() => void) | undefined;
    override shouldComponentUpdate(next: Props): boolean {
      return Object.entries(next).some(([name, value]) => this.props[name as keyof Props] !== value);
    }
    override componentDidMount(): void {
      this.gone = this.own.mounted?.();
      this.own.drawn?.();
    }
    override componentDidUpdate(): void {
      this.own.drawn?.();
    }
    override componentWillUnmount(): void {
      this.stop();
      this.gone?.();
    }
    override render(props: Props): ComponentChild {
      let drawn: ComponentChild = null;
      let isDrawn = false;
      // The tie to the signals is renewed at each drawing: the next one may read others.
      this.stop();
      this.stop = effect(() => {
        if (isDrawn) return this.forceUpdate();
        isDrawn = true;
        // Every view is drawn again when the language changes.
        void props.model?.locale.value;
        drawn = this.view(props);
      });
      return drawn;
    }
  }
  // A class of components is taken wherever a function of them is.
  return Live as unknown as FunctionComponent<Props>;
}
