import { IconCheck, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonCodes } from '../answers/answers';
import { announce } from '../app/announce';
import { isStale, useProblemText } from '../app/problem';
import { useSending } from '../app/sending';
import { Sign } from '../app/Sign';
import { useScope } from '../app/scope';
import type { CallOffLine, Promised } from './callOffs';
import { answerLine } from './confirming';
import classes from './inline.module.css';
import { readRow, type RowDraft, type RowRead } from './proposing';
import { outcomes } from './signsOfPaste';
import type { Words } from './words';

type Props = {
  words: Words;
  line: CallOffLine;
  draft: RowDraft;
  name: string;
  onChange: (line: CallOffLine, draft: RowDraft) => void;
  /** Leaves the row, after sending or without it. */
  onLeave: (line: CallOffLine) => void;
  /** Opens an answer with several dates, which begins with the typed values. */
  onMore: (line: CallOffLine, begun: Promised[]) => void;
};

/** Quantity and date typed in the row itself. Enter sends, Escape leaves. */
export function InlineAnswer({ words, line, draft, name, onChange, onLeave, onMore }: Props) {
  const { t } = words;
  const { t: why } = useTranslation('answers');
  const say = useProblemText();
  const client = useQueryClient();
  const { as } = useScope();
  const hint = useId();
  const first = useRef<HTMLInputElement>(null);
  const [tried, setTried] = useState(false);
  const { sending, error, send, forget } = useSending();
  const read = readRow(line, draft);
  // A row that the reader opens focuses the quantity. Rows restored by a reload leave the focus
  // alone.
  useEffect(() => {
    if (first.current?.closest('[data-active]')) first.current.select();
  }, []);
  const change = (part: Partial<RowDraft>): void => {
    forget();
    onChange(line, { ...draft, ...part });
  };
  const sendIt = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (read.fault) return;
    const said = { promises: read.promises, reason: read.reason };
    if (!(await send((key) => answerLine(client, as, { line, ...said }, key), [line.release, said]))) return;
    announce(t('inline.sent', { line: name }));
    onLeave(line);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onLeave(line);
  };
  const faulty = (field: RowRead['fault'], other?: RowRead['fault']): boolean => (tried || read.fault !== 'reason') && read.fault !== null && (read.fault === field || read.fault === other);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves whichever field has the focus
    <form className={classes.form} aria-label={t('inline.label', { line: name })} onSubmit={(event) => void sendIt(event)} onKeyDown={onKeyDown} noValidate data-testid="inline-answer">
      <span className={classes.fields}>
        <input ref={first} className={`${classes.field} ${classes.quantity} number`} inputMode="decimal" aria-label={t('inline.quantity', { unit: words.format.unit(line.unit) })} aria-invalid={faulty('quantity', 'more')} aria-describedby={hint} value={draft.quantity} onChange={(event) => change({ quantity: event.currentTarget.value })} data-testid="inline-quantity" />
        <input type="date" className={`${classes.field} ${classes.date}`} aria-label={t('inline.date')} aria-invalid={faulty('date')} aria-describedby={hint} value={draft.date} onChange={(event) => change({ date: event.currentTarget.value })} data-testid="inline-date" />
        <button type="submit" className={classes.send} aria-label={t('inline.send')} title={t('inline.send')} disabled={sending} data-testid="inline-send">
          <IconCheck size={16} aria-hidden="true" />
        </button>
        <button type="button" className={classes.leave} aria-label={t('inline.leave')} title={t('inline.leave')} onClick={() => onLeave(line)} data-testid="inline-leave">
          <IconX size={16} aria-hidden="true" />
        </button>
      </span>
      <span className={classes.below}>
        {read.wantsReason && (
          <select className={classes.field} aria-label={why('reason.label')} aria-invalid={faulty('reason')} aria-describedby={hint} value={draft.reason} onChange={(event) => change({ reason: event.currentTarget.value })} data-testid="inline-reason">
            <option value="">{why('reason.choose')}</option>
            {reasonCodes.filter((code) => code !== 'other' || draft.reason === 'other').map((code) => (
              <option key={code} value={code}>
                {why(`reason.${code}`)}
              </option>
            ))}
          </select>
        )}
        <span id={hint} className={classes.hint} role={error === undefined ? undefined : 'alert'} data-testid="inline-hint">
          {error === undefined ? <Hint words={words} line={line} draft={draft} read={read} tried={tried} /> : isStale(error) ? t('inline.stale') : say(error)}
        </span>
        <button type="button" className={classes.more} onClick={() => onMore(line, read.promises)} data-testid="inline-more">
          {t('inline.more')}
        </button>
      </span>
    </form>
  );
}

/** The fault in the typed values, or how they compare with the call-off. */
function Hint({ words: { t, format }, line, draft, read, tried }: { words: Words; line: CallOffLine; draft: RowDraft; read: RowRead; tried: boolean }) {
  const unit = format.unit(line.unit);
  if (read.fault && (tried || read.fault !== 'reason')) return <span className={classes.fault}>{t(`inline.fault.${read.fault}`, { asked: format.quantity(line.quantity), unit })}</span>;
  if (draft.asked !== line.quantity) return <span className={classes.fault}>{t('inline.changed', { before: format.quantity(draft.asked), now: format.quantity(line.quantity), unit })}</span>;
  if (!read.outcome) return null;
  const [tone, sign] = outcomes[read.outcome];
  return (
    <Sign tone={tone} sign={sign}>
      {t(`paste.outcome.${read.outcome}`, { missing: `${format.quantity(read.missing)} ${unit}`, count: read.daysLate })}
    </Sign>
  );
}
