import { Button, Title } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import type { Tone } from '../app/Sign';
import { Wide } from '../app/Wide';
import type { Imported, Mode, RowFault } from './imports';
import classes from './imports.module.css';

type Props = { state: Imported; name: string; onPut: (mode: Mode) => void; onBadRows: () => void; onAnother: () => void };

/** What a sheet would do or did: counts, its rows with what is wrong in place, and the ways to go on. */
export function Preview({ state, name, onPut, onBadRows, onAnother }: Props) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const looked = state.state === 'checked';
  const nothingNew = looked && state.good === 0 && state.bad === 0;
  return (
    <div data-testid="import-preview" data-state={state.state}>
      <Title order={2} mb="sm">
        {looked ? t('preview.title', { name }) : name}
      </Title>
      {!looked && <Outcome state={state} />}
      {nothingNew && <Notice tone="good">{t('preview.nothingNew')}</Notice>}
      {state.ignored.length > 0 && <Notice tone="open">{t('preview.ignored', { names: format.list(state.ignored.map((one) => `“${one}”`)) })}</Notice>}
      <dl className={classes.counts}>
        {(['rows', 'good', 'unchanged', 'bad'] as const).map((one) => (
          <div key={one} data-tone={one === 'bad' && state.bad > 0 ? 'late' : undefined}>
            <dt>{t(`preview.${one}`)}</dt>
            <dd className="number" data-testid={`import-${one}`}>
              {format.quantity(String(state[one]))}
            </dd>
          </div>
        ))}
      </dl>
      <Faults state={state} />
      <div className={classes.bar}>
        {looked && state.good > 0 && (
          <>
            <Button leftSection={<IconUpload size={16} aria-hidden="true" />} onClick={() => onPut('good-rows')} data-testid="import-good-rows">
              {t('preview.goodRows', { count: state.good })}
            </Button>
            <Button variant="default" disabled={state.bad > 0} onClick={() => onPut('all-or-nothing')} title={t(state.bad > 0 ? 'preview.allBlocked' : 'preview.allWhy')} data-testid="import-all">
              {t('preview.all_or_nothing')}
            </Button>
          </>
        )}
        {state.bad > 0 && (
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden="true" />} onClick={onBadRows} data-testid="import-bad-rows">
            {t('preview.badRows')}
          </Button>
        )}
        <Button variant="subtle" onClick={onAnother} data-testid="import-another">
          {t('preview.another')}
        </Button>
      </div>
    </div>
  );
}

function Outcome({ state }: { state: Imported }) {
  const { t } = useTranslation('imports');
  const tones: Partial<Record<Imported['state'], Tone>> = { done: state.bad > 0 ? 'open' : 'good' };
  return (
    <Notice tone={tones[state.state] ?? 'late'} role="alert">
      <span data-testid="import-outcome">
        {state.state === 'done' && (
          <>
            <strong>{t('result.done', { count: state.done })}</strong> {state.bad > 0 && t('result.bad', { count: state.bad })} {state.unchanged > 0 && t('result.unchanged', { count: state.unchanged })}
          </>
        )}
        {state.state === 'refused' && t(state.rows === 0 ? 'preview.unreadable' : 'result.refused')}
        {state.state === 'failed' && t('result.failed', { done: state.done })}
        {state.state === 'interrupted' && t('result.interrupted', { done: state.done })}
      </span>
    </Notice>
  );
}

const at = (row: number, column: string | null): string => `${row}\t${column ?? ''}`;

function Faults({ state }: { state: Imported }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { header, columns, rows } = state.sample;
  const shown = new Set(rows.map((row) => row.number));
  const inPlace = Map.groupBy(
    state.errors.filter((one) => shown.has(one.row)),
    (one) => at(one.row, columns.includes(one.column) ? one.column : null),
  );
  const elsewhere = state.errors.filter((one) => !shown.has(one.row));
  const listed = elsewhere.slice(0, rows.length === 0 ? 100 : 20);
  return (
    <>
      {rows.length > 0 && (
        <Wide label={t('preview.table')}>
          <table className={classes.grid} data-testid="import-table">
            <thead>
              <tr>
                <th scope="col">{t('preview.row')}</th>
                {header.map((one, i) => (
                  // oxlint-disable-next-line react/no-array-index-key -- two columns may be called alike
                  <th key={i} scope="col" data-off={columns[i] === null || undefined}>
                    {one}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const whole = inPlace.get(at(row.number, null)) ?? [];
                return (
                  <Fragment key={row.number}>
                    <tr data-row={row.number} data-bad={whole.length > 0 || undefined}>
                      <th scope="row" className="number">
                        {row.number}
                      </th>
                      {header.map((_, i) => {
                        const its = columns[i] ? (inPlace.get(at(row.number, columns[i] ?? null)) ?? []) : [];
                        return (
                          // oxlint-disable-next-line react/no-array-index-key -- two columns may be called alike
                          <td key={i} data-bad={its.length > 0 || undefined} data-off={columns[i] === null || undefined} data-column={columns[i] ?? undefined}>
                            {row.cells[i]}
                            <Said faults={its} />
                          </td>
                        );
                      })}
                    </tr>
                    {whole.length > 0 && (
                      <tr data-of={row.number} className={classes.whole}>
                        <td />
                        <td colSpan={header.length}>
                          <Said faults={whole} withColumn />
                        </td>
                      </tr>
                    )}
                  </Fragment>
                );
              })}
            </tbody>
          </table>
        </Wide>
      )}
      {listed.length > 0 && (
        <ul className={classes.faults} data-testid="import-faults">
          {listed.map((one) => (
            <li key={`${at(one.row, one.column)}\t${one.code}\t${one.value}`}>
              {one.row > 0 && <strong>{`${t('preview.row')} ${format.quantity(String(one.row))}`}</strong>} {one.column && <span className="dim">{one.column}</span>} {one.value && <span className="mono">{one.value}</span>} {format.text(one.text)}
            </li>
          ))}
        </ul>
      )}
      {elsewhere.length > listed.length && <p className="dim">{t('preview.more', { count: elsewhere.length - listed.length })}</p>}
    </>
  );
}

function Said({ faults, withColumn }: { faults: RowFault[]; withColumn?: boolean }) {
  const format = useFormat();
  return faults.map((one) => (
    <span key={`${one.code}\t${one.column}`} className={classes.fault}>
      {withColumn && one.column && `${one.column}: `}
      {format.text(one.text)}
    </span>
  ));
}
