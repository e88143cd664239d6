const warp = [0, 1, 2, 3, 4, 5, 6];
const weft = [0, 1, 2, 3, 4, 5];
const x = (column: number): number => 40 + column * 60;
const y = (row: number): number => 36 + row * 54;

/** Plain weave: a weft thread goes over one warp thread and under the next, its neighbour the other way round. */
export function WovenThreads({ className }: { className: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 440 342" aria-hidden="true" fill="none" strokeLinecap="round">
      <g stroke="var(--line-strong)" strokeWidth="14">
        {warp.map((column) => (
          <path key={column} d={`M${x(column)} 10V332`} />
        ))}
      </g>
      {weft.map((row) => (
        <g key={row}>
          <path d={`M12 ${y(row)}H428`} stroke="var(--surface)" strokeWidth="22" strokeLinecap="butt" />
          <path d={`M12 ${y(row)}H428`} stroke={row === 2 ? 'var(--accent)' : 'var(--thread)'} strokeWidth="14" />
        </g>
      ))}
      {weft.flatMap((row) =>
        warp
          .filter((column) => (column + row) % 2 === 1)
          .map((column) => (
            <g key={`${column}-${row}`} strokeLinecap="butt">
              <path d={`M${x(column)} ${y(row) - 15}v30`} stroke="var(--surface)" strokeWidth="22" />
              <path d={`M${x(column)} ${y(row) - 16}v32`} stroke="var(--line-strong)" strokeWidth="14" />
            </g>
          )),
      )}
    </svg>
  );
}
