package weft.energy;

import java.util.Set;
import weft.energy.cost.TariffTerms;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything that a party can ask of the tariff of one of its sites. */
public sealed interface TariffCommand extends StreamCommand {
  PartyCode party();

  String site();

  @Override
  default String stream() {
    return Tariff.stream(party(), site());
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(party());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /** States the prices for some time. They replace earlier ones of the same days. */
  record StateTariff(PartyCode party, String site, TariffTerms terms) implements TariffCommand {}
}
