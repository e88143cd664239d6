package weft.projections.picking;

import java.time.Instant;

/**
 * A scan as the figures count it.
 *
 * @param complete whether it completed its line
 * @param person the code of the person who scanned; shown to nobody else
 */
public record PickingMark(Instant at, boolean wrong, boolean complete, String person) {}
