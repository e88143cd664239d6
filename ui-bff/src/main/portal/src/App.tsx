import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { Board } from './callOffs/Board';
import { Confirmations } from './callOffs/Confirmations';
import { followCallOffs } from './callOffs/follow';
import { Schedule } from './callOffs/Schedule';
import { Channel } from './channels/Channel';
import { Channels } from './channels/Channels';
import { Chain } from './documents/Chain';
import { Documents } from './documents/Documents';
import { followInterchanges } from './interchanges/follow';
import { Interchange } from './interchanges/Interchange';
import { Monitor } from './interchanges/Monitor';
import { Network } from './network/Network';
import { NewOrganization, Organization } from './network/Organization';
import { followOrders } from './orders/follow';
import { Order } from './orders/Order';
import { Orders } from './orders/Orders';
import { Partnership } from './partnerships/Partnership';
import { Partnerships } from './partnerships/Partnerships';
import { Changes } from './app/Changes';
import { Problem } from './app/http';
import { NotFound } from './app/NotFound';
import { useScopedPath } from './app/scope';
import { seesTrade, Session, useMe } from './app/Session';
import { Shell } from './app/Shell';
import { cssVariables, theme } from './app/theme';

const followers = { 'call-offs': followCallOffs, orders: followOrders, interchanges: followInterchanges };

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // The stream keeps what is on screen at the head of history, so nothing grows old by itself.
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: (times, error) => times < 2 && (!(error instanceof Problem) || error.body.status === 0 || error.body.status >= 502),
    },
  },
});

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="light">
      <QueryClientProvider client={client}>
        <BrowserRouter>
          <Session>
            <Routes>
              <Route element={<SignedIn />}>
                <Route index element={<Start />} />
                <Route path="call-offs" element={<Board />} />
                <Route path="call-offs/:id" element={<Schedule />} />
                <Route path="orders" element={<Orders />} />
                <Route path="orders/:id" element={<Order />} />
                <Route path="documents" element={<Documents />} />
                <Route path="chains/:number" element={<Chain />} />
                <Route path="interchanges" element={<Monitor />} />
                <Route path="interchanges/:id" element={<Interchange />} />
                <Route path="partnerships" element={<Partnerships />} />
                <Route path="partnerships/:id" element={<Partnership />} />
                <Route path="channels" element={<Channels />} />
                <Route path="channels/:party" element={<Channel />} />
                <Route path="network" element={<Network />} />
                <Route path="network/new" element={<NewOrganization />} />
                <Route path="network/:code" element={<Organization />} />
                <Route path="*" element={<NotFound />} />
              </Route>
            </Routes>
          </Session>
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function SignedIn() {
  return (
    <Changes followers={followers}>
      <Shell />
      <Confirmations />
    </Changes>
  );
}

function Start() {
  const path = useScopedPath();
  return <Navigate to={path(seesTrade(useMe()) ? '/call-offs' : '/interchanges')} replace />;
}

