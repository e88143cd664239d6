import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { Notice } from '../app/Notice';
import { useProblemText } from '../app/problem';
import { mayActFor, type Me, useMe } from '../app/Session';
import { type InterchangeRow, rerun } from './interchanges';
import { WhyDialog } from './WhyDialog';

type Part = { row: InterchangeRow; number: number };
type Failure = Part & { error: unknown };

/**
 * The messages that took no effect. Only these can run again, and a partner's only at the partner's
 * request.
 */
export const idleOf = (rows: InterchangeRow[], me: Me): Part[] =>
  rows.flatMap((row) =>
    row.direction === 'in' && mayActFor(me, row.sender) ? row.messages.flatMap(({ outcome }, at) => (outcome === 'held' || outcome === 'kept' || outcome === 'rejected' ? [{ row, number: at + 1 }] : [])) : [],
  );

/**
 * Runs the messages of all chosen files again, one after the other, and lists those that failed.
 */
export function RunChosenAgain({ chosen, onDone }: { chosen: InterchangeRow[]; onDone: () => void }) {
  const { t } = useTranslation('interchanges');
  const say = useProblemText();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Part[]>();
  const [failures, setFailures] = useState<Failure[]>([]);
  const me = useMe();
  const idle = idleOf(chosen, me);
  const send = async (reason: string): Promise<void> => {
    const failed: Failure[] = [];
    for (const part of asked ?? []) {
      // oxlint-disable-next-line no-await-in-loop -- one may wait for what another brings
      await rerun(part.row.id, part.number, { reason, learnParts: false }).catch((error: unknown) => failed.push({ ...part, error }));
    }
    await client.invalidateQueries({ queryKey: ['interchanges'] });
    announce(t('again.done', { count: (asked ?? []).length - failed.length }));
    setFailures(failed);
    setAsked(failed.length > 0 ? failed : undefined);
    if (failed.length > 0) throw failed[0]?.error;
    onDone();
  };
  return (
    <>
      {idle.length === 0 ? (
        <span className="dim">{t('again.nothing')}</span>
      ) : (
        <Button size="sm" leftSection={<IconRefresh size={16} aria-hidden="true" />} onClick={() => setAsked(idle)} data-testid="run-chosen">
          {t('again.button', { count: idle.length })}
        </Button>
      )}
      {asked && (
        <WhyDialog title={t('again.title', { count: asked.length })} choose={t('rerun.button')} onClose={() => setAsked(undefined)} send={send}>
          {failures.length > 0 && (
            <Notice tone="late">
              <ul>
                {failures.map(({ row, number, error }) => (
                  <li key={`${row.id} ${number}`}>
                    {row.reference} {row.messages[number - 1]?.type}: {say(error)}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
        </WhyDialog>
      )}
    </>
  );
}
