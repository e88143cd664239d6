import { readFile } from './http';

/** Saves a file of the hub under a name. */
export async function download(url: string, name: string, language: string): Promise<void> {
  saved(await readFile(url, language), name);
}

/** Saves a file that the browser made. */
export function saved(file: Blob, name: string): void {
  const href = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  URL.revokeObjectURL(href);
}
