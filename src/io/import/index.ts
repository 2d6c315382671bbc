/** Tables in, a case out. */
export { type ImportOptions, type ImportResult, importFiles } from './importFiles.ts';
