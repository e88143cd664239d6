package weft.api.shipment;

import weft.api.security.Caller;
import weft.party.Partnership;
import weft.shipment.Despatch;

/** Refuses goods that must not leave as they are. */
public interface DespatchGate {
  void check(Caller caller, Partnership between, Despatch despatch);
}
