import { CloseButton } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Wide } from '../app/Wide';
import { emptyLine, type Fault, type Field, type Line } from './editing';
import classes from './inspectionPlans.module.css';
import { aqls, kinds, levels, severities } from './plans';
import { SampleOf } from './SampleOf';

type Props = {
  lines: Line[];
  /** The lot for which samples are shown. */
  lot: string;
  tightened: boolean;
  faultsAt: (at: number) => [Field, Fault][];
  /** The hub's faults of a line. */
  toldAt: (at: number) => string[];
  onChange: (lines: Line[]) => void;
};

/** The characteristics of a plan, line by line; on a phone each line is a card. */
export function CharacteristicSheet({ lines, lot, tightened, faultsAt, toldAt, onChange }: Props) {
  const { t } = useTranslation('inspectionPlans');
  const heads = ['code', 'names', 'requirement', 'sample', 'severity'] as const;
  return (
    <Wide label={t('form.characteristics')}>
      <table className={classes.sheet} data-testid="characteristic-sheet">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`column.${head}`)}
              </th>
            ))}
            <th aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => {
            const faults = faultsAt(at);
            const told = toldAt(at);
            const note = faults.length + told.length > 0 ? `line-fault-${at}` : undefined;
            const change = (some: Partial<Line>): void => onChange(lines.map((one, nth) => (nth === at ? { ...one, ...some } : one)));
            return (
              // oxlint-disable-next-line react/no-array-index-key -- lines have no name of their own while they are typed
              <Fragment key={at}>
                <LineFields line={line} at={at} lot={lot} tightened={tightened} faulty={faults.map(([field]) => field)} note={note} onChange={change} onRemove={() => onChange(lines.length === 1 ? [emptyLine] : lines.filter((_, nth) => nth !== at))} />
                {note && (
                  <tr className={classes.faultsRow}>
                    <td colSpan={heads.length + 1} className={classes.faults}>
                      <span id={note} role="alert">
                        {[...new Set(faults.map(([field, fault]) => t(`fault.line.${fault}`, { field: t(`column.${field}`) }))), ...told].join(' ')}
                      </span>
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </Wide>
  );
}

type LineProps = { line: Line; at: number; lot: string; tightened: boolean; faulty: Field[]; note: string | undefined; onChange: (some: Partial<Line>) => void; onRemove: () => void };

/** The fields that a line is typed into as text. */
type Typed = 'code' | 'zh' | 'en' | 'unit' | 'nominal' | 'minimum' | 'maximum' | 'attribute' | 'quantity' | 'instrument';

function LineFields({ line, at, lot, tightened, faulty, note, onChange, onRemove }: LineProps) {
  const { t } = useTranslation('inspectionPlans');
  const name = line.code || String(at + 1);
  const label = (field: Field): string => t('form.cell', { column: t(`column.${field}`), line: name });
  const text = (field: Typed, number = false) => (
    <input
      value={line[field]}
      placeholder={t(`column.${field}`)}
      inputMode={number ? 'decimal' : undefined}
      autoComplete="off"
      maxLength={200}
      aria-label={label(field)}
      aria-invalid={faulty.includes(field) || undefined}
      aria-describedby={note}
      data-number={number || undefined}
      data-field={field}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <tr data-testid="line" data-code={line.code}>
      <td data-label={t('column.code')}>{text('code')}</td>
      <td data-label={t('column.names')}>
        {text('zh')}
        {text('en')}
      </td>
      <td data-label={t('column.requirement')} className={classes.requirement}>
        <span className={classes.four}>
          {text('nominal', true)}
          {text('minimum', true)}
          {text('maximum', true)}
          {text('unit')}
        </span>
        {text('attribute')}
      </td>
      <td data-label={t('column.sample')} className={classes.rule}>
        <span className={classes.three}>
          <select value={line.kind} aria-label={label('kind')} onChange={(event) => onChange({ kind: event.currentTarget.value as Line['kind'] })} data-field="kind">
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`sample.kind.${kind}`)}
              </option>
            ))}
          </select>
          {line.kind === 'fixed' && text('quantity', true)}
          {line.kind === 'aql' && (
            <>
              <select value={line.level} aria-label={label('level')} onChange={(event) => onChange({ level: event.currentTarget.value })} data-field="level">
                {levels.map((level) => (
                  <option key={level} value={level}>
                    {level}
                  </option>
                ))}
              </select>
              <select value={line.aql} aria-label={label('aql')} onChange={(event) => onChange({ aql: event.currentTarget.value })} data-field="aql">
                {[...new Set([...aqls, line.aql])].map((aql) => (
                  <option key={aql} value={aql}>
                    {aql}
                  </option>
                ))}
              </select>
            </>
          )}
        </span>
        <SampleOf rule={line} lot={lot} tightened={tightened} />
      </td>
      <td data-label={t('column.severity')}>
        <select value={line.severity} aria-label={t('form.cell', { column: t('column.gravity'), line: name })} onChange={(event) => onChange({ severity: event.currentTarget.value as Line['severity'] })} data-field="severity">
          {severities.map((severity) => (
            <option key={severity} value={severity}>
              {t(`severity.${severity}`)}
            </option>
          ))}
        </select>
        {text('instrument')}
      </td>
      <td className={classes.end}>
        <CloseButton size="sm" aria-label={t('form.remove', { line: name })} onClick={onRemove} />
      </td>
    </tr>
  );
}
