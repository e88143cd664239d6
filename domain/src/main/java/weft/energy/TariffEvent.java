package weft.energy;

import weft.energy.cost.TariffTerms;
import weft.party.PartyCode;

/**
 * Everything that can happen to a site's tariff. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface TariffEvent {
  PartyCode party();

  String site();

  /** The party stated the prices for some time. */
  record TariffStated(PartyCode party, String site, TariffTerms terms) implements TariffEvent {}
}
