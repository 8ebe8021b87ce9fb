import encodeQR from "qr";

/** Empty modules around the code, by which cameras find it (ISO/IEC 18004, quiet zone). */
const QUIET_ZONE = 4;

interface QrCodeProps {
  /** Address on the web. */
  readonly address: string;
}

/** An address for cameras. The page's variant leads to itself, so the build draws it again there (`data-twin`). */
export function QrCode({ address }: QrCodeProps) {
  const modules = encodeQR(address, "raw", { ecc: "medium", border: QUIET_ZONE });
  const box = `0 -.5 ${modules.length} ${modules.length}`;
  return (
    <svg class="qr-code" width="160" height="160" viewBox={box} aria-hidden="true" data-twin="qr-code">
      <path d={pathOf(modules)} />
    </svg>
  );
}

/** The dark runs of every row as strokes of width 1, each from the end of the one before: a third of what squares take. */
function pathOf(modules: readonly (readonly boolean[])[]): string {
  let path = "";
  let [penX, penY] = [0, 0];
  for (const [y, row] of modules.entries()) {
    for (let x = row.indexOf(true); x >= 0; x = row.indexOf(true, penX)) {
      const end = row.indexOf(false, x);
      path += `m${x - penX} ${y - penY}h${end - x}`;
      [penX, penY] = [end, y];
    }
  }
  return path;
}
