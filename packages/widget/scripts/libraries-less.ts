// Leaves out of Preact and its signals what nothing of the panel has a use for, in what pages fetch from a relay: 1.3 of 4.6 KB, and 0.2
// of 1.6. Each cut names its text, which has to be there exactly once: another version fails the build instead of being cut wrongly.
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const SIGNALS = fileURLToPath(import.meta.resolve("@preact/signals-core"));

/** The text, and what takes its place; a pair stands for everything from its first text to its second. */
type Cut = readonly [text: string | readonly [from: string, to: string], instead: string];

const OF_PREACT: Readonly<Record<string, readonly Cut[]>> = {
  "hydration, and suspending it": [
    [["128&u.__u&&(", "l=o[0]||l),"], ""],
    [["if(e.length=v,r.__v=null,c||o)if(", "else r.__e=u.__e;"], "e.length=v,r.__v=null,r.__e=u.__e;"],
    ["t&&t.then||D(r),", "D(r),"],
    ["p&&p.some(g),", ""],
    ['if("svg"==C?', '"svg"==C?'],
    [[",o)for(s=0;s<o.length;s++)", "break}"], ";"],
    ["l&&(n.__m&&n.__m(r,o),l=!1),o=null", "0"],
    [['if(a="template"==C&&', "$[(k=t.attributes[s]).name]=k.value;"], "a=t;"],
    ['l&&"function"!=typeof k||', ""],
    ["l,c),o&&o.some(g)),", "l,c)),"],
    ["e,o?o[0]:u.__k&&S(u,0)", "e,u.__k&&S(u,0)"],
    ['l&&"textarea"!=C||(s=', "(s="],
    ["$===x||l&&t.data==x||", "$===x||"],
    [["!u&&(i=t.__c)&&(i=i.__z)", "g(i)),"], ""],
    ["i=(u=t&&32&t.__u)?null:r.__k,", "i=r.__k,"],
    ["i?null:r.firstChild?d.call(r.childNodes):null", "null"],
    ["32&u.__u?[i]:null", "null"],
    ["i||S(u),32&u.__u,o)", "i||S(u),!1,o)"],
  ],
  "comments among the nodes": [
    ["for(t&&!t.parentNode&&", "t&&!t.parentNode&&"],
    ["o=n.__e,e=t;e&&8==e.nodeType;)e=e.nextSibling;for(o!=e&&", "o=n.__e,o!=t&&"],
    [[",t=o;(t=t&&t.nextSibling)&&8==t.nodeType", ");return t}"], ";return o&&o.nextSibling}"],
  ],
  "tables, popovers, downloads, lists of what may be typed, fields outside of their form; what is never taken away again":
    [
      ['"width"!=t&&"height"!=t&&"href"!=t&&', ""],
      ['"tabIndex"!=t&&', ""],
      ['"role"!=t&&', ""],
      ['"progress"==C&&null==b?t.removeAttribute(s):null==b||b===t[s]&&("progress"!=C||b)||', "null==b||b===t[s]||"],
      ['"rowSpan"!=t&&"colSpan"!=t&&', ""],
      ['"list"!=t&&"form"!=t&&', ""],
      ['"download"!=t&&', ""],
      ['"popover"!=t&&', ""],
      ['n.setAttribute(t,"popover"==t&&1==r?"":r)', "n.setAttribute(t,r)"],
    ],
  "moving a frame that goes on playing": [
    ["!u&&r.moveBefore&&o.parentNode?r.moveBefore(o,t):r.insertBefore(", "r.insertBefore("],
  ],
  contexts: [
    ["this.props=n,this.context=t,this.__g=0", "this.props=n,this.__g=0"],
    ["j=(s=V.contextType)&&i[s.__c],L=s?j?j.props.value:s.__:i,", ""],
    ["j&&j.sub(d),", ""],
    ["d.context=L,", ""],
    ["d.getChildContext&&(i=_({},i,d.getChildContext())),", ""],
  ],
  "older ways to hear of a component's life": [
    ["if(M!==k&&C&&!V.getDerivedStateFromProps&&d.componentWillReceiveProps&&d.componentWillReceiveProps(M,L),", "if("],
    ["d.componentWillUpdate&&d.componentWillUpdate(M,d.__s,L),", ""],
    ["C&&!V.getDerivedStateFromProps&&d.componentWillMount&&d.componentWillMount(),", ""],
    ["C&&u.__c&&d.getSnapshotBeforeUpdate&&(m=d.getSnapshotBeforeUpdate(k,b)),", ""],
    [["x.prototype.setState=", "L(this)))},"], ""],
  ],
  "the state of a component": [
    ["d.state||(d.state={}),", ""],
    [["C&&(d.__s||(d.__s=d.state),", "(M,d.__s)))),"], ""],
    ["k=d.props,b=d.state,", "k=d.props,"],
    ["&&!1===d.shouldComponentUpdate(M,d.__s,L)", "&&!1===d.shouldComponentUpdate(M)"],
    ["d.props=M,d.state=d.__s,d.__g&=-9", "d.props=M,d.__g&=-9"],
    ["d.componentDidUpdate(k,b,m)", "d.componentDidUpdate(k)"],
    ["s=d.render(d.props,d.state=d.__s,d.context)", "s=d.render(d.props)"],
    ["d.__k=[]),d.state=d.__s,", "d.__k=[]),"],
  ],
  "styles as objects, listeners while an event comes down, refs that are called": [
    [['if("style"==t)if(', 'else if("o"==t[0]'], 'if("o"==t[0]'],
    ['f=t!=(t=t.replace(l,"$1")),(t=t.slice(2))', "(t=t.slice(2))"],
    ["n.addEventListener(t,o,f):n.removeEventListener(t,o,f)", "n.addEventListener(t,o):n.removeEventListener(t,o)"],
    [['try{"function"==typeof t?r?r.__x=', "t.current=r}catch(t){n.__e(t,u)}"], "t.current=r"],
    ['function T(n,t,r){null==r&&(r=""),"-"==t[0]?n.setProperty(t,r):n[t]=r}', ""],
    [",l=/(PointerCapture)$|Capture$/i", ""],
  ],
  "error boundaries": [[["for(var i,o,e;t=t.__;)", "throw f=0,n"], "throw f=0,n"]],
  portals: [
    [["M.__P&&(s=l,", "S(u,0):null),"], ""],
    ["M.__P&&(r.__e=null,l=s),", ""],
    ["||n.props.__P?null", "?null"],
    ["n.__c&&!n.props.__P)", "n.__c)"],
    ["if(n.props.__P)return t;", ""],
    ["u&&!t.props.__P", "u"],
  ],
  "markup, MathML, the older names of SVG's attributes": [
    ['"dangerouslySetInnerHTML"==s?y=k:', ""],
    ['"dangerouslySetInnerHTML"==s?h=k:', ""],
    [["h?(l||y&&", "r.__k=[]):("], "("],
    [['y&&(t.textContent=""),', 'f="http://www.w3.org/1999/xhtml"),I('], "I("],
    ['"math"==C?f="http://www.w3.org/1998/Math/MathML":', ""],
    ['t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");', ";"],
    ["C,x.is?x:a)", "C)"],
    ['||"value"==s&&"defaultValue"in x||"checked"==s&&"defaultChecked"in x', ""],
  ],
  "functions where none is meant to be": [
    ['"function"!=typeof r&&(r=null),"function"!=typeof u&&(u=null),', ""],
    ['&&"function"!=typeof o?(', "?("],
    ['"ref"==f&&"function"!=typeof n?', '"ref"==f?'],
    ['if("function"==typeof r)return;', ""],
  ],
  "being told of a drawing that was asked for": [["n&&this.__h.push(n),", ""]],
  "what others hang into it": [
    ["return!o&&n.vnode&&n.vnode(e),e", "return e"],
    ["n.vnode&&n.vnode(r),", ""],
    ["&&i==n.debounceRendering||((i=n.debounceRendering)||queueMicrotask)(H)", "||queueMicrotask(H)"],
    ["(f=u.length)&&(i||queueMicrotask)(H)", "(f=u.length)&&queueMicrotask(H)"],
    ["(s=n.__b)&&s(r);", ""],
    ["H=n.__r,", ""],
    ["H&&H(r),", ""],
    ["return(s=n.diffed)&&s(r),l", "return l"],
    ["n.__c&&n.__c(r,t),", ""],
    ["n.unmount&&n.unmount(t),", ""],
    ["n.__&&n.__(t,r),", ""],
    ["u(n.event?n.event(r):r)", "u(r)"],
  ],
};

const OF_SIGNALS: Readonly<Record<string, readonly Cut[]>> = {
  "names and marks, for tools": [
    ['const t=Symbol.for("preact-signals");', ""],
    ["y.prototype.brand=t;", ""],
    [',{name:"sub"}', ""],
    ["this.name=null==i?void 0:i.name;if(s)s.push(this)", ""],
    ["this.name=null==i?void 0:i.name}y", "}y"],
    ["const i=o,n=s;o=void 0;s=void 0;", "const i=o;o=void 0;"],
    ["finally{o=i;s=n}", "finally{o=i}"],
  ],
  "options of a signal": [
    ["function y(t,i){this.v=t;", "function y(t){this.v=t;"],
    ["return new y(t,i)}", "return new y(t)}"],
    ["function j(t,i){y.call(this,void 0,i);", "function j(t){y.call(this);"],
    ["return new j(t,i)}", "return new j(t)}"],
    ["function m(t,i){this.x=t;", "function m(t){this.x=t;"],
    ["const n=new m(t,i);", "const n=new m(t);"],
  ],
  "checks of itself": [
    ['if(o!==this)throw new Error("Out-of-order effect");', ""],
    ['get(){if(1&this.f)throw new Error("Cycle detected");', "get(){"],
    ['m.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");', "m.prototype.S=function(){"],
  ],
  "being told of the first and the last reader": [
    ["this.W=null==i?void 0:i.watched;this.Z=null==i?void 0:i.unwatched;", ""],
    ["else f(()=>{var t;null==(t=this.W)||t.call(this)})", ""],
    ["if(void 0===n)f(()=>{var t;null==(t=this.Z)||t.call(this)})", ""],
  ],
  "signals as values, and other ways to end an effect": [
    [["y.prototype.valueOf=", "y.prototype.toJSON=function(){return this.value};"], ""],
    ["m.prototype.dispose=function(){this.d()};", ""],
    ["o[Symbol.dispose]=o;", ""],
  ],
};

/** The plugin. @throws When a library's text is another one. */
export const librariesLess: Plugin = {
  name: "libraries-less",
  enforce: "pre",
  // Of the two texts of signals this is the one for today's browsers.
  resolveId: (id) => (id === "@preact/signals-core" ? SIGNALS : null),
  transform(code, id) {
    if (id.endsWith("/preact/dist/preact.mjs")) return { code: less(code, OF_PREACT), map: null };
    if (id.endsWith("/signals-core/dist/signals-core.mjs")) return { code: less(code, OF_SIGNALS), map: null };
    return null;
  },
};

function less(code: string, cuts: typeof OF_PREACT): string {
  return Object.entries(cuts).reduce((all, [what, of]) => of.reduce((one, cut) => without(one, cut, what), all), code);
}

function without(code: string, [text, instead]: Cut, what: string): string {
  const [from, to] = typeof text === "string" ? [text, ""] : text;
  const start = code.indexOf(from);
  const end = code.indexOf(to, start + (to === "" ? 0 : from.length));
  if (start < 0 || end < 0 || code.includes(from, start + 1)) {
    throw new Error(`scripts/libraries-less.ts: the library has not exactly one “${from}” (${what}).`);
  }
  const after = to === "" ? start + from.length : end + to.length;
  return code.slice(0, start) + instead + code.slice(after);
}
