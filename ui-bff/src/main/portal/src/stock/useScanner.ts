import { useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useState } from 'react';
import { Problem } from '../app/http';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import type { Field } from '../labels/fields';
import type { Asked, Option } from '../labels/Question';
import type { Labelled } from './labelled';
import { meaningsAt } from './meaning';
import { type Desk, type Read, reading } from './reading';
import { type Item, nothing } from './scanning';

type Place = {
  /** The current site and document. */
  at: () => { site: string; document: string };
  onLabel: (fields: Field[]) => void;
  book: (item: Item, label: Labelled | undefined) => void;
};

/** Takes codes one by one, and asks the hub which of the reader's parts a label means. */
export function useScanner(place: Place) {
  const client = useQueryClient();
  const { sides } = useMe();
  const { as } = useScope();
  const [{ draft, fault, remarks }, show] = useState<Read>({ draft: nothing, remarks: [] });
  const [question, setQuestion] = useState<Asked<unknown>>();
  const [waiting, setWaiting] = useState(0);
  const desk: Desk = {
    sells: () => as === 'supplier',
    meanings: (named) => {
      const { site, document } = place.at();
      return meaningsAt({ site, document: document || (named ?? ''), sides }, client);
    },
    show,
    ask: <T>(text: Asked<T>['text'], options: Option<T>[]): Promise<T | undefined> =>
      new Promise((resolve) => {
        const answer = (one: unknown): void => {
          setQuestion(undefined);
          resolve(one as T | undefined);
        };
        setQuestion({ text, options, answer });
      }),
    onLabel: place.onLabel,
    book: place.book,
    waits: setWaiting,
    failed: (error) => {
      if (!(error instanceof Problem)) reportError(error);
    },
  };
  const [scanner] = useState(() => reading(desk));
  useLayoutEffect(() => scanner.sitAt(desk));
  return { draft, fault, remarks, question, waiting: waiting > 0, scanner };
}
