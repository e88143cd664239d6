import { Button, Group, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { minus } from '../app/decimal';
import { useFormat } from '../app/format';
import { usePartnerName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { NotSent } from '../app/sending';
import { Sign } from '../app/Sign';
import { balancePath } from '../balance/balance';
import { Breaks } from './Breaks';
import type { PartRow } from './OutputGrid';
import classes from './production.module.css';
import { publish, type Publication } from './production';
import { changesOf, type Column, type Edits, publicationOf } from './sheet';

type Props = { rows: PartRow[]; site: string; columns: Column[]; edits: Edits; onDone: (parts: string[]) => void; onClose: () => void };
type State = { state: 'sending' | 'done' | 'failed'; error?: unknown };

/** What changes for whom, before it is sent; then what became of each part. */
export function PublishDialog({ rows, site, columns, edits, onDone, onClose }: Props) {
  const { t } = useTranslation('production');
  const format = useFormat();
  const client = useQueryClient();
  const partner = usePartnerName();
  // As it was when the dialog opened: what is published meanwhile does not move what is being read.
  const [asked] = useState(() => rows.map((row) => ({ row, change: changesOf(edits, row.schedule, row.part, columns) })));
  const keys = useRef(new Map(rows.map((row) => [row.part, crypto.randomUUID()])));
  const [states, setStates] = useState<ReadonlyMap<string, State>>(new Map());
  const [sending, setSending] = useState(false);
  const set = (part: string, state: State): void => setStates((all) => new Map(all).set(part, state));
  const left = asked.filter(({ row }) => states.get(row.part)?.state !== 'done');
  const unread = asked.some(({ change }) => change && change.unread.length > 0);

  const publication = (row: PartRow): Publication => publicationOf(edits, row.schedule, { site, part: row.part, unit: row.unit, buyers: row.buyers }, columns);
  const send = async (): Promise<void> => {
    setSending(true);
    const done: string[] = [];
    for (const { row } of left) {
      set(row.part, { state: 'sending' });
      try {
        await publish(publication(row), keys.current.get(row.part) ?? '');
        set(row.part, { state: 'done' });
        done.push(row.part);
      } catch (error) {
        set(row.part, { state: 'failed', error });
      }
    }
    await client.invalidateQueries({ queryKey: ['production'] });
    await client.invalidateQueries({ queryKey: ['balance'] });
    onDone(done);
    setSending(false);
  };
  return (
    <Dialog title={t('dialog.title')} onClose={onClose} data-testid="publish-dialog">
      <Stack gap="md">
        <p className={classes.why}>{t('dialog.why')}</p>
        <ul className={classes.changes}>
          {asked.map(({ row, change }) => (
            <li key={row.part} data-testid="change" data-part={row.part}>
              <div>
                <strong>{row.part}</strong> <span className="number">{change && `${format.quantity(change.before)} → ${format.quantity(change.now)} (${format.signed(minus(change.now, change.before))})`}</span> {format.unit(row.unit)}
                <span className="dim"> · {t('dialog.cells', { count: change?.cells ?? 0 })}</span>
              </div>
              <div className="dim">{row.buyers.length > 0 ? t('dialog.shownTo', { names: format.list(row.buyers.map(partner)) }) : t('dialog.shownToNobody')}</div>
              {change && change.unread.length > 0 && <div className={classes.fault}>{t('dialog.unread', { texts: format.list(change.unread) })}</div>}
              {change && change.unread.length === 0 && !states.has(row.part) && <Breaks publication={publication(row)} />}
              <StateOf state={states.get(row.part)} part={row.part} site={site} />
            </li>
          ))}
        </ul>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t(left.length === 0 ? 'dialog.close' : 'dialog.cancel')}
          </Button>
          {left.length > 0 && (
            <Button loading={sending} disabled={unread} onClick={() => void send()} data-testid="publish-send">
              {t('dialog.send', { count: left.length })}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

function StateOf({ state, part, site }: { state: State | undefined; part: string; site: string }) {
  const { t } = useTranslation('production');
  if (!state || state.state === 'sending') return null;
  if (state.state === 'failed') return <NotSent error={state.error} fields inline={classes.fault ?? ''} />;
  return (
    <div>
      <Sign tone="good" sign="✓">
        {t('dialog.published')}
      </Sign>{' '}
      <ScopedLink to={balancePath(part, site)} className="inText">
        {t('dialog.balance')}
      </ScopedLink>
    </div>
  );
}
