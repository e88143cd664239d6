package weft.api.shipment;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.problem.Problem;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.sharing.NamedParties;
import weft.balance.ShipDates;
import weft.language.Text;
import weft.parts.PartTerms;
import weft.parts.Spread;
import weft.party.Organization;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.projections.shipment.UsedNumbers;
import weft.projections.stock.UsableBatches;
import weft.shipment.NumberSeries;

/** Proposes the content of a shipment of some parts, so that users check instead of typing. */
@RestController
class ShipmentProposals {
  private static final int MOST_PARTS = 200;
  private static final int FURTHEST_DAYS = 366;
  private static final int MOST_AGREEMENTS = 1_000;

  private final ReadContexts readings;
  private final PartyDirectory directory;
  private final NamedParties parties;
  private final DespatchDays days;
  private final Clock clock;

  ShipmentProposals(
      ReadContexts readings,
      PartyDirectory directory,
      NamedParties parties,
      DespatchDays days,
      Clock clock) {
    this.readings = readings;
    this.directory = directory;
    this.parties = parties;
    this.days = days;
    this.clock = clock;
  }

  @Operation(
      operationId = "proposeShipment",
      summary =
          "Proposes the supplier's next shipment: its number, arrival, agreed packing, and the"
              + " batches in stock, the oldest first.")
  @GetMapping("/api/v1/shipments/proposal")
  ResponseEntity<ShipmentProposal> propose(
      Caller caller,
      @RequestParam @Parameter(description = "The buyer: its code.") PartyCode buyer,
      @RequestParam @Parameter(description = "The buyer's site.") String shipTo,
      @RequestParam(required = false)
          @Parameter(description = "The supplier's site; default: the first that it registered.")
          @Nullable String shipFrom,
      @RequestParam(required = false)
          @Parameter(description = "The day on which goods leave; default: today at the site.")
          @Nullable LocalDate shipped,
      @RequestParam(required = false)
          @Parameter(description = "Parts by the supplier's own number; at most 200 parts in all.")
          @Nullable List<String> part,
      @RequestParam(required = false)
          @Parameter(description = "Parts by the buyer's number, as call-offs name them.")
          @Nullable List<String> partnerPart) {
    caller.require(Role.SALES, Role.WAREHOUSE, Role.PLANNER, Role.EDI);
    PartyCode supplier = readings.sideScope(caller, "supplier").party();
    Partnership between = between(supplier, buyer);
    String from = site(supplier, shipFrom);
    LocalDate leaves = leaves(supplier, from, shipped);
    String to = directory.buyersSite(between, supplier, shipTo);
    var dates =
        new ShipDates(
            days.calendar(supplier, from),
            days.calendar(between.buyer(), to),
            0,
            Spread.FIRST,
            leaves);
    // Waits for the views, so that a shipment sent just before has taken its number and its goods.
    readings.awaitAll();
    Named named = named(between, bounded(part), bounded(partnerPart));
    List<ShipmentProposal.Part> parts = parts(supplier, from, dates, named);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new ShipmentProposal(
                number(supplier, leaves),
                from,
                to,
                leaves,
                parts.stream()
                    .map(ShipmentProposal.Part::arrives)
                    .max(Comparator.naturalOrder())
                    .orElse(null),
                parts));
  }

  private Partnership between(PartyCode supplier, PartyCode buyer) {
    var between = new Partnership(buyer, supplier);
    if (directory.profile(between).isPresent()) return between;
    throw Problem.parameter(
        "buyer", new Text("You have no partnership with this party.", "贵公司与该企业之间没有 EDI 伙伴协议。"));
  }

  private @Nullable String site(PartyCode supplier, @Nullable String named) {
    if (named != null) return parties.site(supplier, named, "/shipFrom");
    List<Organization.Site> sites = directory.sites(supplier);
    return sites.isEmpty() ? null : sites.getFirst().code();
  }

  private LocalDate leaves(PartyCode supplier, @Nullable String from, @Nullable LocalDate shipped) {
    LocalDate today = days.calendar(supplier, from).dateOf(clock.instant());
    if (shipped == null) return today;
    if (shipped.isBefore(today.minusDays(FURTHEST_DAYS))
        || shipped.isAfter(today.plusDays(FURTHEST_DAYS)))
      throw Problem.parameter(
          "shipped", new Text("The day must be within a year of today.", "日期须在今天前后一年之内。"));
    return shipped;
  }

  private static Set<String> bounded(@Nullable List<String> parts) {
    List<String> named = requireNonNullElse(parts, List.of());
    if (named.size() > MOST_PARTS)
      throw Problem.parameter("part", new Text("At most 200 parts can be named.", "最多指定 200 个零件。"));
    return new LinkedHashSet<>(named);
  }

  /** Both numbers of each part, and its agreed terms. */
  private record Named(Map<String, String> suppliersByBuyers, Map<String, PartTerms> terms) {}

  private Named named(Partnership between, Set<String> own, Set<String> buyers) {
    Map<String, String> numbers = new LinkedHashMap<>();
    Map<String, PartTerms> terms = new HashMap<>();
    buyers.forEach(it -> numbers.put(it, it));
    Set<String> left = new LinkedHashSet<>(own);
    for (PartAgreementRow it : agreed(between, own, buyers)) {
      if (!buyers.contains(it.part()) && !own.contains(it.supplierPart())) continue;
      numbers.put(it.part(), it.supplierPart());
      terms.put(it.part(), it.terms());
      left.remove(it.supplierPart());
    }
    left.forEach(it -> numbers.putIfAbsent(it, it));
    return new Named(numbers, terms);
  }

  private List<PartAgreementRow> agreed(Partnership between, Set<String> own, Set<String> buyers) {
    PartyScope scope = PartyScope.of(between.supplier(), Side.SUPPLIER);
    List<Filter> filters =
        List.of(
            Filter.is("buyer", between.buyer().value()),
            new Filter(
                "(t.part = any(:parts) or t.supplier_part = any(:parts))",
                "parts",
                Stream.concat(own.stream(), buyers.stream()).toArray(String[]::new)));
    return readings.read(
        readings.at(scope, null),
        (db, it) ->
            PartAgreementRow.BOARD
                .reads()
                .list(db, it.scope(), filters, List.of(), Moment.NOW, MOST_AGREEMENTS));
  }

  private List<ShipmentProposal.Part> parts(
      PartyCode supplier, @Nullable String from, ShipDates dates, Named named) {
    Map<String, List<ShipmentProposal.Batch>> batches = batches(supplier, from, named);
    List<ShipmentProposal.Part> parts = new ArrayList<>();
    named
        .suppliersByBuyers()
        .forEach(
            (buyers, own) -> {
              PartTerms terms = named.terms().get(buyers);
              int transit = terms == null ? 0 : terms.transitDays();
              var route =
                  new ShipDates(
                      dates.shipping(), dates.receiving(), transit, Spread.FIRST, dates.today());
              parts.add(
                  new ShipmentProposal.Part(
                      own,
                      buyers,
                      terms == null ? null : terms.names(),
                      terms == null ? null : terms.unit(),
                      route.arriveOn(dates.today()),
                      terms == null ? null : terms.packaging(),
                      batches.getOrDefault(own, List.of())));
            });
    return List.copyOf(parts);
  }

  private Map<String, List<ShipmentProposal.Batch>> batches(
      PartyCode supplier, @Nullable String from, Named named) {
    Map<String, List<ShipmentProposal.Batch>> batches = new HashMap<>();
    if (from == null || named.suppliersByBuyers().isEmpty()) return batches;
    ReadContext holder = readings.at(PartyScope.viewer(supplier), null);
    for (UsableBatches.Batch it :
        readings.read(
            holder,
            (db, in) -> UsableBatches.of(db, in.scope(), from, named.suppliersByBuyers().values())))
      batches
          .computeIfAbsent(it.part(), _ -> new ArrayList<>())
          .add(new ShipmentProposal.Batch(it.batch(), it.quantity(), it.unit(), it.since()));
    return batches;
  }

  private String number(PartyCode supplier, LocalDate leaves) {
    PartyScope scope = PartyScope.of(supplier, Side.SUPPLIER);
    return NumberSeries.next(
        readings.read(readings.at(scope, null), (db, it) -> UsedNumbers.of(db, it.scope())),
        leaves);
  }
}
