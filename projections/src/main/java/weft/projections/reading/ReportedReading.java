package weft.projections.reading;

import weft.machine.reading.Reading;

/**
 * A reading of a machine as a gateway reported it.
 *
 * @param line of the request, counted from 1
 * @param machine the owner's code
 * @param reading has its report time only once the machine is known
 */
public record ReportedReading(int line, String machine, Reading reading) {}
