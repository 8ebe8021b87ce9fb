/**
 * Columns of whole numbers in few bits, by the Exp-Golomb code of video formats (H.264, 9.1): of the digits above the
 * `order` of its column a number tells how many there are and which; those below stand as they are. For Chinese words this
 * is as small as gzip, and needs nothing that old browsers do not have.
 */
const ORDER_BITS = 4;
const LENGTH_BITS = 24;
const NUMBER_BITS = 32;
/** Most numbers are below; of them it is enough to know how often each comes. */
const SMALL = 64;

/**
 * @param columns of whole numbers below 2^31
 * @throws RangeError for any other number
 */
export function packColumns(columns: readonly (readonly number[])[]): Uint8Array {
  let bytes = new Uint8Array(1 << 12);
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
    for (const number of column) {
      if (number < 0 || number !== (number | 0)) throw new RangeError(`${number} cannot be packed`);
      const above = (number >>> order) + 1;
      const digits = digitsOf(above);
      put(0, digits - 1);
      put(above, digits);
      put(number, order);
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
  return Array.from({ length: columns }, () => {
    const order = take(ORDER_BITS);
    return Array.from({ length: take(LENGTH_BITS) }, () => {
      let digits = 0;
      while (take(1) === 0) digits += 1;
      return (2 ** digits + take(digits) - 1) * 2 ** order + take(order);
    });
  });
}

function shortestOrder(column: readonly number[]): number {
  const sizes = new Array<number>(2 ** ORDER_BITS).fill(0);
  const small = new Uint32Array(SMALL);
  const large: number[] = [];
  for (const number of column) {
    if (number < SMALL) small[number] = (small[number] ?? 0) + 1;
    else large.push(number);
  }
  for (let order = 0; order < sizes.length; order += 1) {
    let size = order * column.length;
    for (let number = 0; number < SMALL; number += 1)
      size += 2 * (small[number] ?? 0) * digitsOf((number >>> order) + 1);
    for (const number of large) size += 2 * digitsOf((number >>> order) + 1);
    sizes[order] = size;
  }
  return sizes.indexOf(Math.min(...sizes));
}

/** How many binary digits a number has. */
function digitsOf(number: number): number {
  return NUMBER_BITS - Math.clz32(number);
}
