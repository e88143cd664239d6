package weft.capacity;

import java.time.LocalDate;
import weft.measure.Quantity;

/** What is to ship of a part from one day to another, both included. */
public record PartDemand(String part, LocalDate first, LocalDate last, Quantity quantity) {}
