package weft.promise;

import java.time.LocalDate;
import weft.measure.Quantity;

/** A quantity that the supplier promises to deliver on a date. */
public record Promise(LocalDate date, Quantity quantity) {}
