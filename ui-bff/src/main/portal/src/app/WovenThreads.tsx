const warp = [0, 1, 2, 3, 4, 5, 6, 7];
const weft = [0, 1, 2, 3, 4, 5];

/** Plain weave: each weft thread goes over every second warp thread, the next row the other way round. */
export function WovenThreads({ className }: { className: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 440 340" aria-hidden="true">
      <g stroke="var(--line-strong)" strokeWidth="12" strokeLinecap="round">
        {warp.map((x) => (
          <line key={x} x1={38 + x * 52} y1="14" x2={38 + x * 52} y2="326" />
        ))}
      </g>
      <g strokeWidth="12" strokeLinecap="butt">
        {weft.map((y) =>
          warp
            .filter((x) => (x + y) % 2 === 0)
            .map((x) => (
              <line
                key={`${x}-${y}`}
                x1={38 + x * 52 - 34}
                y1={42 + y * 52}
                x2={38 + x * 52 + 34}
                y2={42 + y * 52}
                stroke={y === 2 ? 'var(--accent)' : 'var(--thread)'}
              />
            )),
        )}
      </g>
    </svg>
  );
}
