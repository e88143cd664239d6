package weft.energy;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.energy.cost.LoadEffect;
import weft.event.Concerning;
import weft.party.PartyCode;

/**
 * Everything that can happen to a load request. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface LoadRequestEvent extends Concerning {
  LoadRequestId request();

  PartyCode supplier();

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(request().park(), supplier());
  }

  /** The park asked for it. */
  record LoadAsked(LoadRequestId request, PartyCode supplier, AskedLoad asked)
      implements LoadRequestEvent {}

  /** The supplier took or refused it. */
  record LoadAnswered(
      LoadRequestId request,
      PartyCode supplier,
      boolean taken,
      @Nullable BigDecimal kW,
      @Nullable String reason)
      implements LoadRequestEvent {}

  /** The hub measured how much less power the site used. */
  record LoadMeasured(LoadRequestId request, PartyCode supplier, LoadEffect effect)
      implements LoadRequestEvent {}
}
