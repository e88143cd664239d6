package weft.production;

import java.util.List;
import weft.party.PartyCode;

/**
 * A current line, with data of the version that published it.
 *
 * @param buyers the buyers to whom that version is shown
 */
public record PlannedOutput(OutputLine line, int version, List<PartyCode> buyers) {
  /**
   * The line, with its quantity free again if it was allotted to its buyer only because no other
   * buyer saw it.
   */
  OutputLine unlessAllForItsBuyer() {
    return buyers.size() == 1 && line.allottedTo(buyers.getFirst()).equals(line.quantity())
        ? new OutputLine(line.date(), line.week(), line.quantity(), List.of())
        : line;
  }
}
