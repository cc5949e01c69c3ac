// Draws the times as bars, in an SVG that can be read on light and dark pages.

/** One bar: strong until the launcher is there, pale until the panel can be used. */
export interface Bar {
  readonly name: string;
  readonly launcherMs: number;
  readonly usableMs: number;
  /** What stands behind it. */
  readonly note: string;
  readonly isOurs: boolean;
}

const WIDTH = 860;
const ROW = 34;
const TOP = 44;
const NAMES = 240;
const NOTES = 170;

/** The picture. */
export function plot(title: string, bars: readonly Bar[]): string {
  const longest = Math.max(...bars.map(({ usableMs }) => usableMs), 1);
  const scale = (ms: number): number => Math.round(((WIDTH - NAMES - NOTES) * ms) / longest);
  const height = TOP + bars.length * ROW + 12;
  const rows = bars.map(({ name, launcherMs, usableMs, note, isOurs }, index) => {
    const y = TOP + index * ROW;
    const kind = isOurs ? ' class="ours"' : "";
    const [strong, whole] = [Math.max(1, scale(launcherMs)), Math.max(1, scale(usableMs))];
    return `<g${kind}>
<text x="${NAMES - 10}" y="${y + 16}" text-anchor="end">${escape(name)}</text>
<rect class="late" x="${NAMES}" y="${y}" width="${whole}" height="22" rx="3"/>
<rect class="early" x="${NAMES}" y="${y}" width="${strong}" height="22" rx="3"/>
<text x="${NAMES + whole + 8}" y="${y + 16}">${escape(note)}</text>
</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escape(title)}">
<style>
text { font: 14px system-ui, sans-serif; fill: #1f2328; }
.title { font-weight: 600; }
.early { fill: #6e7781; }
.late { fill: #d0d7de; }
.ours text { font-weight: 600; }
.ours .early { fill: #b3541e; }
.ours .late { fill: #f0c4a4; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .early { fill: #9198a1; }
  .late { fill: #3d444d; }
  .ours .early { fill: #f0883e; }
  .ours .late { fill: #7a4420; }
}
</style>
<text class="title" x="10" y="22">${escape(title)}</text>
${rows.join("\n")}
</svg>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
