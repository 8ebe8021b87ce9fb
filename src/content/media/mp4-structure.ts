import { type Box, boxesIn } from "../../embedding/mp4-boxes.ts";
import { latin, type MediaStructure, type Structure } from "./media-structure.ts";

/** Declared browsers play these (caniuse.com/mpeg4, /av1); HEVC most of them do not. */
const VIDEO_CODECS = /^(?:avc[1-4]|av01|vp09)$/;

/**
 * An MP4 by its boxes: whether it is whole, what is in it, and whether it can be played while it is being loaded, which
 * takes the index (`moov`) before the pictures and sounds (`mdat`).
 *
 * @param name of the file, for the command that mends it
 */
export function mp4Structure(bytes: Buffer, name: string): Structure | undefined {
  if (latin(bytes, 4, 8) !== "ftyp") return undefined;
  if (latin(bytes, 8, 12) === "qt  ") return { fault: `是 QuickTime 影片（.mov），许多浏览器放不了，${remade(name)}` };
  const boxes = boxesIn(bytes, 0, bytes.length);
  if (!boxes) return { fault: "不完整，或已经损坏" };
  const moov = boxes.find((box) => box.name === "moov");
  const data = boxes.findIndex((box) => box.name === "mdat");
  if (!moov || data < 0) return { fault: "不完整：没有索引（moov）或没有内容（mdat）" };
  if (boxes.indexOf(moov) > data)
    return {
      fault: `的索引（moov）在末尾，要整个下载完才能播放，先运行：ffmpeg -i "${name}" -c copy -movflags +faststart "新文件.mp4"`,
    };
  const inside = boxesIn(bytes, moov.from, moov.to) ?? [];
  const tracks = inside.filter((box) => box.name === "trak").map((box) => trackIn(bytes, box));
  const video = tracks.find(({ handler }) => handler === "vide");
  if (video && !VIDEO_CODECS.test(video.codec))
    return { fault: `的画面编码是 ${video.codec}，许多浏览器放不了，${remade(name)}` };
  if (!video && !tracks.some(({ handler }) => handler === "soun")) return { fault: "里没有画面也没有声音" };
  const size = video?.size;
  return { type: video ? "mp4" : "m4a", duration: durationIn(bytes, inside), ...size };
}

function remade(name: string): string {
  return `先运行：ffmpeg -i "${name}" -c:v libx264 -c:a aac -movflags +faststart "新文件.mp4"`;
}

function find(bytes: Buffer, within: Box, ...path: readonly string[]): Box | undefined {
  const [name, ...rest] = path;
  const box = boxesIn(bytes, within.from, within.to)?.find((one) => one.name === name);
  return box && rest.length > 0 ? find(bytes, box, ...rest) : box;
}

function trackIn(bytes: Buffer, trak: Box) {
  const handler = find(bytes, trak, "mdia", "hdlr");
  const table = find(bytes, trak, "mdia", "minf", "stbl", "stsd");
  const head = find(bytes, trak, "tkhd");
  return {
    handler: handler ? latin(bytes, handler.from + 8, handler.from + 12) : "",
    codec: table ? latin(bytes, table.from + 12, table.from + 16) : "",
    size: head && sizeIn(bytes, head),
  };
}

/** The size of a track as it is shown: turned where its matrix turns it by a quarter. */
function sizeIn(bytes: Buffer, { to }: Box): Pick<MediaStructure, "width" | "height"> | undefined {
  const at = to - 8;
  const [width, height] = [bytes.readUInt32BE(at) >>> 16, bytes.readUInt32BE(at + 4) >>> 16];
  if (width === 0 || height === 0 || to - 44 < 0) return undefined;
  const isTurned = bytes.readInt32BE(to - 44) === 0 && bytes.readInt32BE(to - 40) !== 0;
  return isTurned ? { width: height, height: width } : { width, height };
}

function durationIn(bytes: Buffer, inside: readonly Box[]): number | undefined {
  const head = inside.find((box) => box.name === "mvhd");
  if (!head || head.to - head.from < 32) return undefined;
  const isLong = bytes[head.from] === 1;
  const scale = bytes.readUInt32BE(head.from + (isLong ? 20 : 12));
  const length = isLong ? Number(bytes.readBigUInt64BE(head.from + 24)) : bytes.readUInt32BE(head.from + 16);
  const seconds = Math.round(length / scale);
  // Of a stream in pieces nobody knows yet.
  return scale > 0 && seconds > 0 && seconds < 1e6 ? seconds : undefined;
}
