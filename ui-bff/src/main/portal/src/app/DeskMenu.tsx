import { IconChevronDown } from '@tabler/icons-react';
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Group } from './context';
import classes from './menu.module.css';
import { isAt, type Menu, type Spot } from './navigation';
import { ScopedLink } from './scope';

const TOP = '[data-top]';
const links = (item: Element | null | undefined): HTMLElement[] => [...(item?.querySelectorAll<HTMLElement>('ul a') ?? [])];

/**
 * One row of groups. Each opens a list of its screens, with Enter, Space or the arrow down. Arrows
 * go from group to group and from screen to screen; Escape closes the list. A group of one screen is
 * a link to it, and a person with a single group sees its screens in the row.
 */
export function DeskMenu({ menu, pathname }: { menu: Menu; pathname: string }) {
  const { t } = useTranslation();
  const row = useRef<HTMLElement>(null);
  // On another screen nothing is open.
  const [opened, setOpened] = useState<{ group: Group; at: string }>();
  const open = opened?.at === pathname ? opened.group : undefined;
  const setOpen = (group: Group | undefined): void => setOpened(group && { group, at: pathname });
  const flat = menu.groups.length === 1;
  const leave = (event: FocusEvent): void => {
    if (event.relatedTarget && !row.current?.contains(event.relatedTarget)) setOpen(undefined);
  };
  useEffect(() => {
    if (open === undefined) return undefined;
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && !row.current?.contains(event.target)) setOpened(undefined);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const item = (event.target as Element).closest('[data-item]');
    const top = item?.querySelector<HTMLElement>(TOP);
    if (!item || !top) return;
    const within = links(item);
    const tops = [...(row.current?.querySelectorAll<HTMLElement>(TOP) ?? [])];
    const at = within.indexOf(event.target as HTMLElement);
    const to = (all: HTMLElement[], place: number): void => all.at(place % all.length)?.focus();
    const aside = (step: number): void => {
      setOpen(undefined);
      to(tops, tops.indexOf(top) + step);
    };
    const acts: Record<string, () => void> = {
      ArrowRight: () => aside(1),
      ArrowLeft: () => aside(-1),
      ArrowDown: () => {
        if (within.length === 0) return;
        const group = item.getAttribute('data-item') as Group;
        if (group !== open) flushSync(() => setOpen(group));
        to(within, at + 1);
      },
      ArrowUp: () => (at > 0 ? to(within, at - 1) : top.focus()),
      Home: () => to(at < 0 ? tops : within, 0),
      End: () => to(at < 0 ? tops : within, -1),
      Escape: () => {
        setOpen(undefined);
        top.focus();
      },
    };
    const act = acts[event.key];
    if (!act || (event.key === 'Escape' && open === undefined)) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  const direct = (spot: Spot) => (
    <li key={spot.to} data-item={spot.to} className={classes.item}>
      <ScopedLink to={spot.to} data-top className={classes.top} data-here={isAt(pathname, spot) || undefined} aria-current={isAt(pathname, spot) ? 'page' : undefined}>
        {spot.text}
      </ScopedLink>
    </li>
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the links and buttons in it
    <nav ref={row} className={classes.row} aria-label={t('nav.label')} onKeyDown={press} onBlur={leave}>
      <ul>
        {menu.home && direct(menu.home)}
        {menu.groups.map(({ group, spots }) =>
          flat || spots.length === 1 ? (
            spots.map(direct)
          ) : (
            <li key={group} data-item={group} className={classes.item}>
              <button
                type="button"
                data-top
                data-here={spots.some((spot) => isAt(pathname, spot)) || undefined}
                className={classes.top}
                aria-expanded={open === group}
                aria-controls={`menu-${group}`}
                onClick={() => setOpen(open === group ? undefined : group)}
              >
                {t(`nav.group.${group}`)}
                <IconChevronDown size={14} stroke={1.8} aria-hidden="true" />
              </button>
              <ul id={`menu-${group}`} hidden={open !== group} className={classes.list}>
                {spots.map((spot) => (
                  <li key={spot.to}>
                    <ScopedLink to={spot.to} aria-current={isAt(pathname, spot) ? 'page' : undefined} onClick={() => setOpen(undefined)}>
                      {spot.text}
                    </ScopedLink>
                  </li>
                ))}
              </ul>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}
