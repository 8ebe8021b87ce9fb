const [SOI, SEQUENTIAL_SOF, PROGRESSIVE_SOF, SOS, EOI] = [0xd8, [0xc0, 0xc1], 0xc2, 0xda, 0xd9] as const;
/** Spectral selection from 0 to 63 and no approximation: all that a sequential scan may say. */
const WHOLE_BLOCK = [0, 63, 0] as const;

/**
 * Some programs end the head of a sequential JPEG's scan in 0 0 0, which only makes sense in a progressive one (ITU-T T.81,
 * B.2.3). Every decoder shows such a picture; ours would call it damaged, as it calls everything that is not as it should
 * be. With the three bytes that were meant it is not.
 *
 * @param source any file; what is no sequential JPEG comes back as it is
 */
export function withUsualScan(source: Buffer): Buffer {
  if (source[0] !== 0xff || source[1] !== SOI) return source;
  let usual: Buffer | undefined;
  let sequential = false;
  for (let at = source.indexOf(0xff, 2); at >= 0 && at + 4 <= source.length; at = source.indexOf(0xff, at)) {
    const marker = source[at + 1] ?? 0;
    if (marker === PROGRESSIVE_SOF || marker === EOI) break;
    sequential ||= SEQUENTIAL_SOF.some((one) => one === marker);
    // In coded data FF is followed by 00 or the number of a restart, and before a marker by more of its like.
    const alone = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    const end = alone ? at + (marker === 0xff ? 1 : 2) : at + 2 + source.readUInt16BE(at + 2);
    if (marker === SOS && sequential && end <= source.length && [1, 2, 3].every((back) => source[end - back] === 0)) {
      usual ??= Buffer.from(source);
      usual.set(WHOLE_BLOCK, end - 3);
    }
    at = end;
  }
  return usual ?? source;
}
