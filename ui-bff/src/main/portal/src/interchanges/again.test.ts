import { expect, test } from 'vitest';
import type { Me } from '../app/Session';
import type { InterchangeRow } from './interchanges';
import { idleOf } from './RunChosenAgain';

const me = (party: string | null, ...roles: string[]) => ({ party: party && { code: party }, roles }) as unknown as Me;
const row = (sender: string, ...outcomes: string[]) => ({ id: sender, direction: 'in', sender, messages: outcomes.map((outcome) => ({ outcome })) }) as unknown as InterchangeRow;

test("a partner's messages are not offered to be run again: the hub would refuse each", () => {
  const chosen = [row('HENGYUE', 'applied', 'held'), row('JIAXIN', 'kept')];
  expect(idleOf(chosen, me('HENGYUE', 'edi')).map((one) => [one.row.sender, one.number])).toEqual([['HENGYUE', 2]]);
  expect(idleOf(chosen, me(null, 'operator'))).toHaveLength(2);
});
