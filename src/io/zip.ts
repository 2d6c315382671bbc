/**
 * The little of the zip format that workbooks need (PKWARE APPNOTE 6.3.10): the central directory, so that sizes are known before
 * anything is unpacked, and fixed time stamps, so that the same workbook is the same bytes. Offsets below are the note's, 4.3.
 */
import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const DEFLATED = 8;
/** 1980-01-01 00:00, the first time a zip can hold: day 1 of month 1, years counted from 1980. */
const FIRST_DOS_DATE = (1 << 5) | 1;

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly localOffset: number;
  readonly directoryOffset: number;
}

/** The entries of a zip in directory order; undefined when the bytes are no zip that can be judged. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const entryCount = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let entry = 0; entry < entryCount; entry++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const sizes = { packedBytes: view.getUint32(at + 20, true), unpackedBytes: view.getUint32(at + 24, true) };
    const localOffset = view.getUint32(at + 42, true);
    // All ones announce zip64, which no workbook under the size limit needs.
    if ([sizes.packedBytes, sizes.unpackedBytes, localOffset].includes(0xffffffff)) return undefined;
    if (localOffset + 30 > bytes.length || view.getUint32(localOffset, true) !== LOCAL_ENTRY) return undefined;
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.push({ name, method: view.getUint16(at + 10, true), ...sizes, localOffset, directoryOffset: at });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function endOfDirectory(view: DataView): number | undefined {
  // The record is 22 bytes and may be followed by a comment of at most 65,535.
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 65_535); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}

/** One entry's content; undefined when it is not what the directory says, above all larger. */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start =
    entry.localOffset +
    30 +
    view.getUint16(entry.localOffset + 26, true) +
    view.getUint16(entry.localOffset + 28, true);
  const packed = bytes.subarray(start, start + entry.packedBytes);
  if (entry.method !== DEFLATED) return packed.length === entry.unpackedBytes ? packed : undefined;
  try {
    const unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpackedBytes) });
    return unpacked.length === entry.unpackedBytes ? unpacked : undefined;
  } catch {
    return undefined;
  }
}

/** Sets every time stamp of the zip to 1980-01-01 00:00, in place. */
export function fixZipTimes(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const entry of zipEntries(bytes) ?? []) {
    for (const at of [entry.localOffset + 10, entry.directoryOffset + 12]) {
      view.setUint16(at, 0, true);
      view.setUint16(at + 2, FIRST_DOS_DATE, true);
    }
  }
}
