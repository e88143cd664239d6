import { Button, Group, Stack } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf, isMore, type Promised, promised, type Split, split } from '../answers/answers';
import { noReason, ReasonFields, reasonFault } from '../answers/ReasonFields';
import { SplitRows } from '../answers/SplitRows';
import { Dialog } from '../app/Dialog';
import { useDraftAbout } from '../app/draft';
import { useFormat } from '../app/format';
import { type OrderLine, seenOf } from './orders';
import type { Response } from './responses';

type Props = {
  kind: 'propose' | 'refuse' | 'refuse-proposal';
  order: string;
  line: OrderLine;
  onClose: () => void;
  onChosen: (response: Response) => void;
};

/** Answers that need input: another date or quantity, or no. The dialog sends nothing. */
export function AnswerDialog({ kind, order, line, onClose, onChosen }: Props) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const [kept, keep] = useDraftAbout<{ promises: Promised[]; reason: typeof noReason }>('orders.answering', JSON.stringify([order, line.line, kind]), seenOf(line));
  const [splits, setSplits] = useState(() => (kept?.promises ?? line.schedule).map(split));
  const [reason, setReason] = useState(kept?.reason ?? noReason);
  const [judged, setJudged] = useState(false);
  const edited = (next: Split[], why: typeof noReason): void => {
    setSplits(next);
    setReason(why);
    keep({ promises: promised(next), reason: why });
  };
  const choose = (response: Response): void => {
    keep(undefined);
    onChosen(response);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setJudged(true);
    if (reasonFault(reason)) return;
    if (kind !== 'propose') return choose({ line: line.line, answer: kind, reason });
    if (splits.some((one) => faultOf(one, splits)) || isMore(splits, line.quantity)) return;
    choose({ line: line.line, answer: 'propose', schedule: promised(splits), reason });
  };
  return (
    <Dialog onClose={onClose} title={t(`dialog.${kind}`, { line: line.line, part: line.part })}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {kind === 'propose' && (
            <SplitRows splits={splits} onChange={(next) => edited(next, reason)} asked={line.quantity} unit={format.unit(line.unit)} judged={judged} errors={[]} />
          )}
          <ReasonFields reason={reason} onChange={(next) => edited(splits, next)} judged={judged} />
          <Group justify="flex-end" gap="sm">
            <Button
              variant="default"
              onClick={() => {
                keep(undefined);
                onClose();
              }}
            >
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" data-testid="answer-choose">
              {t('dialog.choose')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
