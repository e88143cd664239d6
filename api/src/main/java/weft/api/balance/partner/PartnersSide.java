package weft.api.balance.partner;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.api.balance.partner.PartnersBalance.Known;
import weft.api.balance.reading.BalanceReading;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.parts.PartTerms;
import weft.parts.StockRange;
import weft.party.Organization.Site;
import weft.party.PartyDirectory;
import weft.party.Side;
import weft.projections.balance.Balances;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.CountedQuantity.Kind;
import weft.projections.balance.OnTheWay;
import weft.projections.balance.OpenCallOffs;
import weft.projections.balance.OpenOrderLines;
import weft.projections.balance.PartNumbers;
import weft.projections.balance.PublishedBy;
import weft.projections.balance.ScheduleNetting;
import weft.projections.balance.ToldBy;
import weft.projections.balance.Trade;
import weft.projections.parts.PartAgreementRow;
import weft.projections.production.OutputLineRow;
import weft.projections.production.ProductionScheduleRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.GrantsHeld;
import weft.projections.stock.StockSum;
import weft.projections.stock.StockSum.Minimum;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;

/**
 * The supplier's balance of a part as its buyer sees it. The hub reads everything in the buyer's
 * scope, so that a withdrawn grant reveals nothing, whatever the moment asked for.
 */
@Component
public class PartnersSide {
  private static final int MOST = 5_000;
  private final BalanceReading balances;
  private final ReadContexts readings;
  private final PartyDirectory directory;

  PartnersSide(BalanceReading balances, ReadContexts readings, PartyDirectory directory) {
    this.balances = balances;
    this.readings = readings;
    this.directory = directory;
  }

  /**
   * The balance; 404 where neither stock nor output of the part is shared.
   *
   * @param buyer the reading of the buyer's side, at one position
   * @param part the buyer's number
   * @param site the supplier's, as {@code PARTY/SITE}
   */
  public PartnersBalance of(
      ReadContext buyer, String part, String site, SharedParts.Horizon horizon) {
    SharedParts shared = shared(buyer, part, site, false);
    return PartnersBalance.of(
        shared.balance(horizon), part, shared.stock(), shared.plan(), shared.part().holder());
  }

  /**
   * The inputs of the balance; 404 as for the balance.
   *
   * @param each whether each quantity names the event that stated it, as far as the buyer may read
   *     it
   */
  public SharedParts shared(ReadContext buyer, String part, String site, boolean each) {
    String supplier = site.substring(0, site.indexOf('/'));
    String code = place(directory, supplier, site.substring(site.indexOf('/') + 1));
    CalledOff calledOff =
        readings.read(
            buyer, (db, it) -> calledOff(db, it, supplier, part, code, balances.now(it), each));
    PartnersPart its = calledOff.part();
    List<PartAgreementRow> agreed = calledOff.numbers().of(its.number(), null);
    ReadContext viewer = BalanceReading.asOwner(buyer, buyer.scope().party());
    Seen seen =
        readings.read(viewer, (db, it) -> seen(db, it, its, calledOff.numbers(), agreed, each));
    if (Known.NOT.equals(seen.stock().known()) && Known.NOT.equals(seen.output()))
      throw Ids.notFound();
    List<CountedQuantity> counted = new ArrayList<>(seen.stock().counted());
    counted.addAll(seen.planned());
    counted.addAll(calledOff.lines());
    Balances.Calendars calendars = balances.calendars(buyer);
    var reckoning = new Balances(Side.SUPPLIER, supplier, calledOff.numbers(), calendars);
    return new SharedParts(its, seen.stock().known(), seen.output(), reckoning, calendars, counted);
  }

  /**
   * The sites for which {@link #of} has a balance of the part.
   *
   * @param part the buyer's number
   */
  public List<SharedSite> sites(ReadContext buyer, String part) {
    PartNumbers numbers =
        readings.read(buyer, (db, it) -> PartNumbers.of(db, it.scope(), part, it.moment()));
    ReadContext viewer = BalanceReading.asOwner(buyer, buyer.scope().party());
    return readings.read(viewer, (db, it) -> sites(db, it, part, numbers));
  }

  private static List<SharedSite> sites(
      JdbcClient db, ReadContext it, String part, PartNumbers numbers) {
    Set<String> suppliers = new TreeSet<>();
    numbers.of(part, null).forEach(row -> suppliers.add(row.supplier()));
    for (What what : List.of(What.STOCK, What.OUTPUT))
      GrantsHeld.of(db, it.scope(), what, it.moment()).forEach(held -> suppliers.add(held.giver()));
    List<SharedSite> all = new ArrayList<>();
    for (String supplier : suppliers) {
      String number = numbers.suppliers(supplier, part);
      List<PartAgreementRow> agreed = numbers.of(part, supplier);
      for (String site : sites(db, it, supplier, number)) {
        var its = new PartnersPart(supplier, number, site.substring(supplier.length() + 1));
        Seen seen = seen(db, it, its, numbers.turned(), agreed, false);
        if (!Known.NOT.equals(seen.stock().known()) || !Known.NOT.equals(seen.output()))
          all.add(
              new SharedSite(supplier, number, site, seen.stock().known(), seen.output(), null));
      }
    }
    return all;
  }

  /** The sites where the reader sees anything, as {@code PARTY/SITE}. */
  private static Set<String> sites(JdbcClient db, ReadContext it, String supplier, String number) {
    Set<String> sites = new TreeSet<>();
    var held = new StockSum.Filter(number, null, supplier, null, null, null, null);
    StockSum.list(db, it.scope(), held, List.of(), null, it.moment(), MOST)
        .forEach(row -> sites.add(row.site()));
    ProductionScheduleRow.BOARD
        .reads()
        .list(
            db,
            it.scope(),
            List.of(Filter.is("supplier", supplier), Filter.is("part", number)),
            List.of(),
            it.moment(),
            MOST)
        .forEach(row -> sites.add(row.site()));
    return sites;
  }

  /** The hub's code of a party's site, by any of its names; 404 where there is none. */
  static String place(PartyDirectory directory, String party, String site) {
    return directory
        .party(party, "ZZ")
        .flatMap(it -> directory.site(it, site))
        .map(Site::code)
        .orElseThrow(Ids::notFound);
  }

  /** The buyer's call-offs and orders, in the supplier's terms. */
  private record CalledOff(PartnersPart part, PartNumbers numbers, List<CountedQuantity> lines) {}

  private static CalledOff calledOff(
      JdbcClient db,
      ReadContext it,
      String supplier,
      String part,
      String site,
      Instant now,
      boolean each) {
    String number = PartNumbers.of(db, it.scope(), part, it.moment()).suppliers(supplier, part);
    PartNumbers numbers =
        PartNumbers.ofSupplier(db, it.scope(), supplier, Set.of(number), it.moment());
    Set<String> called = numbers.calledBy(Set.of(number));
    Trade trade = Trade.of(db, it.scope(), numbers, it.moment()).each(each);
    ScheduleNetting since = OnTheWay.consumed(trade, called, now);
    var its = new PartnersPart(supplier, number, site);
    List<CountedQuantity> lines =
        Stream.concat(
                OpenCallOffs.toShip(trade, called, supplier, since).stream(),
                OpenOrderLines.toShip(trade, called, supplier).stream())
            .map(line -> leaving(line, its, it.scope().party().value()))
            .toList();
    return new CalledOff(its, numbers.turned(), lines);
  }

  private static CountedQuantity leaving(CountedQuantity it, PartnersPart part, String buyer) {
    return new CountedQuantity(
        it.kind(),
        part.number(),
        null,
        buyer,
        it.partnerPart(),
        it.partnerSite(),
        it.on(),
        it.bucket(),
        it.dateKind(),
        it.firm(),
        it.quantity(),
        it.unit(),
        it.said(),
        it.by());
  }

  /** The data that the supplier shares. */
  private record Seen(PartnersStock stock, Known output, List<CountedQuantity> planned) {}

  private static Seen seen(
      JdbcClient db,
      ReadContext it,
      PartnersPart part,
      PartNumbers numbers,
      List<PartAgreementRow> agreed,
      boolean each) {
    Grain stock = grain(db, it, part, What.STOCK);
    PartnersStock has =
        stock == null
            ? PartnersStock.NOT
            : PartnersStock.of(
                db,
                it,
                part,
                true,
                stock == Grain.EXACT,
                numbers.inspectionCounts(part.number()),
                minimums(agreed));
    List<ProductionScheduleRow> plans = plans(db, it, part);
    List<CountedQuantity> planned = planned(db, it, plans, part, each);
    Grain output = grain(db, it, part, What.OUTPUT);
    boolean shown = plans.stream().anyMatch(row -> !row.lines().isEmpty());
    Known known =
        shown || output == Grain.EXACT
            ? Known.EXACTLY
            : output == null
                ? Known.NOT
                : Known.state(
                    plans.isEmpty() ? ProductionScheduleRow.State.NONE : plans.getFirst().state());
    return new Seen(has, known, planned);
  }

  /** The finest grain that is granted for the part; null where nothing is. */
  static @Nullable Grain grain(JdbcClient db, ReadContext it, PartnersPart part, What what) {
    return GrantsHeld.of(db, it.scope(), what, it.moment()).stream()
        .filter(held -> held.giver().equals(part.holder()))
        .filter(held -> held.parts() == null || held.parts().contains(part.number()))
        .map(GrantsHeld::grain)
        .min(Grain::compareTo)
        .orElse(null);
  }

  private static List<Minimum> minimums(List<PartAgreementRow> agreed) {
    List<Minimum> all = new ArrayList<>();
    for (PartAgreementRow it : agreed) {
      PartTerms terms = it.terms();
      StockRange range = terms.range();
      if (range != null && range.minimum() != null && range.in() == StockRange.Bound.QUANTITY)
        all.add(new Minimum(it.supplier(), it.supplierPart(), terms.unit(), range.minimum()));
    }
    return all;
  }

  private static List<ProductionScheduleRow> plans(
      JdbcClient db, ReadContext it, PartnersPart part) {
    return ProductionScheduleRow.BOARD
        .reads()
        .list(
            db,
            it.scope(),
            List.of(Filter.is("supplier", part.holder()), Filter.is("part", part.number())),
            List.of(),
            it.moment(),
            MOST)
        .stream()
        .filter(row -> row.site().equals(part.site()))
        .toList();
  }

  private static List<CountedQuantity> planned(
      JdbcClient db,
      ReadContext it,
      List<ProductionScheduleRow> plans,
      PartnersPart part,
      boolean each) {
    String buyer = it.scope().party().value();
    List<CountedQuantity> all = new ArrayList<>();
    for (ProductionScheduleRow row : plans) {
      var said = each ? PublishedBy.ofLines(db, it.scope(), row) : null;
      for (OutputLineRow line : row.lines())
        if (line.open().isPositive())
          all.add(planned(row, line, buyer, part, said == null ? null : said.apply(line)));
    }
    return all;
  }

  private static CountedQuantity planned(
      ProductionScheduleRow row,
      OutputLineRow line,
      String buyer,
      PartnersPart part,
      @Nullable ToldBy by) {
    boolean day = line.week() == null;
    return new CountedQuantity(
        Kind.OUTPUT,
        part.number(),
        part.plainSite(),
        buyer,
        part.number(),
        null,
        day ? requireNonNull(line.date()) : requireNonNull(line.week()).monday(),
        day ? Bucket.DAY : Bucket.WEEK,
        DateKind.DELIVERY,
        true,
        line.open(),
        row.unit(),
        row.publishedAt(),
        by);
  }
}
