import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { get, onNoMembership, onSessionOver, type Problem, readSession, type Text } from './http';
import { Landing } from './Landing';
import { useNamesSettled } from './partners';
import { SessionOver } from './SessionOver';
import { SignOut } from './SignOut';
import { Failed, Loading } from './states';
import type { Side } from './scope';

export type Me = {
  /** Null for those who act for no party: the operator. */
  party: { code: string; name: Text } | null;
  user: string | null;
  roles: string[];
  sides: Side[];
  defaultSide: Side | null;
};

const MeContext = createContext<Me | undefined>(undefined);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside of a session');
  return me;
}

export type Role = 'buyer' | 'sales' | 'planner' | 'warehouse' | 'quality' | 'edi' | 'auditor' | 'bank' | 'operator';
/** Whether one has any of these roles. */
export const does = (me: Me, ...roles: Role[]): boolean => roles.some((role) => me.roles.includes(role));
/** Whether one may promise for call-offs; the hub asks the same. */
export const mayAnswer = (me: Me): boolean => does(me, 'sales', 'planner', 'edi');
/** Whether one may answer orders and the proposals for them; the hub asks the same. */
export const mayRespond = (me: Me): boolean => does(me, 'sales', 'buyer', 'planner', 'edi');

/** Whether there are orders and call-offs to see: of one's own sides, or, for the auditor, of all. */
export const seesTrade = (me: Me): boolean => me.sides.length > 0 || me.roles.includes('auditor');
/** Whether one trades with nobody here, and only looks at what companies share: a bank. */
export const onlyLooks = (me: Me): boolean => does(me, 'bank');
export const mayReadInterchanges = (me: Me, sender: string): boolean => me.party?.code === sender || me.roles.includes('operator');

/** Whether one may run messages again, where they are one's own: EDI people, and the operator. */
export const mayRunAgain = (me: Me): boolean => me.roles.includes('edi') || me.roles.includes('operator');
/** Whether one says who takes part. */
export const runsTheHub = (me: Me): boolean => me.roles.includes('operator');

/** Whether one may end what concerns a party, or act on what it sends or gets: its own EDI people, and the operator. */
export const mayActFor = (me: Me, ...parties: string[]): boolean => me.roles.includes('operator') || (me.roles.includes('edi') && parties.some((party) => party === me.party?.code));

/** Shows the landing page to strangers and everything else to people who are signed in. */
export function Session({ children }: { children: ReactNode }) {
  const session = useQuery({ queryKey: ['session'], queryFn: readSession });
  const known = session.data?.authenticated === true;
  const me = useQuery({ queryKey: ['me'], queryFn: () => get<Me>('/me'), enabled: known });
  const named = useNamesSettled(known);
  const [over, setOver] = useState(false);
  const [stranger, setStranger] = useState<Problem>();
  useEffect(() => onSessionOver(() => setOver(true)), []);
  useEffect(() => onNoMembership(setStranger), []);

  if (session.isPending) return <Loading />;
  if (session.isError) return <Failed whole error={session.error} retry={() => void session.refetch()} />;
  if (!known) return <Landing />;
  if (over) return <SessionOver />;
  if (me.isPending || (me.isSuccess && !named)) return <Loading />;
  const refused = stranger ?? me.error;
  if (refused) {
    return (
      <>
        <Failed
          whole
          error={refused}
          retry={() => {
            setStranger(undefined);
            void me.refetch();
          }}
        />
        <SignOut />
      </>
    );
  }
  return <MeContext value={me.data}>{children}</MeContext>;
}
