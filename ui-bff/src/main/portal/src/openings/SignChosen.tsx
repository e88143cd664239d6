import { Button, Group, Progress, Stack } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { announce } from '../app/announce';
import { Dialog } from '../app/Dialog';
import { useFormat } from '../app/format';
import { PartNumber } from '../app/PartNumber';
import { Problem } from '../app/http';
import { Notice } from '../app/Notice';
import { useProblemText } from '../app/problem';
import { useScope } from '../app/scope';
import { Wide } from '../app/Wide';
import classes from './openings.module.css';
import { type Opening, readAgain, sign, standing } from './openings';
import { useWords } from './words';

type Failure = { row: Opening; error: unknown };
/** Milliseconds to wait when the hub is busy, and how often. */
const PAUSE = 2_000;
const PATIENCE = 40;

const isBusy = (error: unknown): boolean => error instanceof Problem && (error.body.status === 429 || error.body.status === 503);

/** Signs one. Many at once may exceed the limit per minute; the rest then waits. */
async function signed(row: Opening): Promise<void> {
  const key = crypto.randomUUID();
  for (let tried = 0; ; tried++) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- the same again, until it is taken
      await sign(row, key);
      return;
    } catch (error) {
      if (!isBusy(error) || tried >= PATIENCE) throw error;
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((go) => setTimeout(go, PAUSE));
    }
  }
}

/** Signs the chosen rows that wait for the reader, one by one, and lists those that failed. */
export function SignChosen({ chosen, onDone }: { chosen: Opening[]; onDone: () => void }) {
  const t = useWords();
  const { as } = useScope();
  // The reader signs what they saw when the dialog opened. The hub refuses a row that has changed
  // since.
  const [seen, setSeen] = useState<Opening[]>();
  const waiting = chosen.filter((row) => standing(row, as) === 'mine');
  return (
    <>
      <Button size="sm" leftSection={<IconSignature size={16} aria-hidden="true" />} disabled={waiting.length === 0} title={waiting.length === 0 ? t('bulk.nothing') : undefined} onClick={() => setSeen(waiting)} data-testid="sign-chosen">
        {t('bulk.button', { count: waiting.length })}
      </Button>
      {seen && (
        <SignDialog
          rows={seen}
          onClose={(done) => {
            setSeen(undefined);
            if (done) onDone();
          }}
        />
      )}
    </>
  );
}

function SignDialog({ rows, onClose }: { rows: Opening[]; onClose: (done: boolean) => void }) {
  const { as } = useScope();
  const t = useWords();
  const format = useFormat();
  const say = useProblemText();
  const client = useQueryClient();
  const [done, setDone] = useState<number>();
  const [failures, setFailures] = useState<Failure[]>([]);
  const running = done !== undefined && done < rows.length;
  const over = done === rows.length;
  const send = async (): Promise<void> => {
    const failed: Failure[] = [];
    setDone(0);
    for (const [at, row] of rows.entries()) {
      // oxlint-disable-next-line no-await-in-loop -- so that the hub's other callers are not crowded out, and the progress is told
      await signed(row).catch((error: unknown) => failed.push({ row, error }));
      setDone(at + 1);
    }
    setFailures(failed);
    announce(t('bulk.done', { count: rows.length - failed.length }));
    await readAgain(client);
    if (failed.length === 0) onClose(true);
  };
  return (
    <Dialog title={t('bulk.title')} size="lg" onClose={() => !running && onClose(over)} data-testid="sign-dialog">
      <Stack gap="md">
        <p className={classes.plain}>{t('bulk.why')}</p>
        {!over && (
          <Wide label={t('bulk.title')}>
            <div className={classes.scroll}>
              <table className={classes.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('column.part')}</th>
                    <th scope="col">{t('column.asOf')}</th>
                    <th scope="col" className={classes.right}>
                      {t('column.received')}
                    </th>
                    <th scope="col" className={classes.right}>
                      {t('column.shipped')}
                    </th>
                    <th scope="col">{t('column.unit')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.id}>
                      <th scope="row">
                        <PartNumber part={row.part} by="buyers" partner={as === 'buyer' ? row.supplier : row.buyer} />
                      </th>
                      <td>{format.date(row.proposal?.terms.asOf ?? '')}</td>
                      <td className={classes.right}>{format.quantity(row.proposal?.terms.received ?? '0')}</td>
                      <td className={classes.right}>{format.quantity(row.proposal?.terms.shipped ?? '0')}</td>
                      <td>{format.unit(row.proposal?.terms.unit ?? '')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Wide>
        )}
        {running && (
          <div role="status">
            <Progress value={((done ?? 0) / rows.length) * 100} aria-label={t('bulk.progress', { done, all: rows.length })} />
            <span className="dim">{t('bulk.progress', { done, all: rows.length })}</span>
          </div>
        )}
        {over && <p className={classes.plain}>{t('bulk.done', { count: rows.length - failures.length })}</p>}
        {failures.length > 0 && (
          <Notice tone="late" role="alert" title={t('bulk.failed')}>
            <ul>
              {failures.map(({ row, error }) => (
                <li key={row.id} data-testid="not-signed" data-part={row.part}>
                  {row.part}: {say(error)}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" disabled={running} onClick={() => onClose(over)}>
            {t(over ? 'bulk.close' : 'form.cancel')}
          </Button>
          {!over && (
            <Button loading={running} onClick={() => void send()} data-testid="sign-all">
              {t('bulk.sign', { count: rows.length })}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}
