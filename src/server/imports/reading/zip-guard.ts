/**
 * Looks at the directory of a ZIP before anything is unpacked. A reader that keeps to the sizes declared there
 * (ours does) can then never unpack more than this allows.
 */
import { UnreadableFile } from './reading-fault.ts';

/** All parts together, unpacked: a sheet of 50,000 rows with long texts has about 120 MB. */
const MOST_BYTES = 200 * 1024 * 1024;
const MOST_ENTRIES = 2_000;

const END = 0x06054b50;
const END_64 = 0x06064b50;
const ENTRY = 0x02014b50;
const SENTINEL = 0xffffffff;
const END_LENGTH = 22;

/** @throws UnreadableFile for a broken directory, or one that declares too much */
export function checkZip(file: Uint8Array): void {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  try {
    check(view);
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadableFile('import.file-broken');
    throw error;
  }
}

function check(view: DataView): void {
  const { count, offset } = directoryOf(view);
  if (count > MOST_ENTRIES) throw new UnreadableFile('import.file-bomb');
  let at = offset;
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new UnreadableFile('import.file-broken');
    const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const name = view.getUint16(at + 28, true);
    const extra = view.getUint16(at + 30, true);
    const size = unpacked === SENTINEL ? size64(view, at + 46 + name, extra) : unpacked;
    // A part that says it is empty and is not would be unpacked without a limit.
    if (size === 0 && packed > 2) throw new UnreadableFile('import.file-bomb');
    total += size;
    if (total > MOST_BYTES) throw new UnreadableFile('import.file-bomb');
    at += 46 + name + extra + view.getUint16(at + 32, true);
  }
}

function directoryOf(view: DataView): { readonly count: number; readonly offset: number } {
  for (let at = view.byteLength - END_LENGTH; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
    if (view.getUint32(at, true) !== END) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    if (count !== 0xffff && offset !== SENTINEL && view.getUint32(at + 12, true) !== SENTINEL)
      return { count, offset };
    const end = Number(view.getBigUint64(at - 20 + 8, true));
    if (view.getUint32(end, true) !== END_64) throw new UnreadableFile('import.file-broken');
    return {
      count: Number(view.getBigUint64(end + 32, true)),
      offset: Number(view.getBigUint64(end + 48, true)),
    };
  }
  throw new UnreadableFile('import.file-broken');
}

/** The unpacked size in the ZIP64 field of an entry, where it comes first. */
function size64(view: DataView, start: number, length: number): number {
  for (let at = start; at + 12 <= start + length; ) {
    if (view.getUint16(at, true) === 1) return Number(view.getBigUint64(at + 4, true));
    at += 4 + view.getUint16(at + 2, true);
  }
  throw new UnreadableFile('import.file-broken');
}
