import { tagEndOf } from "../../embedding/id3-frames.ts";
import { latin, type Structure } from "./media-structure.ts";

/** Kilobits a second of MPEG-1 and MPEG-2 Layer III by their number in the head of a frame (ISO/IEC 11172-3, 13818-3). */
const BITRATES = {
  first: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  second: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const RATES = [44_100, 48_000, 32_000] as const;
/** So many frames in a row are no accident. */
const ENOUGH_FRAMES = 3;

interface Frame {
  readonly bytes: number;
  readonly seconds: number;
}

/** An MP3: what stands before it is passed over, then its frames are counted. */
export function mp3Structure(bytes: Buffer): Structure | undefined {
  const tagEnd = tagEndOf(bytes);
  let at = tagEnd ?? 0;
  let [frames, seconds] = [0, 0];
  for (let frame = frameAt(bytes, at); frame && at < bytes.length; frame = frameAt(bytes, at)) {
    frames += 1;
    seconds += frame.seconds;
    at += frame.bytes;
  }
  if (frames < ENOUGH_FRAMES) return tagEnd === undefined ? undefined : { fault: "里没有能识别的声音" };
  return { type: "mp3", duration: Math.round(seconds) };
}

function frameAt(bytes: Buffer, at: number): Frame | undefined {
  if (at + 4 > bytes.length) return undefined;
  const head = bytes.readUInt32BE(at);
  const [version, layer] = [(head >>> 19) & 3, (head >>> 17) & 3];
  const [bits, rate] = [(head >>> 12) & 15, (head >>> 10) & 3];
  // Layer III alone; a version, a bit rate or a sampling rate that is not defined is no frame.
  if (head >>> 21 !== 0x7ff || layer !== 1 || version === 1 || bits === 0 || bits === 15 || rate === 3)
    return undefined;
  const isFirst = version === 3;
  const sampling = (RATES[rate] ?? 1) / (isFirst ? 1 : version === 2 ? 2 : 4);
  const bitrate = ((isFirst ? BITRATES.first : BITRATES.second)[bits] ?? 0) * 1000;
  const samples = isFirst ? 1152 : 576;
  return { bytes: Math.floor((samples / 8) * (bitrate / sampling)) + ((head >>> 9) & 1), seconds: samples / sampling };
}

/** An Ogg with Opus or Vorbis in it (RFC 3533, 7845; xiph.org/vorbis/doc). */
export function oggStructure(bytes: Buffer): Structure | undefined {
  if (latin(bytes, 0, 4) !== "OggS") return undefined;
  const start = latin(bytes, 0, 200);
  const vorbis = start.indexOf("\x01vorbis");
  const rate = start.includes("OpusHead") ? 48_000 : vorbis > 0 ? bytes.readUInt32LE(vorbis + 12) : 0;
  if (rate === 0) return { fault: "里不是 Opus 或 Vorbis 声音" };
  const last = bytes.lastIndexOf("OggS");
  const samples = last + 14 <= bytes.length ? Number(bytes.readBigInt64LE(last + 6)) : 0;
  const seconds = Math.round(samples / rate);
  return { type: "ogg", duration: seconds > 0 && seconds < 1e6 ? seconds : undefined };
}
