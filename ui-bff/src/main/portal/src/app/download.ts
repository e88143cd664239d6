import { readFile } from './http';

/** Saves a file of the hub under a name. */
export async function download(url: string, name: string, language: string): Promise<void> {
  const href = URL.createObjectURL(await readFile(url, language));
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  URL.revokeObjectURL(href);
}
