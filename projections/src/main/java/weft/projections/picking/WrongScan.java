package weft.projections.picking;

import java.time.Instant;
import weft.measure.Quantity;

/**
 * A scan of other goods than a line asks for.
 *
 * @param expected the part, or the batch where the line names one
 */
public record WrongScan(int line, String expected, String scanned, Quantity quantity, Instant at) {}
