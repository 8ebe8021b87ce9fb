const ORIENTATION = 0x0112;
const SHORT = 3;
const ENTRY = 12;
const PREFIX = "Exif\0\0";

/**
 * How a picture is to be turned (CIPA DC-008, 4.6.5.1): as browsers read it, that is from the first directory, as a SHORT, and
 * from 1 to 8. Anything else turns nothing.
 *
 * @param exif a TIFF structure, perhaps behind `Exif\0\0`
 */
export function orientationIn(exif: Buffer | undefined): number {
  if (!exif) return 1;
  const tiff = exif.toString("latin1", 0, PREFIX.length) === PREFIX ? exif.subarray(PREFIX.length) : exif;
  const order = tiff.toString("latin1", 0, 2);
  if (order !== "II" && order !== "MM") return 1;
  const short = (at: number) => (order === "II" ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (order === "II" ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  try {
    const directory = long(4);
    for (let index = 0; index < short(directory); index += 1) {
      const entry = directory + 2 + index * ENTRY;
      if (short(entry) !== ORIENTATION) continue;
      const value = short(entry + 8);
      return short(entry + 2) === SHORT && value >= 1 && value <= 8 ? value : 1;
    }
  } catch (error) {
    // Cut off: nothing is said.
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}

/** Width and height as they are after a turn by EXIF: orientations 5 to 8 stand on their side. */
export function turned(width: number, height: number, orientation: number): { width: number; height: number } {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}
