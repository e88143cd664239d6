package weft.projections.production;

import java.time.LocalDate;
import weft.measure.Quantity;

/** The output of a day, all batches together. */
public record DayOutput(LocalDate date, Quantity good, Quantity scrap) {}
