package weft.production;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.calendar.Week;
import weft.measure.Quantity;
import weft.party.PartyCode;

/**
 * The output planned for a day or a week; exactly one of the two is set.
 *
 * @param allotments for different buyers, together at most the quantity; the rest is free
 */
public record OutputLine(
    @Nullable LocalDate date, @Nullable Week week, Quantity quantity, List<Allotment> allotments) {
  public OutputLine {
    allotments = requireNonNullElse(allotments, List.of());
  }

  public LocalDate first() {
    return week == null ? requireNonNull(date) : week.monday();
  }

  public LocalDate last() {
    return week == null ? requireNonNull(date) : week.sunday();
  }

  boolean saysWhen() {
    return (date == null) != (week == null);
  }

  public boolean overlaps(LocalDate from, LocalDate until) {
    return !last().isBefore(from) && !first().isAfter(until);
  }

  boolean isWithin(LocalDate from, LocalDate until) {
    return !first().isBefore(from) && !last().isAfter(until);
  }

  /** The total of all lines. */
  public static Quantity total(List<OutputLine> lines) {
    return lines.stream().map(OutputLine::quantity).reduce(Quantity.ZERO, Quantity::plus);
  }

  public Quantity allotted() {
    return allotments.stream().map(Allotment::quantity).reduce(Quantity.ZERO, Quantity::plus);
  }

  public Quantity allottedTo(PartyCode buyer) {
    return allotments.stream()
        .filter(it -> it.buyer().equals(buyer))
        .map(Allotment::quantity)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  /** The quantity that is allotted to no buyer. */
  public Quantity free() {
    return quantity.minus(allotted());
  }

  /** The line with everything allotted to one buyer, unless it has allotments already. */
  OutputLine allottedWholeTo(PartyCode buyer) {
    return allotments.isEmpty()
        ? new OutputLine(date, week, quantity, List.of(new Allotment(buyer, quantity)))
        : this;
  }

  /**
   * The line as a buyer sees it: its own share and the free quantity, without the shares of others.
   * Empty where nothing remains.
   */
  public Optional<OutputLine> shownTo(PartyCode buyer) {
    Quantity own = allottedTo(buyer);
    Quantity seen = own.plus(free());
    if (!seen.isPositive()) return Optional.empty();
    return Optional.of(
        new OutputLine(
            date, week, seen, own.isPositive() ? List.of(new Allotment(buyer, own)) : List.of()));
  }
}
