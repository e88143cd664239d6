import { Button, Textarea, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconTableImport } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { noReason, reasonFault } from '../answers/ReasonFields';
import { Crumbs } from '../app/Crumbs';
import { announce } from '../app/announce';
import { daysAfter } from '../app/days';
import { useDraft } from '../app/draft';
import { Notice } from '../app/Notice';
import { usePartners } from '../app/partners';
import { useScope } from '../app/scope';
import { mayAnswer, useMe } from '../app/Session';
import { Empty, Failed, Loading } from '../app/states';
import { type CallOffLine, readLines } from './callOffs';
import { sendAnswers } from './confirming';
import { judge, type Names, reasonOf, spanOf, wantsReason } from './judging';
import classes from './paste.module.css';
import { PastePreview } from './PastePreview';
import { MOST_ROWS, PASTE_DRAFT, PASTE_TEXT_DRAFT, type PasteDraft, type PastedSheet, readSheet } from './pasting';

/** Answers from a spreadsheet: paste, look at each row's answer, correct, send. */
export function Paste() {
  const { t } = useTranslation('callOffs');
  const { as, readOnly } = useScope();
  const me = useMe();
  if (as !== 'supplier' || readOnly || !mayAnswer(me)) return <Empty whole title={t('paste.notYours')}>{t('paste.notYoursWhy')}</Empty>;
  return <PasteScreen />;
}

function PasteScreen() {
  const { t } = useTranslation('callOffs');
  const [draft, keep] = useDraft<PasteDraft>(PASTE_DRAFT);
  const [sent, setSent] = useState<number>();
  const pasted = useLocation().state as { text: string } | null;
  return (
    <div className="page" data-testid="paste">
      <title>{`${t('paste.title')} · Weft`}</title>
      <Crumbs way={[{ to: '/call-offs', label: t('title') }]} here={t('paste.title')} />
      <Title order={1}>{t('paste.title')}</Title>
      {sent !== undefined && (
        <Notice tone="good" role="alert">
          <span data-testid="paste-sent">
            {t('paste.done', { count: sent })} {draft && t('paste.left', { count: draft.sheet.rows.length })}
          </span>
        </Notice>
      )}
      {draft ? (
        <Looked draft={draft} onChange={keep} onSent={(count, left) => { setSent(count); keep(left); announce(t('paste.done', { count })); }} onDrop={() => { setSent(undefined); keep(undefined); }} />
      ) : (
        <PasteHere pasted={sent === undefined ? pasted?.text : undefined} onSheet={(sheet) => { setSent(undefined); keep({ sheet, reason: noReason }); }} />
      )}
    </div>
  );
}

/** The field to paste into. For typed text, the reader presses the button. */
function PasteHere({ pasted, onSheet }: { pasted: string | undefined; onSheet: (sheet: PastedSheet) => void }) {
  const { t } = useTranslation('callOffs');
  const [typed, setText] = useDraft<string>(PASTE_TEXT_DRAFT);
  const text = typed ?? pasted ?? '';
  const faultOf = useSheetFault();
  // The list refused the pasted text; this shows the reason.
  const [fault, setFault] = useState(() => (typed === undefined && pasted !== undefined ? faultOf(readSheet(pasted)) : undefined));
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const take = (said: string): void => {
    const sheet = readSheet(said);
    const why = faultOf(sheet);
    setFault(why);
    setText(why === undefined ? undefined : said);
    if (why === undefined) onSheet(sheet);
  };
  return (
    <section className={`panel ${classes.here}`} aria-label={t('paste.here')}>
      <p className={classes.why}>{t('paste.why')}</p>
      <Textarea
        label={t('paste.here')}
        value={text}
        rows={6}
        ref={field}
        spellCheck={false}
        classNames={{ input: classes.text ?? '' }}
        error={fault}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setFault(undefined);
        }}
        onPaste={(event) => {
          const said = event.clipboardData.getData('text/plain');
          if (text !== '' || said.trim() === '') return;
          event.preventDefault();
          take(said);
        }}
        data-testid="paste-text"
      />
      <div>
        <Button leftSection={<IconTableImport size={16} aria-hidden="true" />} disabled={text.trim() === ''} onClick={() => take(text)} data-testid="paste-look">
          {t('paste.look')}
        </Button>
      </div>
      <dl className={classes.rules}>
        {(['columns', 'dates', 'split', 'promised'] as const).map((one) => (
          <div key={one}>
            <dt>{t(`paste.rule.${one}`)}</dt>
            <dd>{t(`paste.rule.${one}Why`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Why the sheet cannot be read at all; undefined if it can. */
function useSheetFault(): (sheet: PastedSheet) => string | undefined {
  const { t } = useTranslation('callOffs');
  return ({ rows, missing, columns }) => {
    const understood = t('paste.fault.understood');
    if (missing.length > 0 && columns.length === 0) return t('paste.fault.heading', { understood });
    if (missing.length > 0) return t('paste.fault.columns', { names: missing.map((one) => t(`paste.field.${one}`)).join(t('paste.and')), understood });
    if (rows.length === 0) return t('paste.fault.empty');
    return rows.length > MOST_ROWS ? t('paste.fault.tooMany', { count: rows.length, most: MOST_ROWS }) : undefined;
  };
}

/**
 * How many days around the pasted days lines are searched: a month's line is due on its first day.
 */
const AROUND = 31;

type LookedProps = { draft: PasteDraft; onChange: (draft: PasteDraft) => void; onSent: (lines: number, left: PasteDraft | undefined) => void; onDrop: () => void };

function Looked({ draft, onChange, onSent, onDrop }: LookedProps) {
  const client = useQueryClient();
  const { as } = useScope();
  const { sheet, reason, reasons } = draft;
  const names = useNames();
  const span = useMemo(() => spanOf(sheet.rows), [sheet.rows]);
  const lines = useQuery({
    queryKey: ['call-offs', 'pasted', { as }, span],
    queryFn: ({ signal }) => (span ? readLines({ as, asOf: undefined }, { dueFrom: daysAfter(span.from, -AROUND), dueUntil: daysAfter(span.until, AROUND) }, signal) : ([] as CallOffLine[])),
    placeholderData: (before) => before,
    structuralSharing: false,
  });
  const judged = useMemo(() => judge(sheet.rows, lines.data ?? [], names), [sheet.rows, lines.data, names]);
  const answers = useMemo(() => [...new Set(judged.flatMap((one) => one.answer ?? []))], [judged]);
  const toSend = answers.filter((one) => one.outcome !== 'same');
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState<ReadonlyMap<string, unknown>>(new Map());
  const wanting = toSend.filter(wantsReason);
  /** The common reason is required if a row has none of its own. */
  const lacking = wanting.filter((one) => reasonFault(reasonOf(one, reasons, reason)) !== null);

  const send = async (): Promise<void> => {
    setTried(true);
    if (sending || toSend.length === 0 || lacking.length > 0) return;
    setSending(true);
    const shares = await sendAnswers(client, as, toSend.map((one) => ({ line: one.line, promises: one.promises, reason: wantsReason(one) ? reasonOf(one, reasons, reason) : null })));
    const done = new Set(shares.filter((share) => share.state === 'done').map((share) => share.schedule));
    const gone = new Set(answers.filter((one) => one.outcome === 'same' || done.has(one.line.schedule)).flatMap((one) => one.rows));
    setFailed(new Map(shares.flatMap((share) => (share.state === 'failed' ? [[share.schedule, share.error] as const] : []))));
    const rows = judged.filter((one) => !one.blank && !gone.has(one.row)).map((one) => one.row);
    await lines.refetch();
    setSending(false);
    setTried(false);
    onSent(toSend.filter((one) => done.has(one.line.schedule)).length, rows.length > 0 ? { ...draft, sheet: { ...sheet, rows } } : undefined);
  };
  if (lines.isPending) return <Loading />;
  if (!lines.data) return <Failed error={lines.error} retry={() => void lines.refetch()} />;
  return <PastePreview judged={judged} toSend={toSend} sheet={sheet} span={span} reason={wanting.length > 0 ? reason : undefined} reasons={reasons ?? {}} lacking={lacking.length} tried={tried} sending={sending} failed={failed} onSheet={(next) => onChange({ ...draft, sheet: next })} onReason={(next) => onChange({ ...draft, reason: next })} onReasonOf={(row, next) => onChange({ ...draft, reasons: { ...reasons, [row]: next } })} onSend={() => void send()} onDrop={onDrop} />;
}

export type Span = { from: string; until: string };

function useNames(): Names {
  const partners = usePartners();
  return useMemo(() => {
    const both = ({ en, zh }: { en: string; zh: string }): string[] => [en, zh];
    const party = (code: string) => partners.find((one) => one.code === code);
    return {
      party: (code) => both(party(code)?.name ?? { en: code, zh: code }),
      site: (code, site) => both(party(code)?.sites.find((one) => one.code === site)?.name ?? { en: site, zh: site }),
    };
  }, [partners]);
}

