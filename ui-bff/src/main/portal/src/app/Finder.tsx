import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Finding, Found, Place } from './context';
import { Dialog } from './Dialog';
import classes from './finder.module.css';
import { useScope, useScopedPath } from './scope';
import { typedAhead } from './useFinder';
import { type Me, useMe } from './Session';

type Props = { places: Place[]; findings: Finding[]; onClose: () => void };
type Group = { title: string; found: Found[] };

const PAUSE = 180;

/** The typed text, once typing pauses. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/** One letter names nothing; one Chinese character may. */
const isEnough = (typed: string): boolean => typed.length >= 2 || /\p{Script=Han}/u.test(typed);

const has = (text: string, typed: string): boolean => text.toLocaleLowerCase().includes(typed.toLocaleLowerCase());

function placesNamed(places: Place[], typed: string, me: Me, as: ReturnType<typeof useScope>['as']): Found[] {
  return places.filter((place) => has(place.text(as), typed)).map((place) => ({ to: typeof place.to === 'string' ? place.to : place.to(me), text: place.text(as) }));
}

/** Finds screens, parts, orders, documents and files by a few characters. */
export function Finder({ places, findings, onClose }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const { as, asOf } = useScope();
  const navigate = useNavigate();
  const path = useScopedPath();
  const list = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  /** The field takes keys from its first moment on, and those typed before it. */
  const begin = useCallback((field: HTMLInputElement | null): void => {
    field?.focus();
    if (field) setText((before) => before + typedAhead());
  }, []);
  const typed = useRested(text.trim());
  const asked = findings.filter((one) => one.may(me, as));
  const answers = useQueries({
    queries: asked.map((one, nth) => ({
      queryKey: ['found', nth, typed, { as, asOf }],
      queryFn: ({ signal }: { signal: AbortSignal }) => one.read(typed, { as, asOf }, signal),
      enabled: isEnough(typed),
      staleTime: 10_000,
      gcTime: 60_000,
    })),
  });
  const groups: Group[] = [
    { title: t('find.screens'), found: placesNamed(places, text.trim(), me, as) },
    ...asked.map((one, nth) => ({ title: one.text(as), found: (isEnough(typed) && answers[nth]?.data) || [] })),
  ].filter((group) => group.found.length > 0);
  const all = groups.flatMap((group) => group.found);
  const chosen = Math.min(at, all.length - 1);
  const working = isEnough(typed) && answers.some((one) => one.isFetching);
  const go = (to: string): void => {
    onClose();
    void navigate(path(to));
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return; // an input method has the keys
    if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, all.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
    else if (event.key === 'Enter' && all[chosen]) go(all[chosen].to);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t('find.title')} onClose={onClose} data-testid="finder">
      <TextInput
        ref={begin}
        data-autofocus
        role="combobox"
        aria-label={t('find.title')}
        aria-expanded={all.length > 0}
        aria-controls={list}
        aria-activedescendant={all.length > 0 ? `${list}-${chosen}` : undefined}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        placeholder={t('find.placeholder')}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
        data-testid="find-text"
      />
      <div id={list} role="listbox" aria-label={t('find.title')} className={classes.list}>
        {groups.map((group, nth) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <div className={classes.title} aria-hidden="true">
              {group.title}
            </div>
            {group.found.map((one, within) => {
              const place = groups.slice(0, nth).reduce((sum, before) => sum + before.found.length, 0) + within;
              return <Option key={one.to} id={`${list}-${place}`} found={one} chosen={place === chosen} onPoint={() => setAt(place)} onChoose={() => go(one.to)} />;
            })}
          </div>
        ))}
      </div>
      <p className={classes.state} role="status">
        {working ? t('find.working') : isEnough(typed) && all.length === 0 ? t('find.nothing', { text: typed }) : ''}
      </p>
    </Dialog>
  );
}

type OptionProps = { id: string; found: Found; chosen: boolean; onPoint: () => void; onChoose: () => void };

function Option({ id, found, chosen, onPoint, onChoose }: OptionProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the combobox's, which points at it
    <div ref={line} id={id} role="option" tabIndex={-1} aria-selected={chosen} className={classes.option} onPointerMove={onPoint} onClick={onChoose} data-testid="found">
      <span>{found.text}</span> {found.hint && <span className="dim">{found.hint}</span>}
    </div>
  );
}
