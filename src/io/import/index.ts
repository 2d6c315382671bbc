/** Tables in, a case out. */
export { importFiles } from './importFiles.ts';
export { placeOf } from './log.ts';
