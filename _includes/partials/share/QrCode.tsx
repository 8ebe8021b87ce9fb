import encodeQR from "qr";

/** Empty modules around the code, by which cameras find it (ISO/IEC 18004, quiet zone). */
const QUIET_ZONE = 4;

interface QrCodeProps {
  /** Address on the web. */
  readonly address: string;
}

/**
 * An address for cameras: one line that runs to and fro through all rows, and is dashed. Squares would be three times as
 * long. The page's twin leads to itself, so the build draws it again there (`data-twin`).
 */
export function QrCode({ address }: QrCodeProps) {
  const rows = encodeQR(address, "raw", { ecc: "medium", border: QUIET_ZONE }).slice(QUIET_ZONE, -QUIET_ZONE);
  const size = rows.length;
  const turns = rows.map((_, y) => `h${y % 2 ? -size : size}`).join("v1");
  const box = `0 0 ${size + 2 * QUIET_ZONE} ${size + 2 * QUIET_ZONE}`;
  return (
    <svg class="qr-code" viewBox={box} aria-hidden="true" data-twin="qr-code">
      <path d={`M${QUIET_ZONE} ${QUIET_ZONE}.5${turns}`} stroke-dasharray={dashesOf(rows, size)} />
    </svg>
  );
}

/** Lengths of dark and light in turn along that line; a code begins dark, and the way down to the next row is light. */
function dashesOf(rows: readonly (readonly boolean[])[], size: number): string {
  const lengths: number[] = [];
  let dark = true;
  let length = 0;
  const pass = (module: boolean): void => {
    if (module === dark) length += 1;
    else {
      lengths.push(length);
      dark = module;
      length = 1;
    }
  };
  for (const [y, row] of rows.entries()) {
    if (y > 0) pass(false);
    for (let step = 0; step < size; step += 1) pass(row[QUIET_ZONE + (y % 2 ? size - 1 - step : step)] === true);
  }
  return [...lengths, length].join(" ");
}
