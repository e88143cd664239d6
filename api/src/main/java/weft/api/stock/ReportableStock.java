package weft.api.stock;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.sharing.NamedParties;
import weft.calendar.SiteCalendar;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Function;
import weft.document.BusinessDocument.Kind;
import weft.document.BusinessDocument.Line;
import weft.edi.document.DocumentWriter;
import weft.language.Text;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.PartyScope;
import weft.party.Profile;
import weft.party.Side;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;
import weft.projections.stock.StockRow;
import weft.stock.StockReportCommand.SendStockReport;
import weft.stock.StockReportId;

/**
 * The stock that a holder may report to a partner: of parts that the two agreed on, and only its
 * own and the partner's goods; for a supplier, finished goods only.
 */
@Component
class ReportableStock {
  private static final int MOST = 50_000;

  private final PartyDirectory directory;
  private final NamedParties parties;
  private final ReadContexts readings;
  private final Clock clock;

  ReportableStock(
      PartyDirectory directory, NamedParties parties, ReadContexts readings, Clock clock) {
    this.directory = directory;
    this.parties = parties;
    this.readings = readings;
    this.clock = clock;
  }

  /**
   * Builds a report of current stock; 422 where there is nothing to report, or no channel for it.
   */
  SendStockReport report(
      Caller caller, @Nullable String as, StockReports.NewReport body, String number) {
    PartyCode holder = caller.requireParty();
    PartyCode partner = Body.required(body.partner(), "/partner");
    Partnership between = between(caller, as, holder, partner);
    requireWay(between);
    List<String> sites = sites(holder, body.sites());
    readings.awaitAll();
    ReadContext viewed = readings.asViewer(caller, null);
    boolean sells = between.supplier().equals(holder);
    List<PartAgreementRow> agreed = agreed(between, sells, body.parts(), viewed.position());
    List<StockRow> stock = stock(viewed, holder, partner, sells, sites, agreed);
    List<Line> lines = body.lines(holder, sells).of(agreed, stock);
    if (stock.size() == MOST || lines.size() > BusinessDocument.MOST_LINES)
      throw Body.faulty(
          "too-much-at-once",
          "/parts",
          new Text("This is more than one report can hold; select parts.", "超出一份报告的容量，请指定零件。"));
    if (lines.isEmpty())
      throw Body.faulty(
          "nothing-to-report",
          "/partner",
          new Text(
              "There is no stock of any part agreed with " + partner + ".",
              "没有与 " + partner + " 约定的零件的库存。"));
    return new SendStockReport(
        new StockReportId(holder, partner, number),
        document(between, number, lines),
        viewed.position());
  }

  private BusinessDocument document(Partnership between, String number, List<Line> lines) {
    return new BusinessDocument(
        Kind.STOCK_REPORT,
        number,
        SiteCalendar.UNSTATED.dateOf(clock.instant()),
        between,
        List.of(),
        lines,
        lines.size(),
        null,
        null,
        null,
        null,
        null,
        Codes.EDIFACT,
        Function.ORIGINAL,
        null,
        null,
        null,
        null);
  }

  /**
   * The partnership with the partner. Where the partner both buys and sells, {@code as} chooses.
   */
  private Partnership between(
      Caller caller, @Nullable String as, PartyCode holder, PartyCode partner) {
    boolean buys = directory.profile(new Partnership(holder, partner)).isPresent();
    boolean sells = directory.profile(new Partnership(partner, holder)).isPresent();
    if (as != null || (buys && sells))
      sells = readings.bySide(caller, as, null).scope().role() == PartyScope.Role.SUPPLIER;
    return sells
        ? new Partnership(parties.buyer(holder, partner, "/partner"), holder)
        : new Partnership(holder, parties.supplier(holder, partner, "/partner"));
  }

  private void requireWay(Partnership between) {
    Profile profile = directory.profile(between).orElse(Profile.PLAIN);
    var outbound = profile.rules().outbound();
    if (outbound != null && DocumentWriter.rule(outbound, Kind.STOCK_REPORT) != null) return;
    throw Body.faulty(
        "no-outbound-message",
        "/partner",
        new Text(
            "The partnership's profile names no message for stock reports (outbound: INVRPT or"
                + " 846).",
            "EDI 伙伴协议未约定库存报告的发送报文（outbound：INVRPT 或 846）。"));
  }

  private List<String> sites(PartyCode holder, @Nullable List<@Nullable String> named) {
    return Body.list(
        requireNonNullElse(named, List.of()), "/sites", (it, at) -> parties.site(holder, it, at));
  }

  private List<PartAgreementRow> agreed(
      Partnership between, boolean sells, @Nullable List<@Nullable String> named, long position) {
    List<String> parts =
        Body.list(requireNonNullElse(named, List.of()), "/parts", (it, at) -> Body.name(it, at));
    PartyCode holder = sells ? between.supplier() : between.buyer();
    var scope = PartyScope.of(holder, sells ? Side.SUPPLIER : Side.BUYER);
    List<Filter> filters =
        new ArrayList<>(
            List.of(
                Filter.is("buyer", between.buyer().value()),
                Filter.is("supplier", between.supplier().value())));
    if (!parts.isEmpty())
      filters.add(
          new Filter(
              "t.%s = any(:parts)".formatted(sells ? "supplier_part" : "part"),
              "parts",
              parts.toArray(String[]::new)));
    List<PartAgreementRow> agreed =
        readings.read(
            new ReadContext(scope, Moment.NOW, position, null),
            (db, it) ->
                PartAgreementRow.BOARD
                    .reads()
                    .list(db, it.scope(), filters, List.of(), Moment.NOW, MOST));
    Set<String> known = new HashSet<>();
    agreed.forEach(it -> known.add(sells ? it.supplierPart() : it.part()));
    for (int i = 0; i < parts.size(); i++)
      if (!known.contains(parts.get(i)))
        throw Body.faulty(
            "part-not-agreed",
            "/parts/" + i,
            new Text(
                "No part " + parts.get(i) + " is agreed with this partner.",
                "未与该伙伴约定零件 " + parts.get(i) + "。"));
    return agreed;
  }

  /** The stock of each part by key, without other parties' goods. */
  private List<StockRow> stock(
      ReadContext viewed,
      PartyCode holder,
      PartyCode partner,
      boolean sells,
      List<String> sites,
      List<PartAgreementRow> agreed) {
    var parts = new TreeMap<String, PartAgreementRow>();
    agreed.forEach(it -> parts.put(sells ? it.supplierPart() : it.part(), it));
    List<Filter> filters =
        new ArrayList<>(
            List.of(
                Filter.is("holder", holder.value()),
                new Filter("t.owner = :viewer", "viewer", holder.value()),
                new Filter(
                    "t.belongs_to = any(:owners)",
                    "owners",
                    new String[] {holder.value(), partner.value()}),
                new Filter(
                    "t.part = any(:parts)", "parts", parts.keySet().toArray(String[]::new))));
    if (sells) filters.add(Filter.is("category", "finished"));
    if (!sites.isEmpty())
      filters.add(new Filter("t.site = any(:sites)", "sites", sites.toArray(String[]::new)));
    return readings.read(
        viewed,
        (db, it) ->
            StockRow.BOARD.reads().list(db, it.scope(), filters, List.of(), Moment.NOW, MOST));
  }
}
