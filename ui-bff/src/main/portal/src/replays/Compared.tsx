import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { ScopedLink } from '../app/scope';
import { useMe } from '../app/Session';
import { Sign } from '../app/Sign';
import { Wide } from '../app/Wide';
import { eventPath } from '../history/EventLink';
import classes from './replays.module.css';
import { type DifferingRow, type ReplayedView, rowsOf } from './replays';
import { useViewName } from './viewName';

/** One view and its replay: both digests, and the rows that differ. */
export function Compared({ view }: { view: ReplayedView }) {
  const { t } = useTranslation('replays');
  const name = useViewName()(view.view);
  const rows = rowsOf(view.differing);
  return (
    <section className={classes.compared} aria-label={name} data-testid="replayed" data-view={view.view} data-equal={view.equal}>
      <h3>
        {view.equal ? <Sign tone="good" sign="✓">{t('equal')}</Sign> : <Sign tone="late" sign="×">{t('different')}</Sign>} {name} <span className="dim">{t('rows', { count: view.rows, position: view.position })}</span>
      </h3>
      <dl className={classes.digests}>
        <dt>{t('replayed')}</dt>
        <dd className="mono">{view.sha256}</dd>
        {!view.equal && (
          <>
            <dt>{t('live')}</dt>
            <dd className="mono">{view.live}</dd>
          </>
        )}
      </dl>
      {rows.length > 0 && (
        <Wide label={t('differing', { view: name })}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('column.row')}</th>
                <th scope="col">{t('column.kind')}</th>
                <th scope="col">{t('column.columns')}</th>
                <th scope="col">{t('column.event')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={JSON.stringify([row.table, row.kind, row.key])} row={row} />
              ))}
            </tbody>
          </table>
        </Wide>
      )}
      {view.more > 0 && <p className="dim">{t('more', { count: view.more })}</p>}
    </section>
  );
}

function Row({ row }: { row: DifferingRow }) {
  const { t } = useTranslation('replays');
  const format = useFormat();
  // The operator belongs to no party, and may not read events.
  const { party } = useMe();
  return (
    <tr data-testid="replay-row" data-event={row.event}>
      <th scope="row">
        <span className="mono dim">{row.table}</span> {Object.entries(row.key).map(([column, value]) => `${column}=${value}`).join(' · ')}
      </th>
      <td>{t(`kind.${row.kind}`)}</td>
      <td>{row.columns.length === 0 ? '–' : format.list(row.columns)}</td>
      <td>
        {row.event === null ? (
          <span className="dim">{t('noEvent')}</span>
        ) : party === null ? (
          <span className="number">{t('event', { position: row.event })}</span>
        ) : (
          <ScopedLink to={eventPath(row.event)} className="underlined number">
            {t('event', { position: row.event })}
          </ScopedLink>
        )}
      </td>
    </tr>
  );
}
