package weft.production;

import java.util.List;
import weft.party.PartyCode;

/**
 * A line that stands, as the version that published it says.
 *
 * @param buyers to whom that version is shown
 */
public record PlannedOutput(OutputLine line, int version, List<PartyCode> buyers) {
  /**
   * The line, free again where it is all for its buyer only because it was shown to nobody else.
   */
  OutputLine unlessAllForItsBuyer() {
    return buyers.size() == 1 && line.allottedTo(buyers.getFirst()).equals(line.quantity())
        ? new OutputLine(line.date(), line.week(), line.quantity(), List.of())
        : line;
  }
}
