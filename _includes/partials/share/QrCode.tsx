import encodeQR from "qr";

/** Empty modules around the code, by which readers' cameras find it (ISO/IEC 18004, quiet zone). */
const QUIET_ZONE = 4;

interface QrCodeProps {
  /** Address on the web. */
  readonly address: string;
}

/** An address for cameras. The page's twin leads to itself, so the build draws it again there (`data-twin`). */
export function QrCode({ address }: QrCodeProps) {
  const modules = encodeQR(address, "raw", { ecc: "medium", border: QUIET_ZONE });
  const box = `0 -.5 ${modules.length} ${modules.length}`;
  return (
    <svg class="qr-code" viewBox={box} aria-hidden="true" data-twin="qr-code">
      <path d={pathOf(modules)} />
    </svg>
  );
}

/** Row by row as strokes of width 1: half as long as squares, and compresses better. */
function pathOf(modules: readonly (readonly boolean[])[]): string {
  let path = "";
  for (const [y, row] of modules.entries()) {
    let pen = -1;
    for (let x = row.indexOf(true); x >= 0; ) {
      const gap = row.indexOf(false, x);
      path += pen < 0 ? `M${x} ${y}h${gap - x}` : `m${x - pen} 0h${gap - x}`;
      pen = gap;
      x = row.indexOf(true, gap);
    }
  }
  return path;
}
