/** Tables in, a case out. */
export { importFiles } from './importFiles.ts';
