import { Button } from '@mantine/core';
import { IconHandStop, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { type Hand, type Hands, nameOf, readHands } from '../app/hands';
import { submit } from '../app/http';
import { useProblemText } from '../app/problem';
import { useScope } from '../app/scope';
import { visible } from '../app/visible';
import type { Column } from './columns';
import classes from './table.module.css';
import { useKeepsViews } from './views';

/**
 * Milliseconds between reads. Taking a row in hand is no history, so the stream does not report it.
 */
const AGAIN = 20_000;
const none: Hands = new Map();

/** The person who took each row of a list in hand, by row key. Past moments do not keep this. */
export function useHands(list: string, wanted = true): Hands {
  const { asOf } = useScope();
  const keeps = useKeepsViews();
  const answer = useQuery({ queryKey: ['in-hand', list], queryFn: ({ signal }) => readHands(list, signal), enabled: wanted && keeps && !asOf, refetchInterval: AGAIN });
  return (asOf ? undefined : answer.data) ?? none;
}

/** The column of the person who has a row in hand; it appears by itself once somebody has one. */
export function useHandColumn<Row>(hands: Hands, keyOf: (row: Row) => string): Column<Row> {
  const { t } = useTranslation('table');
  const format = useFormat();
  return useMemo(() => {
    const of = (row: Row): Hand | undefined => hands.get(keyOf(row));
    const named = (row: Row): string | null => {
      const hand = of(row);
      return hand ? format.text(nameOf(hand)) : null;
    };
    return {
      name: 'hand',
      head: t('hand.column'),
      place: 'labelled',
      extra: hands.size === 0,
      cell: (row) => {
        const hand = of(row);
        return (
          hand && (
            <span title={`${visible(format.text(nameOf(hand)))} · ${format.moment(hand.takenAt)}`} data-testid="hand">
              {visible(format.text(nameOf(hand)))}
            </span>
          )
        );
      },
      value: (row) => named(row),
      group: (row) => named(row) ?? t('hand.nobody'),
      restsOn: [...hands.values()].map((hand) => `${hand.row} ${hand.takenBy}`).join(),
    };
  }, [hands, keyOf, t, format]);
}

type Props<Row> = { list: string; hands: Hands; chosen: Row[]; keyOf: (row: Row) => string; onDone: () => void };

/** Takes the chosen rows in hand, or gives them back. */
export function TakeInHand<Row>({ list, hands, chosen, keyOf, onDone }: Props<Row>) {
  const { t } = useTranslation('table');
  const { readOnly } = useScope();
  const keeps = useKeepsViews();
  const say = useProblemText();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (taken: boolean) => submit('/in-hand', { method: 'PUT', body: JSON.stringify({ list, rows: chosen.map(keyOf), taken }) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['in-hand', list] });
      void client.invalidateQueries({ queryKey: ['needs'] });
      onDone();
    },
  });
  if (readOnly || !keeps) return null;
  const held = chosen.some((row) => hands.has(keyOf(row)));
  return (
    <>
      <Button size="sm" variant="default" loading={change.isPending && change.variables} leftSection={<IconHandStop size={16} aria-hidden="true" />} onClick={() => change.mutate(true)} data-testid="take-in-hand">
        {t('hand.take')}
      </Button>
      {held && (
        <Button size="sm" variant="default" loading={change.isPending && !change.variables} leftSection={<IconX size={16} aria-hidden="true" />} onClick={() => change.mutate(false)} data-testid="give-back">
          {t('hand.giveBack')}
        </Button>
      )}
      {change.isError && (
        <span role="alert" className={classes.fault}>
          {say(change.error)}
        </span>
      )}
    </>
  );
}
