package weft.production;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.event.KeptRules;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.party.PartyCode;
import weft.production.ProductionRefusal.AllotmentNotPositive;
import weft.production.ProductionRefusal.AllottedBeyondLine;
import weft.production.ProductionRefusal.BuyerTwice;
import weft.production.ProductionRefusal.DayTwice;
import weft.production.ProductionRefusal.HorizonCutsWeek;
import weft.production.ProductionRefusal.HorizonEndsBeforeItBegins;
import weft.production.ProductionRefusal.MadeInTheFuture;
import weft.production.ProductionRefusal.NothingMade;
import weft.production.ProductionRefusal.NothingPublished;
import weft.production.ProductionRefusal.OutputInOtherUnit;
import weft.production.ProductionRefusal.OutsideHorizon;
import weft.production.ProductionRefusal.OwnBuyer;
import weft.production.ProductionRefusal.PeriodUnclear;
import weft.production.ProductionRefusal.PlannedInOtherUnit;
import weft.production.ProductionRefusal.QuantityNegative;
import weft.production.ProductionRefusal.ReasonForTakingBackMissing;
import weft.production.ProductionRefusal.ReportedByWorkOrder;
import weft.production.ProductionRefusal.TakenBackBeyondReported;
import weft.production.ProductionScheduleCommand.EndWorkOrder;
import weft.production.ProductionScheduleCommand.OpenWorkOrder;
import weft.production.ProductionScheduleCommand.PublishOutput;
import weft.production.ProductionScheduleCommand.ReportOrderOutput;
import weft.production.ProductionScheduleCommand.ReportOutput;
import weft.production.ProductionScheduleCommand.ShowOutput;
import weft.production.ProductionScheduleEvent.OrderOutputReported;
import weft.production.ProductionScheduleEvent.OutputPublished;
import weft.production.ProductionScheduleEvent.OutputReported;
import weft.production.ProductionScheduleEvent.OutputShown;
import weft.production.ProductionScheduleEvent.WorkOrderEnded;
import weft.production.ProductionScheduleEvent.WorkOrderOpened;

/**
 * The rules of a production schedule.
 *
 * @param published the last published version; 0 before the first
 * @param unit of that version; null before the first
 * @param lines current lines by day; lines more than a year before the newest horizon are dropped
 * @param reported by day and batch, kept for the same time
 * @param openOrders the work orders that report the output of this part and site
 * @param byOrders what each report of a work order has added, kept for the same time
 */
public record ProductionSchedule(
    int published,
    @Nullable String unit,
    List<PlannedOutput> lines,
    List<LineOutput> reported,
    List<String> openOrders,
    List<OrderOutput> byOrders)
    implements KeptRules<ProductionScheduleCommand, ProductionScheduleEvent, ProductionSchedule> {
  /** Raise this whenever {@link #evolve} changes; states that an older version made are ignored. */
  static final int VERSION = 2;

  /** How long past output can still be corrected. */
  private static final int DAYS_KEPT = 366;

  public static final ProductionSchedule NEW =
      new ProductionSchedule(0, null, List.of(), List.of(), List.of(), List.of());

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public List<ProductionScheduleEvent> decide(ProductionScheduleCommand command) {
    return switch (command) {
      case PublishOutput asked -> publish(asked);
      case ShowOutput asked -> show(asked);
      case ReportOutput asked -> report(asked);
      case OpenWorkOrder asked -> open(asked);
      case EndWorkOrder(var schedule, var order) ->
          openOrders.contains(order) ? List.of(new WorkOrderEnded(schedule, order)) : List.of();
      case ReportOrderOutput asked -> reportOrder(asked);
    };
  }

  private List<ProductionScheduleEvent> publish(PublishOutput asked) {
    LocalDate from = asked.from();
    LocalDate until = asked.until();
    if (until.isBefore(from)) throw new Refused(new HorizonEndsBeforeItBegins(from, until));
    List<OutputLine> lines = checked(asked);
    Set<PartyCode> named = new TreeSet<>(asked.buyers());
    refuseOwnBuyer(asked, named.stream());
    if (named.size() == 1) {
      PartyCode buyer = named.iterator().next();
      lines = lines.stream().map(it -> it.allottedWholeTo(buyer)).toList();
    }
    List<PlannedOutput> replaced = replaced(from, until);
    if (unit != null && !Units.isSame(unit, asked.unit()) && replaced.size() < lines().size())
      throw new Refused(new PlannedInOtherUnit(unit, asked.unit()));
    int next = published + 1;
    List<ProductionScheduleEvent> events = new ArrayList<>();
    Set<PartyCode> concerned = new TreeSet<>(named);
    replaced.forEach(it -> concerned.addAll(it.buyers()));
    for (PartyCode buyer : concerned) {
      List<OutputLine> shown = named.contains(buyer) ? shownTo(buyer, lines.stream()) : List.of();
      List<OutputLine> before =
          shownTo(
              buyer,
              replaced.stream().filter(it -> it.buyers().contains(buyer)).map(PlannedOutput::line));
      if (named.contains(buyer) || !before.isEmpty())
        events.add(
            new OutputShown(
                asked.schedule(), next, buyer, asked.unit(), from, until, shown, before));
    }
    // The complete version comes last, because the answer is the version after the last event.
    events.add(
        new OutputPublished(
            asked.schedule(),
            next,
            asked.unit(),
            from,
            until,
            lines,
            List.copyOf(named),
            replaced.stream().map(PlannedOutput::line).toList()));
    return List.copyOf(events);
  }

  private List<ProductionScheduleEvent> show(ShowOutput asked) {
    if (unit == null) throw new Refused(new NothingPublished());
    List<PartyCode> buyers = List.copyOf(new TreeSet<>(asked.buyers()));
    List<PlannedOutput> standing =
        lines.stream().filter(it -> !it.line().last().isBefore(asked.today())).toList();
    if (standing.stream().allMatch(it -> it.buyers().equals(buyers))) return List.of();
    return publish(
        new PublishOutput(
            asked.schedule(),
            unit,
            standing.getFirst().line().first(),
            standing.getLast().line().last(),
            standing.stream().map(PlannedOutput::unlessAllForItsBuyer).toList(),
            buyers));
  }

  private static List<OutputLine> shownTo(PartyCode buyer, Stream<OutputLine> lines) {
    return lines.map(it -> it.shownTo(buyer)).flatMap(Optional::stream).toList();
  }

  /**
   * Checks the lines and sorts them by day. Omits lines with quantity zero, which mean the same as
   * no line.
   */
  private static List<OutputLine> checked(PublishOutput asked) {
    Set<LocalDate> days = new HashSet<>();
    for (int i = 0; i < asked.lines().size(); i++) {
      OutputLine line = asked.lines().get(i);
      if (!line.saysWhen()) throw new Refused(new PeriodUnclear(i));
      if (!line.isWithin(asked.from(), asked.until()))
        throw new Refused(new OutsideHorizon(i, line.first(), line.last()));
      if (line.quantity().compareTo(Quantity.ZERO) < 0) throw new Refused(new QuantityNegative(i));
      for (LocalDate day = line.first(); !day.isAfter(line.last()); day = day.plusDays(1))
        if (!days.add(day)) throw new Refused(new DayTwice(i, day));
      checkAllotments(i, line);
      refuseOwnBuyer(asked, line.allotments().stream().map(Allotment::buyer));
    }
    return asked.lines().stream()
        .filter(it -> it.quantity().isPositive())
        .sorted(Comparator.comparing(OutputLine::first))
        .toList();
  }

  private static void checkAllotments(int i, OutputLine line) {
    Set<PartyCode> buyers = new HashSet<>();
    for (Allotment it : line.allotments()) {
      if (!it.quantity().isPositive()) throw new Refused(new AllotmentNotPositive(i, it.buyer()));
      if (!buyers.add(it.buyer())) throw new Refused(new BuyerTwice(i, it.buyer()));
    }
    if (line.allotted().exceeds(line.quantity()))
      throw new Refused(new AllottedBeyondLine(i, line.quantity(), line.allotted()));
  }

  private static void refuseOwnBuyer(PublishOutput asked, Stream<PartyCode> buyers) {
    if (buyers.anyMatch(asked.schedule().supplier()::equals))
      throw new Refused(new OwnBuyer(asked.schedule().supplier()));
  }

  private List<PlannedOutput> replaced(LocalDate from, LocalDate until) {
    List<PlannedOutput> replaced =
        lines.stream().filter(it -> it.line().overlaps(from, until)).toList();
    for (PlannedOutput it : replaced) {
      var week = it.line().week();
      if (week != null && !it.line().isWithin(from, until))
        throw new Refused(new HorizonCutsWeek(week));
    }
    return replaced;
  }

  private List<ProductionScheduleEvent> report(ReportOutput asked) {
    LineOutput made = asked.made();
    if (!openOrders.isEmpty()) throw new Refused(new ReportedByWorkOrder(openOrders.getFirst()));
    if (unit == null) throw new Refused(new NothingPublished());
    if (made.good().equals(Quantity.ZERO) && made.scrap().equals(Quantity.ZERO))
      throw new Refused(new NothingMade());
    if (made.date().isAfter(asked.today())) throw new Refused(new MadeInTheFuture(made.date()));
    if (made.takesBack()) checkTakenBack(made);
    return List.of(new OutputReported(asked.schedule(), unit, made));
  }

  private List<ProductionScheduleEvent> open(OpenWorkOrder asked) {
    if (unit != null && !Units.isSame(unit, asked.unit()))
      throw new Refused(new OutputInOtherUnit(unit, asked.unit()));
    return openOrders.contains(asked.order())
        ? List.of()
        : List.of(new WorkOrderOpened(asked.schedule(), asked.order()));
  }

  /** Output that is not planned is not counted here. */
  private List<ProductionScheduleEvent> reportOrder(ReportOrderOutput asked) {
    if (unit == null) return List.of();
    if (!Units.isSame(unit, asked.unit()))
      throw new Refused(new OutputInOtherUnit(unit, asked.unit()));
    OrderOutput output = asked.output();
    LineOutput change =
        output.made().minus(orderOutput(output).map(OrderOutput::made).orElse(null));
    if (change.isNothing()) return List.of();
    return List.of(
        new OrderOutputReported(
            asked.schedule(), unit, new OrderOutput(output.order(), output.report(), change)));
  }

  private Optional<OrderOutput> orderOutput(OrderOutput of) {
    return byOrders.stream().filter(it -> it.isOfSameReport(of)).findFirst();
  }

  private void checkTakenBack(LineOutput made) {
    if (made.reason() == null || made.reason().isBlank())
      throw new Refused(new ReasonForTakingBackMissing());
    LineOutput before = reportedOf(made);
    LineOutput after = before.plus(made);
    if (after.takesBack())
      throw new Refused(new TakenBackBeyondReported(before.good(), before.scrap()));
  }

  private LineOutput reportedOf(LineOutput made) {
    return reported.stream()
        .filter(it -> it.isOfSameBatch(made))
        .findFirst()
        .orElse(new LineOutput(made.date(), Quantity.ZERO, Quantity.ZERO, made.batch(), null));
  }

  @Override
  public ProductionSchedule evolve(ProductionScheduleEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case OutputPublished it -> published(it);
      case OutputShown _ -> this;
      case OutputReported it -> made(it.made(), byOrders);
      case WorkOrderOpened it ->
          withOrders(Stream.concat(openOrders.stream(), Stream.of(it.order())).toList());
      case WorkOrderEnded it ->
          withOrders(openOrders.stream().filter(order -> !order.equals(it.order())).toList());
      case OrderOutputReported it -> made(it.output().made(), with(it.output()));
    };
  }

  private ProductionSchedule made(LineOutput made, List<OrderOutput> ofOrders) {
    return new ProductionSchedule(
        published,
        unit,
        lines,
        Stream.concat(
                reported.stream().filter(it -> !it.isOfSameBatch(made)),
                Stream.of(reportedOf(made).plus(made)))
            .toList(),
        openOrders,
        ofOrders);
  }

  private ProductionSchedule withOrders(List<String> orders) {
    return new ProductionSchedule(published, unit, lines, reported, orders, byOrders);
  }

  private List<OrderOutput> with(OrderOutput change) {
    OrderOutput sum = orderOutput(change).map(it -> it.plus(change)).orElse(change);
    return Stream.concat(byOrders.stream().filter(it -> !it.isOfSameReport(change)), Stream.of(sum))
        .toList();
  }

  /** The first day that is kept after a publication. */
  public static LocalDate oldestKept(OutputPublished it) {
    return it.from().minusDays(DAYS_KEPT);
  }

  private ProductionSchedule published(OutputPublished it) {
    LocalDate oldest = oldestKept(it);
    Stream<PlannedOutput> standing =
        lines.stream()
            .filter(line -> !line.line().overlaps(it.from(), it.until()))
            .filter(line -> !line.line().last().isBefore(oldest));
    Stream<PlannedOutput> next =
        it.lines().stream().map(line -> new PlannedOutput(line, it.version(), it.buyers()));
    return new ProductionSchedule(
        it.version(),
        it.unit(),
        Stream.concat(standing, next)
            .sorted(Comparator.comparing(line -> line.line().first()))
            .toList(),
        reported.stream().filter(made -> !made.date().isBefore(oldest)).toList(),
        openOrders,
        byOrders.stream().filter(made -> !made.made().date().isBefore(oldest)).toList());
  }
}
