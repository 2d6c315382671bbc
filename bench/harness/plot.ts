/**
 * Log-log plots as SVG text. Everything the picture says is also in words: a title, a description, a label at the end of each line, and
 * a shape for each series, so that nothing hangs on colour. A hollow mark is a point that did not reach its goal.
 */

type Shape = 'circle' | 'square' | 'triangle' | 'diamond';

export interface Series {
  readonly name: string;
  readonly shape: Shape;
  readonly colour: string;
  readonly points: readonly { readonly x: number; readonly y: number; readonly isHollow?: boolean }[];
}

interface Panel {
  readonly title: string;
  readonly series: readonly Series[];
}

export interface Plot {
  readonly title: string;
  readonly description: string;
  readonly xTitle: string;
  readonly panels: readonly Panel[];
}

const WIDTH = 760;
const PANEL = { height: 300, top: 46, bottom: 44, left: 70, right: 190 };
const HEAD = 34;
const MARK = 5;
/** Labels at the ends of lines keep this distance, in pixels. */
const LINE_HEIGHT = 15;

export function logLogSvg({ title, description, xTitle, panels }: Plot): string {
  const height = HEAD + panels.length * PANEL.height;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc" font-family="sans-serif" font-size="12" fill="#222">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="desc">${escaped(description)}</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="${PANEL.left}" y="24" font-size="16" font-weight="bold">${escaped(title)}</text>`,
    ...panels.map((panel, at) => panelSvg(panel, xTitle, HEAD + at * PANEL.height)),
    '</svg>',
    '',
  ].join('\n');
}

interface Axis {
  readonly from: number;
  readonly to: number;
  readonly at: (value: number) => number;
}

/** An axis over whole decades that holds all values. */
function axis(values: readonly number[], start: number, end: number): Axis {
  const from = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9));
  return { from, to, at: (value) => start + ((Math.log10(value) - from) / (to - from)) * (end - start) };
}

function panelSvg({ title, series }: Panel, xTitle: string, offset: number): string {
  const all = series.flatMap(({ points }) => points);
  const [left, right] = [PANEL.left, WIDTH - PANEL.right];
  const [top, bottom] = [offset + PANEL.top, offset + PANEL.height - PANEL.bottom];
  const x = axis(
    all.map((point) => point.x),
    left,
    right,
  );
  const y = axis(
    all.map((point) => point.y),
    bottom,
    top,
  );
  const lines: string[] = [`<text x="${left}" y="${top - 14}" font-weight="bold">${escaped(title)}</text>`];
  for (const { value, isDecade } of ticks(x)) {
    lines.push(line(x.at(value), top, x.at(value), bottom, isDecade));
    if (isDecade) lines.push(text(x.at(value), bottom + 16, 'middle', value.toLocaleString('en-GB')));
  }
  for (const { value, isDecade } of ticks(y)) {
    lines.push(line(left, y.at(value), right, y.at(value), isDecade));
    if (isDecade)
      lines.push(text(left - 6, y.at(value) + 4, 'end', value.toLocaleString('en-GB', { maximumFractionDigits: 3 })));
  }
  lines.push(text((left + right) / 2, bottom + 34, 'middle', xTitle));
  const labels = spread(series.map(({ points }) => y.at(points.at(-1)!.y)));
  series.forEach((one, at) => {
    const places = one.points.map((point) => ({ ...point, px: x.at(point.x), py: y.at(point.y) }));
    const path = places.map(({ px, py }) => `${px.toFixed(1)},${py.toFixed(1)}`).join(' ');
    lines.push(`<polyline points="${path}" fill="none" stroke="${one.colour}" stroke-width="1.5"/>`);
    for (const { px, py, isHollow } of places) lines.push(mark(one, px, py, isHollow === true));
    lines.push(mark(one, right + 20, labels[at]!, false), text(right + 30, labels[at]! + 4, 'start', one.name));
  });
  return lines.join('\n');
}

/** Every decade, and between them 2 to 9. */
function ticks({ from, to }: Axis): { value: number; isDecade: boolean }[] {
  const marks: { value: number; isDecade: boolean }[] = [];
  for (let decade = from; decade <= to; decade++)
    for (let digit = 1; digit <= (decade === to ? 1 : 9); digit++)
      marks.push({ value: digit * 10 ** decade, isDecade: digit === 1 });
  return marks;
}

/** Moves labels down until none covers another. */
function spread(heights: readonly number[]): number[] {
  const order = heights.map((_, at) => at).sort((a, b) => heights[a]! - heights[b]!);
  const placed = [...heights];
  order.slice(1).forEach((at, before) => {
    placed[at] = Math.max(placed[at]!, placed[order[before]!]! + LINE_HEIGHT);
  });
  return placed;
}

function mark({ shape, colour }: Series, x: number, y: number, isHollow: boolean): string {
  const paint = `fill="${isHollow ? '#fff' : colour}" stroke="${colour}" stroke-width="1.5"`;
  const corners = (...points: [number, number][]) =>
    `<polygon points="${points.map(([dx, dy]) => `${(x + dx * MARK).toFixed(1)},${(y + dy * MARK).toFixed(1)}`).join(' ')}" ${paint}/>`;
  if (shape === 'square') return corners([-1, -1], [1, -1], [1, 1], [-1, 1]);
  if (shape === 'triangle') return corners([0, -1.2], [1.1, 0.9], [-1.1, 0.9]);
  if (shape === 'diamond') return corners([0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]);
  return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${MARK}" ${paint}/>`;
}

function line(x1: number, y1: number, x2: number, y2: number, isStrong: boolean): string {
  const ends = `x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}"`;
  return `<line ${ends} stroke="${isStrong ? '#999' : '#e4e4e4'}" stroke-width="${isStrong ? 1 : 0.5}"/>`;
}

function text(x: number, y: number, anchor: 'start' | 'middle' | 'end', words: string): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escaped(words)}</text>`;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
