package weft.projections.production;

import static weft.projections.rows.Board.OWN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.party.PartyCode;
import weft.production.LineOutput;
import weft.production.NetOutput;
import weft.production.OutputDelta;
import weft.production.OutputLine;
import weft.production.ProductionSchedule;
import weft.production.ProductionScheduleEvent;
import weft.production.ProductionScheduleEvent.OrderOutputReported;
import weft.production.ProductionScheduleEvent.OutputPublished;
import weft.production.ProductionScheduleEvent.OutputReported;
import weft.production.ProductionScheduleEvent.OutputShown;
import weft.production.ProductionScheduleEvent.WorkOrderEnded;
import weft.production.ProductionScheduleEvent.WorkOrderOpened;
import weft.projections.rows.Board;
import weft.projections.rows.Versioned;

/**
 * Applies events to the rows of a production schedule. A buyer's row follows from the output shown
 * to the buyer; from the supplier's row it takes only the reported quantities.
 */
final class ProductionScheduleRows {
  private final Versioned<String, ProductionScheduleRow> rows;
  private final Recorded recorded;

  private ProductionScheduleRows(Versioned<String, ProductionScheduleRow> rows, Recorded recorded) {
    this.rows = rows;
    this.recorded = recorded;
  }

  static void apply(Versioned<String, ProductionScheduleRow> rows, Recorded recorded) {
    var change = new ProductionScheduleRows(rows, recorded);
    switch ((ProductionScheduleEvent) recorded.payload()) {
      case OutputShown it -> change.shown(it);
      case OutputPublished it -> change.published(it);
      case OutputReported it -> change.reported(it.made());
      case OrderOutputReported it -> change.reported(it.output().made());
      case WorkOrderOpened _, WorkOrderEnded _ -> change.counted();
    }
  }

  private void shown(OutputShown it) {
    String buyer = it.buyer().value();
    String supplier = it.schedule().supplier().value();
    ProductionScheduleRow before = row(buyer);
    List<OutputLineRow> standing =
        before == null
            ? List.of()
            : before.lines().stream()
                .filter(line -> !line.line().overlaps(it.from(), it.until()))
                .toList();
    rows.put(
        ProductionScheduleRow.of(
            recorded,
            buyer,
            buyer,
            it.schedule(),
            supplier + "/" + it.schedule().site(),
            it.unit(),
            it.version(),
            recorded.recordedAt(),
            List.of(it.buyer()),
            byDay(standing, it.lines(), it.version()),
            OutputDelta.between(it.replaced(), it.lines()),
            List.of()));
  }

  private void published(OutputPublished it) {
    ProductionScheduleRow before = row(OWN);
    LocalDate oldest = ProductionSchedule.oldestKept(it);
    List<OutputLineRow> standing = new ArrayList<>();
    List<DayOutput> made = new ArrayList<>();
    if (before != null) {
      before.lines().stream()
          .filter(line -> !line.line().overlaps(it.from(), it.until()))
          .filter(line -> !line.line().last().isBefore(oldest))
          .forEach(standing::add);
      before.made().stream().filter(day -> !day.date().isBefore(oldest)).forEach(made::add);
    }
    Set<PartyCode> buyers = new TreeSet<>(it.buyers());
    for (ProductionScheduleRow row : buyerRows())
      if (!row.lines().isEmpty()) buyers.add(new PartyCode(row.owner()));
    rows.put(
        ProductionScheduleRow.of(
            recorded,
            OWN,
            it.schedule().supplier().value(),
            it.schedule(),
            it.schedule().site(),
            it.unit(),
            it.version(),
            recorded.recordedAt(),
            List.copyOf(buyers),
            netted(byDay(standing, it.lines(), it.version()), made),
            OutputDelta.between(it.replaced(), it.lines()),
            List.copyOf(made)));
    netBuyers();
  }

  /** Takes the version of an event that changes nothing else, because If-Match compares it. */
  private void counted() {
    ProductionScheduleRow before = row(OWN);
    if (before != null) rows.put(before.after(recorded, before.lines(), before.made()));
  }

  private void reported(LineOutput output) {
    ProductionScheduleRow before = row(OWN);
    if (before == null) return;
    List<DayOutput> made = with(before.made(), output);
    rows.put(before.after(recorded, netted(before.lines(), made), made));
    netBuyers();
  }

  private static List<OutputLineRow> byDay(
      List<OutputLineRow> standing, List<OutputLine> lines, int version) {
    return Stream.concat(
            standing.stream(),
            lines.stream().map(it -> OutputLineRow.shown(it, it.quantity(), version)))
        .sorted(Comparator.comparing(it -> it.line().first()))
        .toList();
  }

  private static List<DayOutput> with(List<DayOutput> before, LineOutput made) {
    DayOutput day = new DayOutput(made.date(), made.good(), made.scrap());
    for (DayOutput it : before)
      if (it.date().equals(day.date()))
        day = new DayOutput(day.date(), day.good().plus(it.good()), day.scrap().plus(it.scrap()));
    return Stream.concat(
            before.stream().filter(it -> !it.date().equals(made.date())), Stream.of(day))
        .sorted(Comparator.comparing(DayOutput::date))
        .toList();
  }

  /** Nets as of the earliest day, so that late quantities count as open too. */
  private static List<OutputLineRow> netted(List<OutputLineRow> lines, List<DayOutput> days) {
    List<LineOutput> made =
        days.stream()
            .map(it -> new LineOutput(it.date(), it.good(), it.scrap(), null, null))
            .toList();
    return lines.stream()
        .map(
            it ->
                OutputLineRow.own(
                    NetOutput.of(List.of(it.line()), made, LocalDate.MIN).getFirst(),
                    it.published()))
        .toList();
  }

  private void netBuyers() {
    ProductionScheduleRow own = row(OWN);
    if (own == null) return;
    for (ProductionScheduleRow buyer : buyerRows()) {
      List<OutputLineRow> netted =
          buyer.lines().stream()
              .map(
                  it ->
                      own.lines().stream()
                          .filter(it::isOfSameDays)
                          .findFirst()
                          .map(it::nettedAs)
                          .orElse(it))
              .toList();
      if (!netted.equals(buyer.lines())) rows.put(buyer.after(recorded, netted, List.of()));
    }
  }

  private @Nullable ProductionScheduleRow row(String item) {
    return rows.get(Board.key(recorded.stream(), item));
  }

  private List<ProductionScheduleRow> buyerRows() {
    String first = Board.key(recorded.stream(), "");
    return rows.between(first, first + Character.MAX_VALUE).stream()
        .filter(it -> !it.item().equals(OWN))
        .toList();
  }
}
