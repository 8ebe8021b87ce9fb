/**
 * Columns of whole numbers in few bits, by the Exp-Golomb code of video formats (H.264, 9.1): of the digits above the
 * `order` of its column a number tells how many there are and which; those below stand as they are. For Chinese words this
 * is as small as gzip, and needs nothing that old browsers do not have.
 */
const ORDER_BITS = 4;
const LENGTH_BITS = 24;
const NUMBER_BITS = 32;
/** Most numbers are below; of them it is enough to know how often each comes. */
const SMALL = 4096;
/** How often each comes; all zero between two columns. */
const counts = /* @__PURE__ */ new Uint32Array(SMALL);

/**
 * @param columns of whole numbers below 2^31
 * @throws RangeError for any other number
 */
export function packColumns(columns: readonly (readonly number[])[]): Uint8Array {
  let bytes = new Uint8Array(1 << 10);
  let end = 0;
  const put = (value: number, count: number) => {
    if (end + count > 8 * bytes.length) {
      const larger = new Uint8Array(2 * bytes.length);
      larger.set(bytes);
      bytes = larger;
    }
    // A byte at a time: of the number those digits that still have room in it.
    for (let left = count; left > 0; ) {
      const room = 8 - (end & 7);
      const some = Math.min(room, left);
      left -= some;
      bytes[end >> 3] = (bytes[end >> 3] ?? 0) | (((value >>> left) & ((1 << some) - 1)) << (room - some));
      end += some;
    }
  };
  for (const column of columns) {
    const order = shortestOrder(column);
    put(order, ORDER_BITS);
    put(column.length, LENGTH_BITS);
    for (const value of column) {
      const number = value | 0;
      if (number < 0 || number !== value) throw new RangeError(`${value} cannot be packed`);
      const above = (number >>> order) + 1;
      const digits = digitsOf(above);
      if (2 * digits + order <= NUMBER_BITS)
        put((above << order) | (number & ((1 << order) - 1)), 2 * digits - 1 + order);
      else {
        put(0, digits - 1);
        put(above, digits);
        put(number, order);
      }
    }
  }
  return bytes.slice(0, Math.ceil(end / 8));
}

/** @throws RangeError when the bytes end before the columns do */
export function unpackColumns(bytes: Uint8Array, columns: number): number[][] {
  let at = 0;
  const take = (count: number) => {
    let value = 0;
    for (let left = count; left > 0; ) {
      const byte = bytes[at >> 3];
      if (byte === undefined) throw new RangeError("columns end too early");
      const unread = 8 - (at & 7);
      const some = Math.min(unread, left);
      value = value * (1 << some) + ((byte >> (unread - some)) & ((1 << some) - 1));
      at += some;
      left -= some;
    }
    return value;
  };
  const number = (order: number) => {
    // Nearly every number lies in the next four bytes, its zeros as well.
    const byte = at >> 3;
    const next = byte + 4 <= bytes.length ? wordAt(bytes, byte) << (at & 7) : 0;
    const zeros = Math.clz32(next);
    const size = 2 * zeros + 1 + order;
    if (size <= NUMBER_BITS - 8) {
      at += size;
      // Whole to the engine as well: a column that has once held a fraction keeps room for one in each place.
      return ((next >>> (NUMBER_BITS - size)) - (1 << order)) | 0;
    }
    let digits = 0;
    while (take(1) === 0) digits += 1;
    return (2 ** digits + take(digits) - 1) * 2 ** order + take(order);
  };
  const unpacked: number[][] = [];
  for (let column = 0; column < columns; column += 1) {
    const order = take(ORDER_BITS);
    const numbers: number[] = [];
    for (let left = take(LENGTH_BITS); left > 0; left -= 1) numbers.push(number(order));
    unpacked.push(numbers);
  }
  return unpacked;
}

function wordAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
}

function shortestOrder(column: readonly number[]): number {
  const small: number[] = [];
  const large: number[] = [];
  let most = 0;
  for (const value of column) {
    // V8 may have put whole numbers down as fractions, which takes ten times as long to count by.
    const number = value | 0;
    if (number > most) most = number;
    const count = counts[number];
    if (count === undefined) large.push(number);
    else {
      if (count === 0) small.push(number);
      counts[number] = count + 1;
    }
  }
  let best = { order: 0, size: Number.POSITIVE_INFINITY };
  // Above all digits there is nothing left to be shortened.
  for (let order = 0; order < 2 ** ORDER_BITS && order <= digitsOf(most); order += 1) {
    let size = order * column.length;
    for (const number of small) size += 2 * (counts[number] ?? 0) * digitsOf((number >>> order) + 1);
    for (const number of large) size += 2 * digitsOf((number >>> order) + 1);
    if (size < best.size) best = { order, size };
  }
  for (const number of small) counts[number] = 0;
  return best.order;
}

/** How many binary digits a number has. */
function digitsOf(number: number): number {
  return NUMBER_BITS - Math.clz32(number);
}
