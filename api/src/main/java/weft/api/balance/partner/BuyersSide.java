package weft.api.balance.partner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.api.balance.partner.PartnersBalance.Known;
import weft.api.balance.reading.BalanceReading;
import weft.api.problem.Problem;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.language.Text;
import weft.parts.StockRange;
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
import weft.projections.balance.Trade;
import weft.projections.material.MaterialDemandRow;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.GrantsHeld;
import weft.projections.stock.StockSum;
import weft.projections.stock.StockSum.Minimum;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;

/**
 * The buyer's balance of a part as a supplier of it sees it. The hub reads the buyer's data in the
 * supplier's scope, so that a withdrawn grant reveals nothing, whatever the moment asked for.
 */
@Component
public class BuyersSide {
  private static final int MOST = 5_000;
  private final BalanceReading balances;
  private final ReadContexts readings;
  private final PartyDirectory directory;

  BuyersSide(BalanceReading balances, ReadContexts readings, PartyDirectory directory) {
    this.balances = balances;
    this.readings = readings;
    this.directory = directory;
  }

  /**
   * The balance; 404 where neither stock nor demand of the part is shared.
   *
   * @param supplier the reading of the supplier's side, at one position
   * @param part the supplier's number
   * @param partnerPart the buyer's, where it has several for it
   * @param site the buyer's, as {@code PARTY/SITE}
   * @param now the moment at which silence counts as a promise
   */
  public BuyersBalance of(
      ReadContext supplier,
      String part,
      @Nullable String partnerPart,
      String site,
      Instant now,
      SharedParts.Horizon horizon) {
    SharedParts shared = shared(supplier, part, partnerPart, site, now, false);
    return BuyersBalance.of(
        shared.balance(horizon), part, shared.stock(), shared.plan(), shared.part().holder());
  }

  /**
   * The inputs of the balance; 404 as for the balance.
   *
   * @param each whether each quantity names the event that stated it, as far as the supplier may
   *     read it
   */
  public SharedParts shared(
      ReadContext supplier,
      String part,
      @Nullable String partnerPart,
      String site,
      Instant now,
      boolean each) {
    String buyer = site.substring(0, site.indexOf('/'));
    String code = PartnersSide.place(directory, buyer, site.substring(site.indexOf('/') + 1));
    Coming coming =
        readings.read(
            supplier, (db, it) -> coming(db, it, buyer, part, partnerPart, code, now, each));
    ReadContext viewer = BalanceReading.asOwner(supplier, supplier.scope().party());
    Seen seen =
        readings.read(viewer, (db, it) -> seen(db, it, coming.part(), coming.numbers(), each));
    if (seen.isNothing()) throw Ids.notFound();
    List<CountedQuantity> counted = new ArrayList<>(seen.stock().counted());
    counted.addAll(seen.needed());
    counted.addAll(coming.lines());
    Balances.Calendars calendars = balances.calendars(supplier);
    var reckoning = new Balances(Side.BUYER, buyer, coming.numbers(), calendars);
    return new SharedParts(
        coming.part(), seen.stock().known(), seen.demand(), reckoning, calendars, counted);
  }

  /** The supplier's own shipments and promises, in the buyer's terms. */
  private record Coming(PartnersPart part, PartNumbers numbers, List<CountedQuantity> lines) {}

  private static Coming coming(
      JdbcClient db,
      ReadContext it,
      String buyer,
      String part,
      @Nullable String partnerPart,
      String site,
      Instant now,
      boolean each) {
    PartNumbers numbers = PartNumbers.withBuyer(db, it.scope(), buyer, part, it.moment());
    String number = number(numbers, buyer, part, partnerPart);
    Set<String> called = Set.of(number);
    Trade trade = Trade.of(db, it.scope(), numbers, it.moment()).each(each);
    ScheduleNetting since = OnTheWay.consumed(trade, called, now);
    List<CountedQuantity> promised =
        new ArrayList<>(OpenCallOffs.promised(trade, called, since, now));
    promised.addAll(OpenOrderLines.promised(trade, called));
    String supplier = it.scope().party().value();
    var its = new PartnersPart(buyer, number, site);
    List<CountedQuantity> lines = new ArrayList<>();
    for (CountedQuantity line : promised)
      if (buyer.equals(line.partner()) && site.equals(line.partnerSite()))
        lines.add(arriving(line, its, supplier));
    for (CountedQuantity line : OnTheWay.to(trade, buyer, number, site, since))
      lines.add(arriving(line, its, supplier));
    return new Coming(its, numbers.turned(), lines);
  }

  private static String number(
      PartNumbers numbers, String buyer, String part, @Nullable String named) {
    Set<String> all = buyersNumbers(numbers, buyer, part);
    if (named != null) {
      if (all.contains(named)) return named;
      throw Ids.notFound();
    }
    if (all.size() == 1) return all.iterator().next();
    throw Problem.of(
            HttpStatus.BAD_REQUEST,
            "part-ambiguous",
            new Text(
                "The buyer has several numbers for this part; name one as partnerPart.",
                "采购方对该零件有多个编号，请用 partnerPart 指明。"))
        .params(Map.of("parameter", "partnerPart"))
        .exception();
  }

  private static Set<String> buyersNumbers(PartNumbers numbers, String buyer, String part) {
    Set<String> all = new TreeSet<>();
    numbers.of(part, buyer).forEach(row -> all.add(row.part()));
    return all.isEmpty() ? Set.of(part) : all;
  }

  private static CountedQuantity arriving(CountedQuantity it, PartnersPart part, String supplier) {
    return new CountedQuantity(
        it.kind(),
        part.number(),
        part.plainSite(),
        supplier,
        part.number(),
        part.plainSite(),
        it.on(),
        it.bucket(),
        it.dateKind(),
        it.firm(),
        it.quantity(),
        it.unit(),
        it.said(),
        it.by(),
        it.mark());
  }

  /** The data that the buyer shares. */
  private record Seen(PartnersStock stock, Known demand, List<CountedQuantity> needed) {
    boolean isNothing() {
      return Known.NOT.equals(stock.known()) && Known.NOT.equals(demand);
    }
  }

  /**
   * Reads the data that the buyer shares of the part.
   *
   * @param numbers as the buyer has them
   */
  private static Seen seen(
      JdbcClient db, ReadContext it, PartnersPart part, PartNumbers numbers, boolean each) {
    Grain stock = PartnersSide.grain(db, it, part, What.STOCK);
    PartnersStock has =
        stock == null
            ? PartnersStock.NOT
            : PartnersStock.of(
                db,
                it,
                part,
                false,
                stock == Grain.EXACT,
                numbers.inspectionCounts(part.number()),
                minimums(numbers.of(part.number(), null)));
    List<CountedQuantity> needed = new ArrayList<>();
    List<MaterialDemandRow> demands = demands(db, it, part.holder(), part.number());
    demands.removeIf(row -> !row.site().equals(part.plainSite()));
    demands.forEach(row -> needed.addAll(needed(db, it, row, part, each)));
    return new Seen(has, demands.isEmpty() ? Known.NOT : Known.EXACTLY, needed);
  }

  /** Demands that name this supplier, or nobody where the buyer granted access. */
  private static List<MaterialDemandRow> demands(
      JdbcClient db, ReadContext it, String buyer, String part) {
    String supplier = it.scope().party().value();
    List<MaterialDemandRow> rows =
        new ArrayList<>(
            MaterialDemandRow.BOARD
                .reads()
                .list(
                    db,
                    it.scope(),
                    List.of(Filter.is("buyer", buyer), Filter.is("part", part)),
                    List.of(),
                    it.moment(),
                    MOST));
    rows.removeIf(row -> row.supplier() != null && !row.supplier().equals(supplier));
    return rows;
  }

  private static List<CountedQuantity> needed(
      JdbcClient db, ReadContext it, MaterialDemandRow row, PartnersPart part, boolean each) {
    var said = each ? PublishedBy.ofLines(db, it.scope(), row) : null;
    return row.lines().stream()
        .map(
            line ->
                new CountedQuantity(
                    Kind.DEMAND,
                    part.number(),
                    part.plainSite(),
                    row.supplier(),
                    part.number(),
                    part.plainSite(),
                    line.first(),
                    line.week() == null ? Bucket.DAY : Bucket.WEEK,
                    DateKind.DELIVERY,
                    false,
                    line.quantity(),
                    row.unit(),
                    row.publishedAt(),
                    said == null ? null : said.apply(line)))
        .toList();
  }

  private static List<Minimum> minimums(List<PartAgreementRow> agreed) {
    List<Minimum> all = new ArrayList<>();
    for (PartAgreementRow it : agreed) {
      StockRange range = it.terms().range();
      if (range != null && range.minimum() != null && range.in() == StockRange.Bound.QUANTITY)
        all.add(new Minimum(it.buyer(), it.part(), it.terms().unit(), range.minimum()));
    }
    return all;
  }

  /**
   * The sites for which {@link #of} has a balance of the part.
   *
   * @param part the supplier's number
   */
  public List<SharedSite> sites(ReadContext supplier, String part) {
    PartNumbers numbers =
        readings.read(supplier, (db, it) -> PartNumbers.of(db, it.scope(), part, it.moment()));
    ReadContext viewer = BalanceReading.asOwner(supplier, supplier.scope().party());
    return readings.read(viewer, (db, it) -> sites(db, it, part, numbers));
  }

  private static List<SharedSite> sites(
      JdbcClient db, ReadContext it, String part, PartNumbers numbers) {
    Set<String> buyers = new TreeSet<>();
    numbers.of(part, null).forEach(row -> buyers.add(row.buyer()));
    for (What what : List.of(What.STOCK, What.DEMAND))
      GrantsHeld.of(db, it.scope(), what, it.moment()).forEach(held -> buyers.add(held.giver()));
    buyers.remove(it.scope().party().value());
    List<SharedSite> all = new ArrayList<>();
    for (String buyer : buyers)
      for (String number : buyersNumbers(numbers, buyer, part))
        for (String site : sites(db, it, buyer, number)) {
          var its = new PartnersPart(buyer, number, site);
          Seen seen = seen(db, it, its, numbers.turned(), false);
          if (!seen.isNothing())
            all.add(
                new SharedSite(
                    buyer, number, its.site(), seen.stock().known(), null, seen.demand()));
        }
    return all;
  }

  /** The codes of the sites where the reader sees anything. */
  private static Set<String> sites(JdbcClient db, ReadContext it, String buyer, String number) {
    Set<String> sites = new TreeSet<>();
    var held = new StockSum.Filter(number, null, buyer, null, null, null, null);
    StockSum.list(db, it.scope(), held, List.of(), null, it.moment(), MOST)
        .forEach(row -> sites.add(row.plainSite()));
    demands(db, it, buyer, number).forEach(row -> sites.add(row.site()));
    return sites;
  }
}
