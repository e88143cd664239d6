import { Button, Group, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { balance, faultOf, isMore, promised, type Split, split } from '../answers/answers';
import { noReason, ReasonFields, reasonFault } from '../answers/ReasonFields';
import { SplitRows } from '../answers/SplitRows';
import { Dialog } from '../app/Dialog';
import { useDraftAbout } from '../app/draft';
import { fieldErrors, isStale } from '../app/problem';
import { useScope } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { type CallOffLine, lineKey, type Promised } from './callOffs';
import { commit, reread } from './confirming';
import { dueText, useWords } from './words';

/** An answer other than yes: the supplier's own dates and quantities, with a reason. */
export function Propose({ line, begun, onClose }: { line: CallOffLine; /** Values typed elsewhere before. */ begun?: Promised[] | undefined; onClose: () => void }) {
  const words = useWords();
  const { t, format } = words;
  const client = useQueryClient();
  const { as } = useScope();
  const [kept, keep] = useDraftAbout<{ promises: Promised[]; reason: typeof noReason }>('call-offs.propose', lineKey(line), line.quantity);
  const start = begun?.length ? begun : kept ? kept.promises : line.promises.length > 0 ? line.promises : [{ date: line.due, quantity: line.quantity }];
  const [splits, setSplits] = useState(() => start.map(split));
  const [reason, setReason] = useState(kept?.reason ?? line.reason ?? noReason);
  const [judged, setJudged] = useState(false);
  const { sending, error, send } = useSending();

  const edited = (next: Split[], why: typeof noReason): void => {
    setSplits(next);
    setReason(why);
    keep({ promises: promised(next), reason: why });
  };
  const asCalled = splits.length === 1 && splits[0]?.date === line.due && balance(splits, line.quantity) === '0';
  const faulty = splits.some((one) => faultOf(one, splits)) || isMore(splits, line.quantity) || (!asCalled && reasonFault(reason) !== null);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setJudged(true);
    if (faulty) return;
    const said = { promises: promised(splits), reason: asCalled ? null : reason };
    const taken = await send(
      (key) =>
        commit(client, as, line.schedule, [{ line, ...said }], key).catch((failure: unknown) => {
          if (isStale(failure)) void reread(client, as, line.schedule);
          throw failure;
        }),
      [line.release, said],
    );
    if (!taken) return;
    keep(undefined);
    onClose();
  };
  return (
    <Dialog onClose={onClose} title={t('propose.title', { part: line.part })} data-testid="propose-dialog">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <div>
            {t('propose.asked', {
              quantity: format.quantity(line.quantity),
              unit: format.unit(line.unit),
              due: line.bucket === 'day' ? format.weekdayAndDate(line.due) : dueText(words, line).join(' '),
              release: line.release,
            })}
          </div>
          <SplitRows splits={splits} onChange={(next) => edited(next, reason)} asked={line.quantity} unit={format.unit(line.unit)} judged={judged} errors={fieldErrors(error)} />
          {!asCalled && <ReasonFields reason={reason} onChange={(next) => edited(splits, next)} judged={judged} />}
          <NotSent error={error} title={isStale(error) ? t('propose.changedMeanwhile') : undefined} />
          <Group justify="flex-end" gap="sm">
            <Button
              variant="default"
              onClick={() => {
                keep(undefined);
                onClose();
              }}
            >
              {t('propose.cancel')}
            </Button>
            <Button type="submit" loading={sending} data-testid="propose-send">
              {asCalled ? t('propose.sendAsCalled') : t('propose.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
