import { Button, Progress, SegmentedControl, Textarea, Title } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { useUrlFilters } from '../app/filters';
import { useScope } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { useMe } from '../app/Session';
import { Empty } from '../app/states';
import { type Format, handIn, type Imported, type Mode, pastedSheet, putOf, saveBadRows, saveExport, type Sheet, sheetOf } from './imports';
import classes from './imports.module.css';
import { Preview } from './Preview';
import { type What, whatsOf } from './roles';

/** Sheets in and out: a template or the current data, a preview of a file, then the import. */
export function Import() {
  const { t } = useTranslation('imports');
  const me = useMe();
  const { as, readOnly } = useScope();
  const mine = whatsOf(me, as);
  if (readOnly) return <Empty whole title={t('pastOnly')}>{t('pastOnlyWhy')}</Empty>;
  if (mine.length === 0) return <Empty whole title={t('notYours')}>{t('notYoursWhy')}</Empty>;
  return <Screen mine={mine} />;
}

function Screen({ mine }: { mine: What[] }) {
  const { t } = useTranslation('imports');
  const [chosen, choose] = useUrlFilters(['what']);
  const what = mine.find((one) => one === chosen.what) ?? mine[0] ?? 'part-agreements';
  return (
    <div className="page" data-testid="imports">
      <title>{`${t('title')} · Weft`}</title>
      <div className={classes.head}>
        <Title order={1}>{t('title')}</Title>
        {mine.length > 1 && <SegmentedControl className={classes.whats} size="sm" aria-label={t('whatLabel')} value={what} onChange={(one) => choose({ what: one })} data={mine.map((one) => ({ value: one, label: t(`what.${one}`) }))} data-testid="import-what" />}
      </div>
      <p className={classes.why}>
        {mine.length === 1 && <strong>{t(`what.${what}`)}. </strong>}
        {t(`whatWhy.${what}`)}
      </p>
      <Transfer key={what} what={what} />
    </div>
  );
}

type Busy = { mode: Mode; state?: Imported };

function Transfer({ what }: { what: What }) {
  const { t, i18n } = useTranslation('imports');
  const client = useQueryClient();
  const { as } = useScope();
  const [sheet, setSheet] = useState<Sheet>();
  const [state, setState] = useState<Imported>();
  const [busy, setBusy] = useState<Busy>();
  const { error, send, forget } = useSending();

  const run = async (its: Sheet, mode: Mode): Promise<void> => {
    setBusy({ mode });
    await send(async () => {
      const ended = await handIn(what, its, mode, as, i18n.language, (on) => setBusy({ mode, state: on }));
      setState(ended);
      announce(mode === 'preview' ? t('preview.title', { name: its.name }) : t('result.done', { count: putOf(ended) }));
      if (mode !== 'preview') await client.invalidateQueries();
    }, [mode, its.name]);
    setBusy(undefined);
  };
  const take = (its: Sheet): void => {
    setSheet(its);
    setState(undefined);
    void run(its, 'preview');
  };
  const clear = (): void => {
    setSheet(undefined);
    setState(undefined);
    forget();
  };
  return (
    <>
      {!state && !busy && (
        <div className={classes.ways}>
          <HandIn onSheet={take} />
          <Get onSave={(format, template) => void send(() => saveExport(what, format, template, as, i18n.language), ['template', format, template])} />
        </div>
      )}
      {busy && sheet && <Working busy={busy} name={sheet.name} />}
      <NotSent error={error} />
      {state && sheet && !busy && (
        <Preview state={state} name={sheet.name} onPut={(mode) => void run(sheet, mode)} onBadRows={() => void send(() => saveBadRows(state, sheet, i18n.language), ['bad rows', sheet.name])} onAnother={clear} onDecimals={(decimals) => take({ ...sheet, decimals })} />
      )}
    </>
  );
}

function Working({ busy: { mode, state }, name }: { busy: Busy; name: string }) {
  const { t } = useTranslation('imports');
  const rows = state?.rows ?? 0;
  const looked = mode === 'preview' ? (state ? state.good + state.bad + state.unchanged : 0) : (state?.done ?? 0);
  return (
    <div className={`panel ${classes.working}`} role="status" data-testid="import-working">
      <p>{mode === 'preview' ? t('checking', { name }) : t('putting', { name, done: looked, rows })}</p>
      <Progress value={rows > 0 ? Math.max(3, (100 * looked) / rows) : 100} animated={rows === 0} aria-label={t('progress', { done: looked, rows })} />
    </div>
  );
}

function HandIn({ onSheet }: { onSheet: (sheet: Sheet) => void }) {
  const { t } = useTranslation('imports');
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const heading = useId();
  const choose = async (files: FileList | null): Promise<void> => {
    const file = files?.[0];
    if (file) onSheet(await sheetOf(file));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void choose(event.dataTransfer.files);
  };
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain');
    if (text.trim() === '') return;
    event.preventDefault();
    onSheet(pastedSheet(text, t('in.pasted')));
  };
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading} className={classes.heading}>
        {t('in.title')}
      </h2>
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        data-testid="import-drop"
      >
        <IconFileSpreadsheet size={30} stroke={1.3} aria-hidden="true" />
        <Button onClick={() => input.current?.click()} data-testid="import-choose">
          {t('in.choose')}
        </Button>
        <span className="dim">{t('in.drop')}</span>
        <input ref={input} type="file" hidden accept=".csv,.txt,.tsv,.xlsx,.ndjson,.jsonl" aria-label={t('in.choose')} onChange={(event) => void choose(event.currentTarget.files)} data-testid="import-file" />
      </div>
      <Textarea label={t('in.paste')} description={t('in.pasteWhy')} value="" onChange={(event) => event.currentTarget.value.includes('\n') && onSheet(pastedSheet(event.currentTarget.value, t('in.pasted')))} onPaste={paste} rows={2} data-testid="import-paste" />
      <p className="dim">{t('in.why')}</p>
    </section>
  );
}

function Get({ onSave }: { onSave: (format: Format, template: boolean) => void }) {
  const { t } = useTranslation('imports');
  const heading = useId();
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading} className={classes.heading}>
        {t('out.title')}
      </h2>
      {([true, false] as const).map((template) => {
        const name = t(template ? 'out.template' : 'out.export');
        return (
          <div key={String(template)} className={classes.get}>
            <span>{name}</span>
            {(['xlsx', 'csv'] as const).map((format) => (
              <Button key={format} size="xs" variant="default" leftSection={<IconDownload size={15} aria-hidden="true" />} onClick={() => onSave(format, template)} aria-label={`${name} ${format.toUpperCase()}`} data-testid={`${template ? 'template' : 'export'}-${format}`}>
                {format.toUpperCase()}
              </Button>
            ))}
          </div>
        );
      })}
      <p className="dim">{t('out.why')}</p>
    </section>
  );
}
