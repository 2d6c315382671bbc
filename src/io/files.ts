/** Files in and out: bounded reads that say what is wrong and where, and writes that are whole or not there. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type ErrorCode, MakkerError } from '../errors.ts';
import { duplicateKeys } from './duplicateKeys.ts';
import { jsonFaultAt } from './jsonFault.ts';

const MEGABYTE = 1_000_000;
const unpack = promisify(gunzip);
/** The first two bytes of every gzip file (RFC 1952); no text begins with them. */
const GZIP = [0x1f, 0x8b];

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The bytes of a regular file. The size is asked of the open file before anything is read.
 * @throws MakkerError FILE_NOT_FOUND, FILE_TOO_LARGE or FILE_UNREADABLE.
 */
export async function readFileBytes(path: string, maxBytes: number): Promise<Uint8Array> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw cannotOpen(path, error);
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new MakkerError('FILE_UNREADABLE', `"${path}" is not a file. Name a file.`);
    if (stat.size > maxBytes) throw tooLarge(path, stat.size, maxBytes);
    const bytes = await file.readFile();
    if (bytes.length > maxBytes) throw tooLarge(path, bytes.length, maxBytes); // it grew while it was read
    return bytes;
  } finally {
    await file.close();
  }
}

/** @throws MakkerError as readFileBytes, and BAD_JSON with line and column, or DUPLICATE_KEY. */
export async function readJsonFile(path: string, maxBytes: number): Promise<unknown> {
  return parseJson(path, await readFileBytes(path, maxBytes));
}

/** As readJsonFile; what is gzip is unpacked first, whatever its name, and the bound holds for the unpacked size too. */
export async function readJsonMaybeGzip(path: string, maxBytes: number): Promise<unknown> {
  return parseJson(path, await readMaybeGzip(path, maxBytes));
}

/** As readFileBytes; what begins as gzip does is unpacked, and a name that ends in .gz promises that. */
export async function readMaybeGzip(path: string, maxBytes: number): Promise<Uint8Array> {
  const bytes = await readFileBytes(path, maxBytes);
  const isGzip = GZIP.every((byte, at) => bytes[at] === byte);
  if (!isGzip && !path.endsWith('.gz')) return bytes;
  if (!isGzip) {
    const advice = 'Pack it with gzip, or take ".gz" off its name';
    throw new MakkerError('FILE_UNREADABLE', `"${path}" is not a gzip file, though its name says so. ${advice}.`);
  }
  return unpack(bytes, { maxOutputLength: maxBytes }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(path, undefined, maxBytes);
    throw new MakkerError('FILE_UNREADABLE', `"${path}" is not a whole gzip file. Pack it again.`);
  });
}

/**
 * UTF-8 text, without the byte order mark it may begin with. `name` is used in messages only.
 * @throws MakkerError BAD_JSON: what is read here is JSON.
 */
export function decodeText(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new MakkerError('BAD_JSON', `"${name}" is not UTF-8 text. Save it as UTF-8.`);
  }
}

/**
 * Parses UTF-8 JSON, with or without a byte order mark. `name` is used in messages only.
 * @throws MakkerError BAD_JSON, or DUPLICATE_KEY with every key that stands twice in an object.
 */
export function parseJson(name: string, bytes: Uint8Array): unknown {
  const text = decodeText(name, bytes);
  const json = parseText(name, text);
  const twice = duplicateKeys(text);
  if (twice.length === 0) return json;
  const code: ErrorCode = 'DUPLICATE_KEY';
  throw new MakkerError(
    code,
    `"${name}" has objects in which a key is written twice. Keep one of each.`,
    twice.map((path) => ({ code, path, message: 'The key is written twice in one object. Keep one.' })),
  );
}

function parseText(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The engine's own message quotes the file, which may hold personal data, and often has no position.
    const { line, column, what } = jsonFaultAt(text);
    throw new MakkerError('BAD_JSON', `"${name}" line ${line}, column ${column}: ${what}. Correct the JSON there.`);
  }
}

/**
 * Writes all files of a result into `directory`, made if need be: first every temporary file, then the renames, so that no file is
 * ever half written and a full disk changes nothing.
 * @throws MakkerError CANNOT_WRITE.
 */
export async function writeFilesAtomically(directory: string, files: readonly NamedFile[]): Promise<void> {
  const unsafe = files.find((file) => !isPlainName(file.name));
  if (unsafe !== undefined) {
    throw new MakkerError('CANNOT_WRITE', `"${unsafe.name}" is not a plain file name. Use one without folders.`);
  }
  await makeFolder(directory).catch((error: unknown) => {
    throw cannotWrite(directory, error);
  });
  await writePathsAtomically(files.map(({ name, bytes }) => ({ path: join(directory, name), bytes })));
}

/** A folder and those above it. Node's own recursive mkdir never ends where a folder is there and refuses new ones as missing, such as /proc. */
async function makeFolder(path: string): Promise<void> {
  const isThere = async (folder: string) =>
    stat(folder).then(
      (found) => found.isDirectory(),
      () => false,
    );
  if (await isThere(path)) return;
  const above = dirname(path);
  if (above !== path) await makeFolder(above);
  await mkdir(path).catch(async (error: unknown) => {
    // Another run may have made it meanwhile.
    if (!(await isThere(path))) throw error;
  });
}

/** As writeFilesAtomically, for one result whose files go to several folders. A link stays a link: what it leads to is written. */
export async function writePathsAtomically(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  const staged: { path: string; target: string; temporary: string }[] = [];
  let writing = '';
  try {
    for (const { path, bytes } of files) {
      writing = path;
      const target = await targetOf(path);
      if (staged.some((other) => other.target === target)) throw because('it would hold two files of one result');
      const temporary = temporaryPath(target);
      staged.push({ path, target, temporary });
      await refuseOther(target);
      await makeFolder(dirname(target));
      await writeSynced(temporary, bytes);
    }
    for (const { path, target, temporary } of staged) {
      writing = path;
      await rename(temporary, target);
    }
  } catch (error) {
    await Promise.allSettled(staged.map(({ temporary }) => rm(temporary, { force: true })));
    throw cannotWrite(writing, error);
  }
}

/**
 * Asks before long work whether its result can be written, by writing a temporary file where the folder is there already. Makes no
 * folder: the work may yet fail.
 * @throws MakkerError CANNOT_WRITE.
 */
export async function refuseUnwritable(path: string): Promise<void> {
  try {
    const target = await targetOf(path);
    const folder = dirname(target);
    await refuseOther(target);
    const nearest = await nearestFolder(folder);
    if (nearest !== folder) return await access(nearest, constants.W_OK);
    const probe = temporaryPath(target);
    await writeSynced(probe, new Uint8Array());
    await rm(probe);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/** The folder itself, or the first above it that is there. */
async function nearestFolder(folder: string): Promise<string> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || dirname(folder) === folder) throw error;
    return undefined;
  });
  if (found === undefined) return nearestFolder(dirname(folder));
  if (!found.isDirectory()) throw because('ENOTDIR');
  return folder;
}

function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
}

/** Links in a row before they are taken for a circle, as the system does (ELOOP). */
const MOST_LINKS = 40;

/** The place a path leads to through all links, also where nothing stands there yet. */
async function targetOf(path: string, links = 0): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  if (real !== undefined) return real;
  const folder = await realpath(dirname(path)).catch(() => resolve(dirname(path)));
  const next = await readlink(path).catch(() => undefined);
  if (next === undefined) return join(folder, basename(path));
  if (links === MOST_LINKS) throw because('ELOOP');
  return targetOf(resolve(folder, next), links + 1);
}

/**
 * Asked before anything is renamed: a folder in the place of one file would stop the renames half-way, and a device or a pipe would be
 * replaced by a file.
 */
async function refuseOther(target: string): Promise<void> {
  const found = await stat(target).catch(() => undefined);
  if (found?.isDirectory()) throw because('EISDIR');
  if (found !== undefined && !found.isFile()) throw because('not a regular file');
}

/** Whether two paths are one file, whatever links and spellings lead to it; false where one of them is not there. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => stat(path, { bigint: true }).catch(() => undefined)));
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isPlainName(name: string): boolean {
  return !['', '.', '..'].includes(name) && !/[/\\\0]/.test(name);
}

function cannotOpen(path: string, error: unknown): MakkerError {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return new MakkerError('FILE_NOT_FOUND', `No file "${path}". Check the name and the folder.`);
  return new MakkerError('FILE_UNREADABLE', `Cannot read "${path}" (${code}). Check that you may read it.`);
}

/** What cannotWrite() then names as the reason. */
function because(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Reasons that the system's code does not tell a user. */
const REASONS: Readonly<Record<string, string>> = {
  EEXIST: 'a file stands where a folder has to be',
  ENOTDIR: 'a file stands where a folder has to be',
};

function cannotWrite(path: string, error: unknown): MakkerError {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  const why = REASONS[code] ?? code;
  return new MakkerError('CANNOT_WRITE', `Cannot write "${path}" (${why}). Choose another place or make room.`);
}

function tooLarge(path: string, bytes: number | undefined, maxBytes: number): MakkerError {
  const is = bytes === undefined ? 'unpacks to more than' : `is ${(bytes / MEGABYTE).toFixed(1)} MB; the limit is`;
  const code: ErrorCode = 'FILE_TOO_LARGE';
  return new MakkerError(code, `"${path}" ${is} ${(maxBytes / MEGABYTE).toFixed(1)} MB. Split it or send less.`);
}
