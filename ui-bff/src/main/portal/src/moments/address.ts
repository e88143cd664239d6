/** The address of a screen without its moments. */
export function screenAt(pathname: string, search: string): string {
  const own = new URLSearchParams(search);
  for (const name of ['at', 'asOf', 'with']) own.delete(name);
  return `${pathname}?${own.toString()}`;
}
