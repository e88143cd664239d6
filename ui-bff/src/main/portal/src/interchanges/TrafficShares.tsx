import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { usePartnerName } from '../app/partners';
import { byName, duration, type Named, type Report, size, states, timesOf, type Way } from './traffic';
import { toneOf } from './signs';
import classes from './traffic.module.css';

/** The most rows of the picture. The table below has all of them, for sorting and export. */
const MOST = 8;

/** The share of each partner or type, with durations of partners if measured. */
export function TrafficShares({ report, way, of }: { report: Report; way: Way; of: 'partner' | 'type' }) {
  const { t } = useTranslation('interchanges');
  const rows = byName(report, way, of);
  const most = rows[0]?.messages ?? 0;
  const timed = of === 'partner' && timesOf(report, way).length > 0;
  return (
    <table className={classes.shares} data-testid={`traffic-${way}-${of}`}>
      <thead>
        <tr>
          <th scope="col">{t(of === 'partner' ? `traffic.partner.${way}` : 'filter.type')}</th>
          <th scope="col">{t('column.messages')}</th>
          <th scope="col" className={classes.end}>
            {t(timed ? `traffic.took.${way}` : 'fact.size')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, MOST).map((row) => (
          <Share key={row.name} row={row} report={report} way={way} of={of} timed={timed} most={most} />
        ))}
      </tbody>
      {rows.length > MOST && (
        <tfoot>
          <tr>
            <td colSpan={3} className="dim">
              {t('traffic.others', { count: rows.length - MOST })}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

type ShareProps = { row: Named; report: Report; way: Way; of: 'partner' | 'type'; timed: boolean; most: number };

function Share({ row, report, way, of, timed, most }: ShareProps) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const name = usePartnerName();
  const took = timesOf(report, way).find((one) => one.day === null && one.partner === row.name);
  return (
    <tr data-name={row.name}>
      <th scope="row">{row.name === '' ? '–' : of === 'partner' ? name(row.name) : row.name}</th>
      <td>
        <span className={classes.share}>
          <span className={classes.line} style={{ width: `${(row.messages / most) * 100}%` }} aria-hidden="true">
            {states[way].map((state) => {
              const part = row.parts[state] ?? 0;
              return part > 0 && <span key={state} className={classes[toneOf(state)]} style={{ flexGrow: part }} />;
            })}
          </span>
        </span>
        <span className="number">{format.quantity(String(row.messages))}</span>
      </td>
      <td className={classes.end}>
        {!timed ? (
          size(row.bytes, format.language)
        ) : took ? (
          <>
            {duration(took.p50Seconds, format.language)} <span className="dim">{t('traffic.p95', { time: duration(took.p95Seconds, format.language) })}</span>
          </>
        ) : (
          <span className="dim">–</span>
        )}
      </td>
    </tr>
  );
}
