package weft.beforeafter;

import java.time.LocalDate;
import java.util.Set;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything that a party can ask of the stated figures of one of its sites. */
public sealed interface StatedFiguresCommand extends StreamCommand {
  PartyCode party();

  String site();

  @Override
  default String stream() {
    return StatedFigures.stream(party(), site());
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(party());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /**
   * States the figures of a month. They replace earlier ones of the same month.
   *
   * @param today at the site
   */
  record StateMonth(PartyCode party, String site, StatedMonth month, LocalDate today)
      implements StatedFiguresCommand {}
}
