import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Crumb, Crumbs } from './Crumbs';
import classes from './document.module.css';

export type Fact = readonly [string, ReactNode];

type Props = {
  /** What it belongs to: a list, and what is between it and this; nothing under home itself. */
  way?: readonly Crumb[];
  /** Of the browser's tab, and at the end of the way. */
  name: string;
  title: ReactNode;
  /** Terms and values; a term without value is left out. */
  facts: readonly Fact[];
  /** What can be done with the whole of it. */
  children?: ReactNode;
};

/** The head of a screen about one thing: the way to it, what it is, its facts, what to do with it. */
export function DocumentHead({ way = [], name, title, facts, children }: Props) {
  return (
    <>
      <title>{`${name} · Weft`}</title>
      <Crumbs way={way} here={name} />
      <div className={classes.head}>
        <div>
          <Title order={1} className={classes.title}>
            {title}
          </Title>
          <dl className={classes.facts}>
            {facts
              .filter(([, value]) => Boolean(value))
              .map(([term, value]) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
        </div>
        {children && <div className={classes.actions}>{children}</div>}
      </div>
    </>
  );
}
