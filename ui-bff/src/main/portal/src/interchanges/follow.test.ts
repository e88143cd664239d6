import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { followInterchanges } from './follow';
import type { InterchangeLists } from './interchanges';

test('a change of an interchange with more messages than the stream tells is a row with their number', () => {
  const client = new QueryClient();
  const key = ['interchanges', 'list', { as: 'buyer' }, {}];
  client.setQueryData(key, { pages: [{ items: [], next: null, position: 1 }], pageParams: [null] } as unknown as InterchangeLists);
  const interchange = { id: 'a', sender: 'HENGYUE', receiver: 'WEFT', partners: [], messageCount: 2_000, messages: null };
  followInterchanges.apply(client, 'buyer', { position: 2, interchange } as never);
  const [row] = client.getQueryData<InterchangeLists>(key)?.pages[0]?.items ?? [];
  expect(row).toMatchObject({ id: 'a', messageCount: 2_000, messages: [] });
});
