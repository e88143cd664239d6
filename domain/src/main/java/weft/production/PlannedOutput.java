package weft.production;

import java.util.List;
import weft.party.PartyCode;

/**
 * A line that stands, as the version that published it says.
 *
 * @param buyers to whom that version is shown
 */
public record PlannedOutput(OutputLine line, int version, List<PartyCode> buyers) {}
