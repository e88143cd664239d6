package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.HENGYUE;
import static weft.deploy.demo.DemoNetwork.JIAXIN;
import static weft.deploy.demo.DemoNetwork.SHENJI;
import static weft.deploy.demo.DemoNetwork.XIANGYIN;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.calendar.CalendarCommand.StateCalendar;
import weft.calendar.SiteCalendar;
import weft.calendar.Week;
import weft.capacity.Capacity;
import weft.capacity.CapacityGroupCommand.OpenCapacityGroup;
import weft.capacity.CapacityGroupId;
import weft.capacity.CapacityWeek;
import weft.capacity.PartLoad;
import weft.event.StreamCommand;
import weft.language.Text;
import weft.material.DemandLine;
import weft.material.MaterialDemandCommand.PublishDemand;
import weft.material.MaterialDemandId;
import weft.measure.Quantity;
import weft.parts.PartAgreementCommand.StatePart;
import weft.parts.PartAgreementId;
import weft.parts.PartNames;
import weft.parts.RequiredCertificate;
import weft.parts.StatedTerms;
import weft.parts.StockRange;
import weft.party.Organization.Site;
import weft.party.PartyCode;
import weft.party.Side;
import weft.production.OutputLine;
import weft.production.ProductionScheduleCommand.PublishOutput;
import weft.production.ProductionScheduleId;
import weft.sharing.Grant;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;
import weft.sharing.GrantCommand.GiveGrant;
import weft.sharing.GrantId;
import weft.stock.StockCategory;
import weft.stock.StockCommand.CountStock;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockStatus;

/**
 * Planning data up to this Monday: every part is agreed, counted on both sides and planned for
 * eight weeks. The boom head's plan is below the call-offs, so a gap grows; a batch of bolts is
 * blocked; a lorry with barrels is late; the milling cells lack capacity in week three.
 *
 * @param monday of the last week of the history
 * @param today in China; earlier demand is consumed
 */
record DemoPlanning(DemoDesk desk, LocalDate monday, LocalDate today) {
  private static final int WEEKS = 8;
  private static final String SHORT = "HY-24017";

  void play() {
    for (var party : DemoNetwork.ORGANIZATIONS)
      for (Site site : party.sites()) calendar(party.code(), site.code());
    DemoPart.ALL.forEach(this::share);
    DemoRange.parts().forEach(this::share);
    DemoPart boom = part(SHORT);
    plan(boom, "output-lowered-", boom.weekly() * 3L / 4);
    count(
        JIAXIN,
        "JX1",
        supplierPart(DemoShipments.BLOCKED),
        StockStatus.BLOCKED,
        DemoBatches.BLOCKED,
        Quantity.of(480));
    capacity();
    new DemoShipments(desk, monday).crates();
    showStock(JIAXIN, HENGYUE, supplierPart(SHORT));
    showStock(HENGYUE, JIAXIN, SHORT);
    audited(HENGYUE);
    audited(JIAXIN);
    lentOn(JIAXIN);
  }

  /** Lets the bank read figures of the company. */
  private void lentOn(PartyCode owner) {
    var indicators = List.of("machine-on", "machine-running", "energy", "order-book");
    var grant =
        Grant.credit(XIANGYIN, "流动资金贷款 Working capital", indicators, monday.plusDays(240));
    ask(owner, "grant-credit", new GiveGrant(new GrantId(owner, "demo-credit"), grant, monday));
  }

  /** Lets the auditor read everything; HONGZHU gives no such grant. */
  private void audited(PartyCode owner) {
    var grant = Grant.audit(SHENJI, null, null, null, true);
    ask(owner, "grant-audit", new GiveGrant(new GrantId(owner, "demo-audit"), grant, monday));
  }

  private void share(DemoPart it) {
    agree(it);
    count(it);
    plan(it, "output-", it.weekly() * 11L / 10);
    need(it);
  }

  /** Both sides show each other their stock of the part that runs short. */
  private void showStock(PartyCode owner, PartyCode to, String part) {
    var grant = new Grant(to, What.STOCK, List.of(part), Grain.EXACT, null, true);
    ask(owner, "grant-stock", new GiveGrant(new GrantId(owner, "demo-stock"), grant, monday));
  }

  private void calendar(PartyCode party, String site) {
    boolean sixDays = site.equals("HZ1");
    var week = List.of(true, true, true, true, true, sixDays, false);
    String zone = site.equals("WERK1") ? "Europe/Berlin" : "Asia/Shanghai";
    ask(
        party,
        "calendar-" + site,
        new StateCalendar(party, site, new SiteCalendar(zone, week, List.of())));
  }

  private void agree(DemoPart it) {
    var schedule = it.schedule();
    var agreement = new PartAgreementId(schedule.buyer(), schedule.supplier(), it.number());
    var range =
        new StockRange(
            Quantity.of(it.weekly() / 4), Quantity.of(it.weekly() * 4L), StockRange.Bound.QUANTITY);
    ask(
        schedule.buyer(),
        "agree-b-" + it.number(),
        new StatePart(
            agreement,
            Side.BUYER,
            terms(it.supplierPart(), DemoNames.of(it), range, certificates(it))));
  }

  private static StatedTerms terms(
      String supplierPart,
      PartNames names,
      StockRange range,
      @Nullable List<RequiredCertificate> certificates) {
    return new StatedTerms(
        supplierPart,
        names,
        "PCE",
        null,
        2,
        range,
        null,
        null,
        72,
        null,
        certificates,
        null, null, null, null, null, null, null);
  }

  private static @Nullable List<RequiredCertificate> certificates(DemoPart it) {
    String type = DemoCertificates.REQUIRED.get(it.number());
    return type == null ? null : List.of(new RequiredCertificate(type, null));
  }

  /**
   * Counts two weeks' supply at the supplier (half a week's for the part that runs short) and one
   * week's at the buyer.
   */
  private void count(DemoPart it) {
    var schedule = it.schedule();
    long ready = it.number().equals(SHORT) ? it.weekly() / 2 : it.weekly() * 2L;
    count(
        schedule.supplier(),
        site(schedule.supplier()),
        it.supplierPart(),
        StockStatus.USABLE,
        null,
        Quantity.of(ready));
    count(
        schedule.buyer(),
        schedule.site(),
        it.number(),
        StockStatus.USABLE,
        null,
        Quantity.of(it.weekly()));
  }

  private void count(
      PartyCode holder,
      String site,
      String part,
      StockStatus status,
      @Nullable String batch,
      Quantity quantity) {
    Instant at = monday.minusDays(1).atTime(10, 0).toInstant(ZoneOffset.UTC);
    var key = new StockKey(holder, StockCategory.FINISHED, status, batch, null);
    ask(
        holder,
        "count-" + site + "-" + part + "-" + status,
        new CountStock(new StockId(holder, site, part), key, quantity, "PCE", at, null, null));
  }

  private void plan(DemoPart it, String key, long weekly) {
    var schedule = it.schedule();
    List<OutputLine> lines = new ArrayList<>();
    for (int week = 0; week < WEEKS; week++)
      lines.add(
          new OutputLine(null, Week.of(monday.plusWeeks(week)), Quantity.of(weekly), List.of()));
    ask(
        schedule.supplier(),
        key + it.number(),
        new PublishOutput(
            new ProductionScheduleId(
                schedule.supplier(), site(schedule.supplier()), it.supplierPart()),
            "PCE",
            monday,
            monday.plusWeeks(WEEKS).minusDays(1),
            lines,
            List.of(schedule.buyer())));
  }

  private void need(DemoPart it) {
    var schedule = it.schedule();
    List<DemandLine> lines = new ArrayList<>();
    for (int week = 0; week < WEEKS; week++)
      for (int day = 0; day < 5; day++) {
        LocalDate needed = monday.plusWeeks(week).plusDays(day);
        if (!needed.isBefore(today))
          lines.add(new DemandLine(needed, null, Quantity.of(daily(it, day))));
      }
    ask(
        schedule.buyer(),
        "demand-" + it.number(),
        new PublishDemand(
            new MaterialDemandId(
                schedule.buyer(), schedule.site(), it.number(), schedule.supplier()),
            "PCE",
            today,
            monday.plusWeeks(WEEKS).minusDays(1),
            lines));
  }

  /** A week's quantity spread over five days, with the remainder on the first ones. */
  private static int daily(DemoPart it, int day) {
    return it.weekly() / 5 + (day < it.weekly() % 5 ? 1 : 0);
  }

  private void capacity() {
    List<CapacityWeek> weeks = new ArrayList<>();
    for (int week = 0; week < WEEKS; week++) {
      boolean narrow = week == 3;
      weeks.add(
          new CapacityWeek(
              Week.of(monday.plusWeeks(week)),
              Quantity.of(narrow ? 90 : 160),
              null,
              Quantity.of(narrow ? 110 : 200)));
    }
    var parts =
        List.of(
            new PartLoad(supplierPart(SHORT), BigDecimal.valueOf(25, 1)),
            new PartLoad(supplierPart(DemoShipments.LATE), BigDecimal.valueOf(8, 1)));
    ask(
        JIAXIN,
        "capacity",
        new OpenCapacityGroup(
            new CapacityGroupId(JIAXIN, "MILL-5"),
            new Capacity(
                "JX1",
                new Text("Five-axis milling", "五轴铣床"),
                "HUR",
                weeks,
                parts,
                List.of(HENGYUE))));
  }

  private void ask(PartyCode party, String key, StreamCommand command) {
    desk.ask(
        party,
        "planner@" + party.value().toLowerCase(Locale.ROOT),
        "demo-planning-" + key,
        command);
  }

  private static String supplierPart(String number) {
    return part(number).supplierPart();
  }

  private static DemoPart part(String number) {
    return DemoPart.ALL.stream().filter(it -> it.number().equals(number)).findFirst().orElseThrow();
  }

  static String site(PartyCode party) {
    return DemoNetwork.ORGANIZATIONS.stream()
        .filter(it -> it.code().equals(party))
        .flatMap(it -> it.sites().stream())
        .findFirst()
        .orElseThrow()
        .code();
  }
}
