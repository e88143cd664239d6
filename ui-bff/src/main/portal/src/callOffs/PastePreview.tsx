import { Button, NativeSelect, Switch, TextInput, Title } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonCodes } from '../answers/answers';
import { noReason, ReasonFields, type ReasonTyped } from '../answers/ReasonFields';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { isStale, useProblemText } from '../app/problem';
import { ScopedLink } from '../app/scope';
import { Sign } from '../app/Sign';
import { Wide } from '../app/Wide';
import { DueText } from './DueText';
import { type Judged, type LinePromise, rowOutcome, wantsReason } from './judging';
import type { Span } from './Paste';
import classes from './paste.module.css';
import type { Field, PastedSheet } from './pasting';
import { outcomes, useFaultText } from './signsOfPaste';
import { useWords } from './words';

type Props = {
  judged: Judged[];
  toSend: LinePromise[];
  sheet: PastedSheet;
  span: Span | undefined;
  /** Undefined if every row promises what was called off. */
  reason: ReasonTyped | undefined;
  /** Reasons of single rows, by row number. */
  reasons: Record<number, ReasonTyped>;
  /** How many answers need a reason and have none. */
  lacking: number;
  tried: boolean;
  sending: boolean;
  /** The errors of schedules that could not be answered. */
  failed: ReadonlyMap<string, unknown>;
  onSheet: (sheet: PastedSheet) => void;
  onReason: (reason: ReasonTyped) => void;
  onReasonOf: (row: number, reason: ReasonTyped) => void;
  onSend: () => void;
  onDrop: () => void;
};

const kinds = ['accepted', 'short', 'late', 'early', 'same'] as const;

/** Shows each row's answer, the faults of the other rows, and the ways to continue. */
export function PastePreview({ judged, toSend, sheet, span, reason, reasons, lacking, tried, sending, failed, onSheet, onReason, onReasonOf, onSend, onDrop }: Props) {
  const { t } = useTranslation('callOffs');
  const format = useFormat();
  const [onlyBad, setOnlyBad] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const bad = judged.filter((one) => rowOutcome(one) === 'fault');
  const blank = judged.filter((one) => rowOutcome(one) === 'blank').length;
  const counts = kinds.flatMap((kind) => {
    const count = judged.filter((one) => rowOutcome(one) === kind).length;
    return count > 0 ? [[kind, t(`paste.count.${kind}`), count] as const] : [];
  });
  const change = (number: number, field: Field, text: string): void => onSheet({ ...sheet, rows: sheet.rows.map((row) => (row.number === number ? { ...row, typed: { ...row.typed, [field]: text.trim() } } : row)) });
  const shown = onlyBad && bad.length > 0 ? bad : judged;
  return (
    <section data-testid="paste-preview">
      <Title order={2} ref={heading} tabIndex={-1} className={classes.heading}>
        {t('paste.preview', { count: judged.length })}
      </Title>
      <dl className={classes.counts}>
        {[...counts, ...(blank > 0 ? [['blank', t('paste.count.blank'), blank] as const] : []), ['bad', t('paste.count.bad'), bad.length] as const].map(([kind, name, count]) => (
          <div key={kind} data-tone={kind === 'bad' && count > 0 ? 'late' : undefined}>
            <dt>{name}</dt>
            <dd className="number" data-testid={`paste-${kind}`}>
              {format.quantity(String(count))}
            </dd>
          </div>
        ))}
      </dl>
      {reason && toSend.length > 0 && (
        <div className={classes.reason}>
          <p className={classes.why}>{t('paste.reasonWhy')}</p>
          <ReasonFields reason={reason} onChange={onReason} judged={tried && lacking > 0} />
        </div>
      )}
      {sheet.ignored.length > 0 && <p className={classes.why}>{t('paste.ignored', { names: format.list(sheet.ignored) })}</p>}
      {bad.length > 0 && bad.length < judged.length && <Switch size="sm" className={classes.switch ?? ''} label={t('paste.onlyBad')} checked={onlyBad} onChange={(event) => setOnlyBad(event.currentTarget.checked)} data-testid="paste-only-bad" />}
      <Wide label={t('paste.table')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('paste.row')}</th>
              {sheet.columns.map((field) => (
                <th key={field} scope="col" className={field === 'quantity' ? classes.right : undefined}>
                  {t(`paste.field.${field}`)}
                </th>
              ))}
              <th scope="col" className={classes.line}>
                {t('paste.line')}
              </th>
              <th scope="col" className={classes.would}>
                {t('paste.would')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <PreviewRow key={one.row.number} judged={one} columns={sheet.columns} span={span} error={one.line && failed.get(one.line.schedule)} onChange={change} common={reason} reason={reasons[one.row.number]} onReason={(next) => onReasonOf(one.row.number, next)} />
            ))}
          </tbody>
        </table>
      </Wide>
      <div className={classes.bar}>
        {tried && lacking > 0 && (
          <span role="alert" className={classes.fault} data-testid="paste-lacking">
            {t('paste.lacking', { count: lacking })}
          </span>
        )}
        <Button leftSection={<IconSend size={16} aria-hidden="true" />} disabled={toSend.length === 0} loading={sending} onClick={onSend} data-testid="paste-send">
          {t('paste.send', { count: toSend.length })}
        </Button>
        <Button variant="default" onClick={onDrop} data-testid="paste-drop">
          {t('paste.drop')}
        </Button>
        {bad.length > 0 && toSend.length > 0 && <span className="dim">{t('paste.badStay', { count: bad.length })}</span>}
      </div>
    </section>
  );
}

type RowProps = { judged: Judged; columns: Field[]; span: Span | undefined; error: unknown; onChange: (number: number, field: Field, text: string) => void; /** The reason of all rows. */ common: ReasonTyped | undefined; reason: ReasonTyped | undefined; onReason: (reason: ReasonTyped) => void };

function PreviewRow({ judged, columns, span, error, onChange, common, reason, onReason }: RowProps) {
  const { t } = useTranslation('callOffs');
  const { row, faults } = judged;
  const whole = faults.filter((one) => one.field === null || !columns.includes(one.field));
  return (
    <tr data-testid="paste-row" data-row={row.number} data-bad={faults.length > 0 || undefined} data-outcome={rowOutcome(judged)}>
      <th scope="row" className="number">
        <span className={classes.onPhone}>{t('paste.row')} </span>
        {row.number}
      </th>
      {columns.map((field) => (
        <Cell key={field} judged={judged} field={field} span={span} name={t('paste.cell', { field: t(`paste.field.${field}`), row: row.number })} onChange={(text) => onChange(row.number, field, text)} />
      ))}
      <td data-label={t('paste.line')}>
        <LineOf judged={judged} />
      </td>
      <td data-label={t('paste.would')}>
        <Would judged={judged} />
        {judged.answer && wantsReason(judged.answer) && <ReasonOfRow number={row.number} common={common} reason={reason} onChange={onReason} />}
        <Faults id={`paste-${row.number}`} faults={whole} judged={judged} span={span} />
        {error !== undefined && <Failure error={error} />}
      </td>
    </tr>
  );
}

/** The reason for this row's answer. Without one, the common reason applies. */
function ReasonOfRow({ number, common, reason, onChange }: { number: number; common: ReasonTyped | undefined; reason: ReasonTyped | undefined; onChange: (reason: ReasonTyped) => void }) {
  const { t } = useTranslation('callOffs');
  const answers = useTranslation('answers');
  const own = reason ?? noReason;
  const all = common && common.code !== '' ? answers.t(`reason.${common.code as 'other'}`) : undefined;
  return (
    <span className={classes.ofRow}>
      <NativeSelect
        size="xs"
        aria-label={t('paste.reasonOf', { row: number })}
        value={own.code}
        onChange={(event) => onChange({ ...own, code: event.currentTarget.value })}
        data={[{ value: '', label: all ? t('paste.reasonAsAll', { reason: all }) : t('paste.reasonAll') }, ...reasonCodes.map((code) => ({ value: code, label: answers.t(`reason.${code}`) }))]}
        data-testid="paste-row-reason"
      />
      {own.code !== '' && <TextInput size="xs" aria-label={t('paste.wordsOf', { row: number })} placeholder={answers.t('reason.text')} value={own.text} maxLength={500} onChange={(event) => onChange({ ...own, text: event.currentTarget.value })} error={own.code === 'other' && own.text.trim() === '' && answers.t('reason.fault.text')} data-testid="paste-row-words" />}
    </span>
  );
}

type CellProps = { judged: Judged; field: Field; span: Span | undefined; name: string; onChange: (text: string) => void };

/**
 * A cell as it was pasted. A correction counts when the reader leaves the cell or presses Enter.
 */
function Cell({ judged, field, span, name, onChange }: CellProps) {
  const { t } = useTranslation('callOffs');
  const typed = judged.row.typed[field];
  const its = judged.faults.filter((one) => one.field === field);
  const id = `paste-${judged.row.number}-${field}`;
  const take = (text: string): void => {
    if (text.trim() !== typed) onChange(text);
  };
  return (
    <td data-label={t(`paste.field.${field}`)} data-bad={its.length > 0 || undefined} className={field === 'quantity' ? classes.right : undefined}>
      <input
        key={typed}
        className={classes.cell}
        data-field={field}
        defaultValue={typed}
        aria-label={name}
        aria-invalid={its.length > 0}
        aria-describedby={its.length > 0 ? id : undefined}
        spellCheck={false}
        onBlur={(event) => take(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take(event.currentTarget.value);
          if (event.key === 'Escape') event.currentTarget.value = typed;
        }}
        data-testid={`paste-cell-${field}`}
      />
      <Faults id={id} faults={its} judged={judged} span={span} />
    </td>
  );
}

function Faults({ id, faults, judged, span }: { id: string; faults: Judged['faults']; judged: Judged; span: Span | undefined }) {
  const say = useFaultText(span);
  if (faults.length === 0) return null;
  return (
    <span id={id} className={classes.fault} data-testid="paste-fault">
      {faults.map((one) => say(one, judged.row)).join(' ')}
    </span>
  );
}

function LineOf({ judged: { line } }: { judged: Judged }) {
  const words = useWords();
  const { format, partName, partnerName, siteName } = words;
  if (!line) return <span className="dim">–</span>;
  return (
    <>
      <ScopedLink to={`/call-offs/${line.schedule}`} className="inText">
        {format.quantity(line.quantity)} {format.unit(line.unit)} · <DueText words={words} line={line} />
      </ScopedLink>
      <span className={classes.below}>{[partName(line), partnerName(line.buyer), siteName(line.buyer, line.site)].filter(Boolean).join(' · ')}</span>
    </>
  );
}

function Would({ judged: { answer, blank } }: { judged: Judged }) {
  const { t, format } = useWords();
  if (blank) return <span className="dim">{t('paste.outcome.blank')}</span>;
  if (!answer) return null;
  const [tone, sign] = outcomes[answer.outcome];
  const { line, promises } = answer;
  const list = (all: typeof promises): string => all.map((one) => `${format.quantity(one.quantity)} · ${format.date(one.date)}`).join(', ') || format.quantity('0');
  return (
    <>
      <Sign tone={tone} sign={sign}>
        {t(`paste.outcome.${answer.outcome}`, { missing: `${format.quantity(answer.outcome === 'short' ? answer.never : answer.missing)} ${format.unit(line.unit)}`, count: answer.daysLate })}
      </Sign>
      {answer.outcome === 'short' && Number(answer.late) !== 0 && (
        <Sign tone="late" sign={outcomes.late[1]}>
          {t('paste.outcome.late', { missing: `${format.quantity(answer.late)} ${format.unit(line.unit)}`, count: answer.daysLate })}
        </Sign>
      )}
      <span className={`${classes.below} number`}>{list(promises)}</span>
      {answer.outcome !== 'same' && line.answeredAt !== null && <span className={classes.below}>{t('paste.instead', { promise: list(line.promises) })}</span>}
    </>
  );
}

function Failure({ error }: { error: unknown }) {
  const { t } = useTranslation('callOffs');
  const say = useProblemText();
  return (
    <Notice tone="late" role="alert">
      {isStale(error) ? t('paste.stale') : say(error)}
    </Notice>
  );
}
