import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { get } from './http';
import { HUB } from './partners';
import type { Page } from './scope';
import { useMe } from './Session';
import { visible } from './visible';

type Person = { code: string; /** Null after it was erased. */ name: string | null };

const PAGE = 500;
/** The names of at most 5,000 people are read; a code stands for anybody beyond. */
const MOST_PAGES = 10;

/** The people of the reader's party by code, erased ones too. */
async function readPeople(signal: AbortSignal): Promise<ReadonlyMap<string, Person>> {
  const people = new Map<string, Person>();
  let cursor: string | null | undefined;
  for (let at = 0; at < MOST_PAGES && cursor !== null; at++) {
    const page: Page<Person> = await get<Page<Person>>('/people', { erased: 'true', limit: PAGE, cursor }, signal);
    for (const person of page.items) people.set(person.code, person);
    cursor = page.next;
  }
  return people;
}

const isPerson = (member: string): boolean => /^P-\d{4,9}$/.test(member);

/** The people of the reader's party whose names were not erased. */
export function usePeople(): Person[] {
  const people = useQuery({ queryKey: ['people'], queryFn: ({ signal }) => readPeople(signal), staleTime: 60_000 }).data;
  return [...(people?.values() ?? [])].filter((one) => one.name !== null);
}

/**
 * The person's name of today, or the program that acted. Null for nobody, and for a person of
 * another party, whose name the hub keeps from the reader.
 */
export function usePersonName(): (party: string, member: string | null) => string | null {
  const { t } = useTranslation();
  const own = useMe().party?.code ?? HUB;
  const people = useQuery({ queryKey: ['people'], queryFn: ({ signal }) => readPeople(signal), staleTime: 60_000 }).data;
  return useCallback(
    (party, member) => {
      if (member === null || !isPerson(member)) return member && visible(member);
      if (party !== own) return null;
      const person = people?.get(member);
      return person ? visible(person.name ?? t('person.erased')) : member;
    },
    [own, people, t],
  );
}
