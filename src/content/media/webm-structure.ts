import { latin, type Structure } from "./media-structure.ts";

const EBML = 0x1a45dfa3;
const DOC_TYPE = 0x4282;
export const SEGMENT = 0x18538067;
export const TAGS = 0x1254c367;
const INFO = 0x1549a966;
const TRACKS = 0x1654ae6b;
const TIMESTAMP_SCALE = 0x2ad7b1;
const DURATION = 0x4489;
const TRACK = 0xae;
const VIDEO = 0xe0;
const WIDTH = 0xb0;
const HEIGHT = 0xba;
const MOST_ELEMENTS = 10_000;

/** A WebM by its first elements (RFC 8794, RFC 9559). */
export function webmStructure(bytes: Buffer): Structure | undefined {
  if (bytes.length < 8 || bytes.readUInt32BE(0) !== EBML) return undefined;
  const file = elementsIn(bytes, 0, bytes.length);
  const head = file.find(({ id }) => id === EBML);
  const segment = file.find(({ id }) => id === SEGMENT);
  const type = head && elementsIn(bytes, head.from, head.to).find(({ id }) => id === DOC_TYPE);
  if (!type || latin(bytes, type.from, type.to).replace(/\0+$/, "") !== "webm")
    return { fault: "是 Matroska（.mkv），浏览器放不了，请转成 mp4 或 webm" };
  if (!segment) return { fault: "不完整，或已经损坏" };
  const inside = elementsIn(bytes, segment.from, segment.to);
  const info = inside.find(({ id }) => id === INFO);
  const tracks = inside.find(({ id }) => id === TRACKS);
  if (!tracks) return { fault: "不完整，或已经损坏" };
  const facts = info ? elementsIn(bytes, info.from, info.to) : [];
  const scale =
    numberOf(
      bytes,
      facts.find(({ id }) => id === TIMESTAMP_SCALE),
    ) ?? 1e6;
  const length = floatOf(
    bytes,
    facts.find(({ id }) => id === DURATION),
  );
  const video = elementsIn(bytes, tracks.from, tracks.to)
    .filter(({ id }) => id === TRACK)
    .flatMap((track) => elementsIn(bytes, track.from, track.to).find(({ id }) => id === VIDEO) ?? [])[0];
  const size = video ? elementsIn(bytes, video.from, video.to) : [];
  const seconds = length === undefined ? 0 : Math.round((length * scale) / 1e9);
  return {
    type: "webm",
    duration: seconds > 0 && seconds < 1e6 ? seconds : undefined,
    width: numberOf(
      bytes,
      size.find(({ id }) => id === WIDTH),
    ),
    height: numberOf(
      bytes,
      size.find(({ id }) => id === HEIGHT),
    ),
  };
}

interface Element {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

/** Elements in a row, as far as they can be read. One of unknown length reaches to the end. */
export function elementsIn(bytes: Buffer, from: number, end: number): Element[] {
  const elements: Element[] = [];
  let at = from;
  while (at < end && elements.length < MOST_ELEMENTS) {
    const id = variable(bytes, at, end, false);
    const size = id && variable(bytes, at + id.length, end, true);
    if (!id || !size) break;
    const start = at + id.length + size.length;
    const to = Math.min(end, size.value === undefined ? end : start + size.value);
    elements.push({ id: id.value ?? 0, from: start, to });
    at = to;
  }
  return elements;
}

/** A number whose first bits say how long it is. @param bare without that mark */
function variable(bytes: Buffer, at: number, end: number, bare: boolean) {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || length > 8 || at + length > end) return undefined;
  let value = bare ? first & (0xff >>> length) : first;
  let isUnknown = bare && value === 0xff >>> length;
  for (let next = at + 1; next < at + length; next += 1) {
    isUnknown &&= bytes[next] === 0xff;
    value = value * 256 + (bytes[next] ?? 0);
  }
  return { length, value: isUnknown ? undefined : value };
}

function numberOf(bytes: Buffer, element: Element | undefined): number | undefined {
  const length = element ? element.to - element.from : 0;
  return element && length > 0 && length <= 6 ? bytes.readUIntBE(element.from, length) : undefined;
}

function floatOf(bytes: Buffer, element: Element | undefined): number | undefined {
  const length = element ? element.to - element.from : 0;
  if (!element || (length !== 4 && length !== 8)) return undefined;
  return length === 4 ? bytes.readFloatBE(element.from) : bytes.readDoubleBE(element.from);
}
