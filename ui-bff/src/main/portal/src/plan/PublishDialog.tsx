import { Button, Group, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ComponentType, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { minus } from '../app/decimal';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { ScopedLink } from '../app/scope';
import { NotSent } from '../app/sending';
import { Sign } from '../app/Sign';
import { balancePath } from '../balance/balance';
import classes from './plan.module.css';
import type { Asked } from './PlanSheet';
import { type Measured, partsOf, type Row } from './row';
import { changesOf } from './sheet';

type Props<Its extends Row, Publication> = Asked<Its> & {
  title: string;
  /** The publication of a row. */
  publicationOf: (row: Measured<Its>) => Publication;
  /** `seen`: the version of the plan that the reader saw; undefined if there was none. */
  publish: (publication: Publication, key: string, seen: number | undefined) => Promise<unknown>;
  /** The first words of the query keys to read again. */
  changes: string[];
  /** The description of a row. */
  about: (row: Measured<Its>) => string;
  /** The expected effect, shown before sending. */
  foreseen?: ComponentType<{ publication: Publication }>;
};
type State = { state: 'sending' | 'done' | 'failed'; error?: unknown };

/** The changes and those affected, before sending; then the result of each row. */
export function PublishDialog<Its extends Row, Publication>({ title, rows, site, columns, edits, publicationOf, publish, changes, about, foreseen: Foreseen, onDone, onClose }: Props<Its, Publication>) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const client = useQueryClient();
  // The state when the dialog opened, so that other publications do not change what the reader is
  // reading.
  const [asked] = useState(() => rows.map((row) => ({ row, change: changesOf(edits, row.plan, row.key, columns), publication: publicationOf(row) })));
  const keys = useRef(new Map(rows.map((row) => [row.key, crypto.randomUUID()])));
  const [states, setStates] = useState<ReadonlyMap<string, State>>(new Map());
  const [sending, setSending] = useState(false);
  const set = (row: string, state: State): void => setStates((all) => new Map(all).set(row, state));
  const left = asked.filter(({ row }) => states.get(row.key)?.state !== 'done');
  const unread = asked.some(({ change }) => change && change.unread.length > 0);

  const send = async (): Promise<void> => {
    setSending(true);
    const done: string[] = [];
    for (const { row, publication } of left) {
      set(row.key, { state: 'sending' });
      try {
        await publish(publication, keys.current.get(row.key) ?? '', row.plan?.version);
        set(row.key, { state: 'done' });
        done.push(row.key);
      } catch (error) {
        set(row.key, { state: 'failed', error });
      }
    }
    for (const queries of changes) await client.invalidateQueries({ queryKey: [queries] });
    onDone(done);
    setSending(false);
  };
  return (
    <Dialog title={title} onClose={onClose} data-testid="publish-dialog">
      <Stack gap="md">
        <p className={classes.why}>{t('dialog.why')}</p>
        <ul className={classes.changes}>
          {asked.map(({ row, change, publication }) => (
            <li key={row.key} data-testid="change" data-part={row.part}>
              <div>
                <PartNumber part={row.part}>{(own) => <strong>{own}</strong>}</PartNumber>{' '}
                {change && (
                  <>
                    <span className="number">{`${format.quantity(change.before)} → ${format.quantity(change.now)} (${format.signed(minus(change.now, change.before))})`}</span> {format.unit(row.unit)}
                  </>
                )}
                {change && <span className="dim"> · {t('dialog.cells', { count: change.cells })}</span>}
              </div>
              <div className="dim">{about(row)}</div>
              {change && change.unread.length > 0 && <div className={classes.fault}>{t('dialog.unread', { texts: format.list(change.unread) })}</div>}
              {Foreseen && change && change.unread.length === 0 && !states.has(row.key) && <Foreseen publication={publication} />}
              <StateOf state={states.get(row.key)} part={row.part} site={site} />
            </li>
          ))}
        </ul>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t(left.length === 0 ? 'dialog.close' : 'dialog.cancel')}
          </Button>
          {left.length > 0 && (
            <Button loading={sending} disabled={unread} onClick={() => void send()} data-testid="publish-send">
              {t('dialog.send', { count: partsOf(left.map(({ row }) => row)) })}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

function StateOf({ state, part, site }: { state: State | undefined; part: string; site: string }) {
  const { t } = useTranslation('plan');
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
