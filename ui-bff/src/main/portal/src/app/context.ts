import { type ComponentType, createContext, lazy } from 'react';
import type { Follower } from './Changes';
import type { Text } from './http';
import type { Scope } from './scope';
import type { Me, Role } from './Session';
import type { Tone } from './Sign';
import { whenThere } from './whenThere';

/** A screen at its path. */
export type Screen = { path: string; at: ComponentType };

/** A group of the menu. */
export type Group = 'demand' | 'supply' | 'shopFloor' | 'shipping' | 'quality' | 'settings';

/** A menu entry, for people who have something to do there. */
export type Place = {
  /** Home alone belongs to no group. */
  group?: Group;
  to: string | ((me: Me) => string);
  /** In the reader's language, read each time it is shown. */
  text: (as: Scope['as']) => string;
  may: (me: Me, as: Scope['as']) => boolean;
  /** The kind of grant that the reader's company must hold from another one. */
  granted?: string;
  /** The roles that use it most. Their phones show it at the foot of every screen. */
  often?: { by: readonly Role[]; icon: ComponentType<{ size?: number; stroke?: number }> };
  /** First segments of other paths that also light this entry. */
  covers?: string[];
  /** The screen has no history and always shows the current state. */
  onlyNow?: boolean;
  /** Types of streams whose history belongs to this screen. */
  streams?: string[];
};

/** How many rows wait, and whether there are more than were counted. */
export type Counted = { count: number; more?: boolean; /** How many of them each person handles, if known. */ hands?: { who: Text; count: number }[] };

/** Why work cannot wait, the most pressing first. */
export const urgencies = ['broken', 'overdue', 'refused', 'run-out', 'unanswered', 'certificate', 'difference'] as const;
export type Urgency = (typeof urgencies)[number];

/** A number on the home screen: work that waits, and the filtered list that shows it. */
export type Need = {
  name: string;
  /** Work that cannot wait, and the one thing to do about it. Other work stands below it. */
  urgent?: { for: Urgency; act: (as: Scope['as']) => string };
  text: () => string;
  /** The necessary action, in a few words. */
  why: (me: Me) => string;
  to: string;
  tone: Tone;
  may: (me: Me, as: Scope['as']) => boolean;
  /** About the running hub, which has no history. */
  ofNow?: true;
  read: (scope: Scope, signal: AbortSignal, me: Me) => Promise<Counted>;
};

/** A search result, and its address. */
export type Found = { to: string; text: string; hint?: string };

/** Finds a context's things by some characters of their names. */
export type Finding = {
  /** The kind of things, in the reader's language. */
  text: (as: Scope['as']) => string;
  may: (me: Me, as: Scope['as']) => boolean;
  read: (text: string, scope: Scope, signal: AbortSignal) => Promise<Found[]>;
};

/** A context's declaration. Shell, home and languages read this and know no context by name. */
export type Context<Name extends string, Texts> = {
  name: Name;
  /**
   * The form of its words, for the compiler only. The words are in en.json and zh.json beside it.
   */
  texts?: Texts;
  screens?: Screen[];
  menu?: Place[];
  /** Entries of the account menu. */
  account?: Place[];
  needs?: Need[];
  finding?: Finding;
  /** Handlers for the events of the change stream, by event name. */
  followers?: Record<string, Follower>;
  /** Shown beside every screen. */
  beside?: ComponentType;
};

/** A component whose code is fetched at its first use. */
export const later = <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name): ComponentType =>
  lazy(async (): Promise<{ default: ComponentType }> => ({ default: (await whenThere(load))[name] }));

/** Every context, for screens that show some of each. */
export const Contexts = createContext<readonly Context<string, object>[]>([]);
