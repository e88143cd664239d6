package weft.scheduling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.party.EdiRules.CallOffPrecedence;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.DateRange;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.NamedDates;
import weft.scheduling.release.OpenLine;
import weft.scheduling.release.Received;
import weft.scheduling.release.ScheduleLine;

/**
 * Combines a forecast and the call-offs in force into one ledger of everything to be delivered.
 * Deducts later receipts from both; then the precedence decides, day by day.
 */
final class Ledger {
  /** A call-off takes from a day before a week that contains the day, and from owed demand last. */
  private static final Comparator<ScheduleLine> NEAREST =
      Comparator.comparing(ScheduleLine::isOwed)
          .thenComparingLong(ScheduleLine::days)
          .thenComparing(ScheduleLine::due);

  private final CallOffPrecedence precedence;
  private final List<DateRange> windows;
  private final List<ScheduleLine> lines = new ArrayList<>();

  private final List<ScheduleLine> called;

  private Ledger(CallOffPrecedence precedence, List<DateRange> windows, List<ScheduleLine> called) {
    this.precedence = precedence;
    this.windows = windows;
    this.called = called;
  }

  /**
   * Returns the ledger after a call-off came into force. In its window, the call-off replaces
   * everything called off or owed before. A change replaces only the named dates and keeps the
   * call-offs of the others.
   *
   * @param current the ledger so far; null if there is none
   * @param named null if the call-off is not a change
   */
  static Forecast with(
      CallOff next, @Nullable Forecast current, CallOffs before, @Nullable NamedDates named) {
    Forecast forecast = before.forecast();
    Received received =
        current == null ? next.received() : next.received().after(current.received());
    List<ScheduleLine> open = current == null ? List.of() : open(current, received);
    List<ScheduleLine> stay =
        open.stream()
            .filter(it -> it.firmness() == Firmness.BACKLOG || it.callOff() != null)
            .filter(
                it ->
                    named == null
                        ? !next.window().contains(it.due())
                        : it.callOff() == null || !named.touch(it))
            .toList();
    var ledger =
        new Ledger(
            next.precedence(),
            before.windowsWith(next, named != null),
            Stream.concat(
                    stay.stream().filter(it -> it.callOff() != null), next.calledOff().stream())
                .toList());
    if (forecast == null) ledger.take(List.of());
    else if (next.precedence() == CallOffPrecedence.ADD_TIMES)
      ledger.take(open(forecast, received)); // the ledger includes the quantities of the call-offs
    else
      ledger.take(
          Stream.concat(
                  stay.stream().filter(it -> it.callOff() == null),
                  forecast.lines().stream()
                      .filter(it -> it.firmness() != Firmness.BACKLOG)
                      .map(it -> before(it, open)))
              .toList());
    return new Forecast(
        next.release(),
        forecast == null ? next.from() : forecast.horizonStart(),
        forecast == null ? next.until() : forecast.horizonEnd(),
        next.unit(),
        forecast == null || forecast.description() == null
            ? next.description()
            : forecast.description(),
        received,
        ledger.all(),
        next.unloadingPoint() == null && forecast != null
            ? forecast.unloadingPoint()
            : next.unloadingPoint());
  }

  /**
   * Returns the ledger after a release came into force; null if no call-off applies any longer, so
   * that the release alone is the ledger.
   */
  static @Nullable Forecast with(Forecast next, Forecast current, CallOffs before) {
    List<DateRange> windows = before.windowsIn(next);
    LocalDate begins = next.horizonBegins();
    List<ScheduleLine> called =
        open(current, next.received()).stream()
            .filter(it -> it.callOff() != null)
            .filter(it -> begins == null || !it.lastDay().isBefore(begins))
            .toList();
    if (windows.isEmpty() && called.isEmpty()) return null;
    var ledger = new Ledger(before.precedence(), windows, called);
    // The release's backlog was owed when the release was made, whatever was called off before.
    ledger.take(next.lines());
    return new Forecast(
        next.release(),
        next.horizonStart(),
        next.horizonEnd(),
        next.unit(),
        next.description(),
        next.received(),
        ledger.all(),
        next.unloadingPoint());
  }

  /** Returns the open lines of the call-offs that a change may affect. */
  static List<ScheduleLine> calledOff(CallOff change, Forecast current, NamedDates named) {
    return open(current, change.received().after(current.received())).stream()
        .filter(it -> it.callOff() != null && named.touch(it))
        .toList();
  }

  /** Returns whether the firm lines of the forecast in force cover the whole call-off. */
  static boolean isWithinFirm(
      CallOff next, Forecast current, CallOffs before, @Nullable NamedDates named) {
    Quantity had = sum(with(next, current, before, named).lines(), next.release().number());
    return had.equals(sum(next.calledOff(), next.release().number()));
  }

  /**
   * Returns a forecast line as if nothing had been called off on its days: its quantity in the
   * ledger plus the called-off quantity, at most its original quantity.
   */
  private static ScheduleLine before(ScheduleLine line, List<ScheduleLine> ledger) {
    Quantity open =
        ledger.stream()
            .filter(it -> it.callOff() == null ? it.isOf(line) : line.spans(it))
            .map(ScheduleLine::quantity)
            .reduce(Quantity.ZERO, Quantity::plus);
    return line.with(line.ordinal(), open.exceeds(line.quantity()) ? line.quantity() : open);
  }

  private static Quantity sum(List<ScheduleLine> lines, String callOff) {
    return lines.stream()
        .filter(it -> callOff.equals(it.callOff()))
        .map(ScheduleLine::quantity)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  private static List<ScheduleLine> open(Forecast said, Received today) {
    return OpenLine.of(said, today).stream()
        .filter(it -> !it.isConsumed())
        .map(it -> it.line().with(it.line().ordinal(), it.open()))
        .toList();
  }

  /** Adds forecast lines; zero lines are dropped later. */
  private void take(List<ScheduleLine> forecast) {
    switch (precedence) {
      case ADD_TIMES -> within(forecast);
      case REPLACE_WINDOW -> {
        lines.addAll(called);
        forecast.forEach(this::outside);
      }
      case ONLY_PERMISSION -> {
        lines.addAll(called);
        forecast.stream().map(ScheduleLine::asPreview).forEach(this::outside);
      }
    }
  }

  /**
   * Takes each called-off line from the firm lines that contain it. Without such a line, the
   * call-off line does not apply.
   */
  private void within(List<ScheduleLine> forecast) {
    List<OpenLine> firm =
        new ArrayList<>(
            forecast.stream()
                .filter(it -> it.firmness().isFirm())
                .sorted(NEAREST)
                .map(OpenLine::whole)
                .toList());
    for (ScheduleLine it : called) {
      Quantity has =
          firm.stream()
              .filter(from -> gives(from.line(), it))
              .map(OpenLine::open)
              .reduce(Quantity.ZERO, Quantity::plus);
      if (it.quantity().exceeds(has)) continue;
      lines.add(it);
      Quantity wanted = it.quantity();
      for (int i = 0; i < firm.size(); i++) {
        OpenLine from = firm.get(i);
        if (!gives(from.line(), it)) continue;
        Quantity taken = wanted.exceeds(from.open()) ? from.open() : wanted;
        wanted = wanted.minus(taken);
        firm.set(i, new OpenLine(from.line(), from.open().minus(taken)));
      }
    }
    firm.stream()
        .filter(it -> !it.isConsumed())
        .forEach(it -> lines.add(it.line().with(it.line().ordinal(), it.open())));
    forecast.stream().filter(it -> !it.firmness().isFirm()).forEach(lines::add);
  }

  /** Owed demand may be called off for any later day. */
  private static boolean gives(ScheduleLine firm, ScheduleLine called) {
    return firm.spans(called) || (firm.isOwed() && !called.due().isBefore(firm.due()));
  }

  /** A week that extends beyond the windows keeps the quantity that was not called off. */
  private void outside(ScheduleLine line) {
    DateRange days = line.span();
    if (line.firmness() == Firmness.BACKLOG || windows.stream().noneMatch(days::overlaps)) {
      lines.add(line);
    } else if (windows.stream().noneMatch(it -> it.covers(days))) {
      Quantity off =
          called.stream()
              .filter(line::spans)
              .map(ScheduleLine::quantity)
              .reduce(Quantity.ZERO, Quantity::plus);
      if (line.quantity().exceeds(off))
        lines.add(line.with(line.ordinal(), line.quantity().minus(off)));
    }
  }

  private List<ScheduleLine> all() {
    return List.copyOf(lines);
  }
}
