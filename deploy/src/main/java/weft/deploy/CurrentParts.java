package weft.deploy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import weft.history.Positions;
import weft.party.AgreedPart;
import weft.party.ForwardingDirectory;
import weft.party.Partnership;
import weft.party.PartyDirectory;

/**
 * Who is who, with part agreements of this moment: a number that was agreed on just now is not
 * passed over because no view shows it yet.
 */
final class CurrentParts extends ForwardingDirectory {
  private static final Duration SHOWN = Duration.ofSeconds(5);

  private final Positions positions;

  CurrentParts(PartyDirectory directory, Positions positions) {
    super(directory);
    this.positions = positions;
  }

  @Override
  public List<AgreedPart> parts(Partnership partnership, Set<String> numbers) {
    positions.awaitSettled(positions.head(), SHOWN);
    return directory.parts(partnership, numbers);
  }

  /** Waits only where a part seems unknown: it may have been ordered just now. */
  @Override
  public Set<String> dealtIn(Partnership partnership, Set<String> numbers) {
    Set<String> shown = directory.dealtIn(partnership, numbers);
    if (shown.containsAll(numbers)) return shown;
    positions.awaitSettled(positions.head(), SHOWN);
    return directory.dealtIn(partnership, numbers);
  }
}
