import { Button, Title } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import type { Tone } from '../app/Sign';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { type Decimals, type Imported, type Mode, putOf, type RowFault, type Sample } from './imports';
import classes from './imports.module.css';

type Props = { state: Imported; name: string; onPut: (mode: Mode) => void; onBadRows: () => void; onAnother: () => void; onDecimals: (decimals: Decimals) => void };

/**
 * The effect of a sheet, expected or done: counts, rows with their faults, and the ways to
 * continue.
 */
export function Preview({ state, name, onPut, onBadRows, onAnother, onDecimals }: Props) {
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
      {looked && state.errors.some((one) => one.code === 'number-ambiguous') && (
        <Notice tone="open">
          {t('preview.decimals')}{' '}
          {(['point', 'comma'] as const).map((one) => (
            <Button key={one} size="xs" variant="default" mr="xs" onClick={() => onDecimals(one)} data-testid={`import-decimals-${one}`}>
              {t(`preview.${one}`)}
            </Button>
          ))}
        </Notice>
      )}
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
            <strong>{t('result.done', { count: putOf(state) })}</strong> {state.bad > 0 && t('result.bad', { count: state.bad })} {state.unchanged > 0 && t('result.unchanged', { count: state.unchanged })}
          </>
        )}
        {state.state === 'refused' && t(state.rows === 0 ? 'preview.unreadable' : 'result.refused')}
        {state.state === 'failed' && t('result.failed', { done: putOf(state) })}
        {state.state === 'interrupted' && t('result.interrupted', { done: putOf(state) })}
      </span>
    </Notice>
  );
}

const at = (row: number, column: string | null): string => `${row}\t${column ?? ''}`;

function Faults({ state }: { state: Imported }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { columns, rows } = state.sample;
  const shown = new Set(rows.map((row) => row.number));
  const inPlace = Map.groupBy(
    state.errors.filter((one) => shown.has(one.row)),
    (one) => at(one.row, columns.includes(one.column) ? one.column : null),
  );
  const elsewhere = state.errors.filter((one) => !shown.has(one.row));
  const listed = elsewhere.slice(0, rows.length === 0 ? 100 : 20);
  return (
    <>
      {rows.length > 0 && <Rows sample={state.sample} inPlace={inPlace} />}
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

type Row = Sample['rows'][number];
type Placed = ReadonlyMap<string, RowFault[]>;

const ofRow = (row: Row, inPlace: Placed): RowFault[] => inPlace.get(at(row.number, null)) ?? [];
const ofCell = (row: Row, column: string, inPlace: Placed): RowFault[] => inPlace.get(at(row.number, column)) ?? [];
const faultsOf = (row: Row, names: Sample['columns'], inPlace: Placed): RowFault[] => [...ofRow(row, inPlace), ...[...new Set(names)].flatMap((column) => (column ? ofCell(row, column, inPlace) : []))];

/** The sheet's rows, with faults in their places. */
function Rows({ sample: { header, columns: names, rows }, inPlace }: { sample: Sample; inPlace: Placed }) {
  const { t } = useTranslation('imports');
  const all = (row: Row): RowFault[] => faultsOf(row, names, inPlace);
  return (
    <TableWithin
      title={t('preview.table')}
      name="import-rows"
      rows={rows}
      columns={useColumns(header, names, inPlace)}
      keyOf={(row) => String(row.number)}
      marks={(row) => ({ 'data-row': String(row.number), ...(all(row).length > 0 && { 'data-bad': 'true' }) })}
    />
  );
}

function useColumns(header: Sample['header'], names: Sample['columns'], inPlace: Placed): Column<Row>[] {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return [
    { name: 'row', head: t('preview.row'), place: 'lead', value: (row) => row.number, cell: (row) => <strong className="number">{row.number}</strong> },
    ...header.map((head, i): Column<Row> => {
      const column = names[i];
      // Two columns may have the same name; the first is read.
      const read = typeof column === 'string' && names.indexOf(column) === i ? column : undefined;
      return {
        name: read ?? `column-${i + 1}`,
        head: head ?? '',
        place: 'labelled',
        quiet: read === undefined,
        value: (row) => row.cells[i],
        group: (row) => row.cells[i] ?? '',
        cell: (row) => <Cell text={row.cells[i]} faults={read === undefined ? [] : ofCell(row, read, inPlace)} />,
      };
    }),
    {
      name: 'faults',
      head: t('preview.faults'),
      value: (row) => faultsOf(row, names, inPlace).map((one) => format.text(one.text)).join(' ') || undefined,
      group: (row) => t(faultsOf(row, names, inPlace).length > 0 ? 'preview.isBad' : 'preview.isGood'),
      cell: (row) => <Said faults={ofRow(row, inPlace)} withColumn />,
    },
  ];
}

function Cell({ text, faults }: { text: string | null | undefined; faults: RowFault[] }) {
  if (faults.length === 0) return text;
  return (
    <span className={classes.wrong}>
      {text}
      <Said faults={faults} />
    </span>
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
