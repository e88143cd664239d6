package weft.capacity;

import java.time.LocalDate;
import weft.measure.Quantity;

/** The quantity of a part that ships between two days, both included. */
public record PartDemand(String part, LocalDate first, LocalDate last, Quantity quantity) {}
