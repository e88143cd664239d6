import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { ScopedLink } from '../app/scope';
import type { NextRunOut } from './cockpit';
import classes from './cockpit.module.css';
import { useWords } from './words';

/** Lists the parts that run out first. */
export function RunOutsNext({ next }: { next: readonly NextRunOut[] }) {
  const t = useWords();
  const format = useFormat();
  if (next.length === 0) return null;
  return (
    <ol className={classes.next} aria-label={t('stock.next')}>
      {next.map((one) => (
        <li key={`${one.part} ${one.site}`} data-testid="next-run-out">
          <span>
            <PartNumber part={one.part}>{(own) => <ScopedLink to={one.link} className="rowLink underlined">{own}</ScopedLink>}</PartNumber>
          </span>{' '}
          <span className="number nowrap">{format.weekdayAndDate(one.on)}</span>
        </li>
      ))}
    </ol>
  );
}
