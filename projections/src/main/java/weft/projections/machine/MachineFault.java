package weft.projections.machine;

import java.time.Instant;

/**
 * A fault that a machine still reports.
 *
 * @param n counted from 1 for each machine
 */
public record MachineFault(int n, String code, Instant at) {}
