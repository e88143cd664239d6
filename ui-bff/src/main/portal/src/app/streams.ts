/** The stream that an id stands for; the id itself where it stands for none. */
export function streamOf(id: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(id.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0)));
  } catch {
    return id;
  }
}
