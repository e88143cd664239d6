package weft.energy;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.energy.cost.LoadEffect;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything that a park and a supplier can ask of a load request. */
public sealed interface LoadRequestCommand extends StreamCommand {
  LoadRequestId request();

  PartyCode supplier();

  @Override
  default String stream() {
    return request().stream();
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(request().park(), supplier());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /** The park asks for it. */
  record AskLoad(LoadRequestId request, PartyCode supplier, AskedLoad asked)
      implements LoadRequestCommand {}

  /**
   * The supplier takes or refuses it.
   *
   * @param kW that it can do; null for all of what was asked, and where it refuses
   */
  record AnswerLoad(
      LoadRequestId request,
      PartyCode supplier,
      boolean taken,
      @Nullable BigDecimal kW,
      @Nullable String reason)
      implements LoadRequestCommand {}

  /** The hub measures how much less power the site used. */
  record MeasureLoad(LoadRequestId request, PartyCode supplier, LoadEffect effect)
      implements LoadRequestCommand {}
}
