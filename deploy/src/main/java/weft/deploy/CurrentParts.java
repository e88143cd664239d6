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
 * A directory with current part agreements. It waits until the views have caught up, so that a
 * number agreed a moment ago is found.
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

  /** Waits only if a part seems unknown, because it may have been ordered a moment ago. */
  @Override
  public Set<String> dealtIn(Partnership partnership, Set<String> numbers) {
    Set<String> shown = directory.dealtIn(partnership, numbers);
    if (shown.containsAll(numbers)) return shown;
    positions.awaitSettled(positions.head(), SHOWN);
    return directory.dealtIn(partnership, numbers);
  }
}
