import { Button, Group, Stack } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf, promised, split } from '../answers/answers';
import { noReason, ReasonFields, reasonFault } from '../answers/ReasonFields';
import { SplitRows } from '../answers/SplitRows';
import { Dialog } from '../app/Dialog';
import { useFormat } from '../app/format';
import type { OrderLine } from './orders';
import type { Response } from './responses';

type Props = {
  kind: 'propose' | 'refuse' | 'refuse-proposal';
  line: OrderLine;
  onClose: () => void;
  onChosen: (response: Response) => void;
};

/** The answers that need words: another date or quantity, or no. Nothing is sent from here. */
export function AnswerDialog({ kind, line, onClose, onChosen }: Props) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const [splits, setSplits] = useState(() => line.schedule.map(split));
  const [reason, setReason] = useState(noReason);
  const [judged, setJudged] = useState(false);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setJudged(true);
    if (reasonFault(reason)) return;
    if (kind !== 'propose') return onChosen({ line: line.line, answer: kind, reason });
    if (splits.some((one) => faultOf(one, splits))) return;
    onChosen({ line: line.line, answer: 'propose', schedule: promised(splits), reason });
  };
  return (
    <Dialog onClose={onClose} title={t(`dialog.${kind}`, { line: line.line, part: line.part })}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {kind === 'propose' && (
            <SplitRows splits={splits} onChange={setSplits} asked={line.quantity} unit={format.unit(line.unit)} judged={judged} errors={[]} />
          )}
          <ReasonFields reason={reason} onChange={setReason} judged={judged} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
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
