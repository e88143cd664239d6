import { type ComponentType, createContext, lazy } from 'react';
import type { Follower } from './Changes';
import type { Scope } from './scope';
import type { Me } from './Session';
import type { Tone } from './Sign';
import { whenThere } from './whenThere';

/** A screen at its path. */
export type Screen = { path: string; at: ComponentType };

/** An entry of the menu, for those who have something to do there. */
export type Place = {
  to: string | ((me: Me) => string);
  /** In the reader's language, asked for each time it is shown. */
  text: (as: Scope['as']) => string;
  may: (me: Me, as: Scope['as']) => boolean;
  /** First segments of other paths that belong to it: it is lit there too. */
  covers?: string[];
  /** It has no history: whatever moment is chosen, it shows the current state. */
  onlyNow?: boolean;
  /** Types of streams whose history stands below it. */
  streams?: string[];
};

/** How many rows wait, and whether there are more than were counted. */
export type Counted = { count: number; more?: boolean; /** Who looks after how many of them, where that is said. */ hands?: { who: string; count: number }[] };

/** A number of the home: what waits for somebody, and the filtered list that shows it. */
export type Need = {
  name: string;
  text: () => string;
  /** What to do about it, in a few words. */
  why: (me: Me) => string;
  to: string;
  tone: Tone;
  may: (me: Me, as: Scope['as']) => boolean;
  /** Of how the hub runs, which is no history: nobody knows it of a past moment. */
  ofNow?: true;
  read: (scope: Scope, signal: AbortSignal) => Promise<Counted>;
};

/** Something that was looked for, and where it is. */
export type Found = { to: string; text: string; hint?: string };

/** How a context's things are found by some characters of their names. */
export type Finding = {
  /** What they are, in the reader's language. */
  text: (as: Scope['as']) => string;
  may: (me: Me, as: Scope['as']) => boolean;
  read: (text: string, scope: Scope, signal: AbortSignal) => Promise<Found[]>;
};

/** All that a context says of itself: the shell, the home and the languages read this and know none by name. */
export type Context<Name extends string, Texts> = {
  name: Name;
  /** The form of its words, for the compiler alone: they are in en.json and zh.json beside it. */
  texts?: Texts;
  screens?: Screen[];
  menu?: Place[];
  /** Entries of the menu of one's own account. */
  account?: Place[];
  needs?: Need[];
  finding?: Finding;
  /** What to do with the events of the change stream, by their names. */
  followers?: Record<string, Follower>;
  /** Stands beside every screen. */
  beside?: ComponentType;
};

/** A component whose code is fetched when it is first shown. */
export const later = <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name): ComponentType =>
  lazy(async (): Promise<{ default: ComponentType }> => ({ default: (await whenThere(load))[name] }));

/** Everything that the portal is made of, for the screens that show some of each. */
export const Contexts = createContext<readonly Context<string, object>[]>([]);
