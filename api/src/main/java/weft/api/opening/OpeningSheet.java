package weft.api.opening;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.imports.Importable;
import weft.api.imports.sheet.Cells;
import weft.api.imports.sheet.Column;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.language.Text;
import weft.opening.OpeningId;
import weft.opening.OpeningTerms;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.balance.SiteNames;
import weft.projections.opening.OpeningRow;
import weft.projections.opening.OpeningRow.Proposal;
import weft.projections.opening.OpeningRow.Signed;
import weft.projections.opening.SchedulesMeant;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;
import weft.scheduling.DeliveryScheduleId;

/**
 * Opening cumulatives as a spreadsheet with one row per schedule; each row is a proposal to the
 * other side.
 */
@Component
class OpeningSheet implements Importable<SheetOpening, OpeningRow> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("partner", "伙伴", Cells.TEXT).required(),
          Column.of("site", "收货工厂", Cells.TEXT).required(),
          Column.of("part", "零件号", Cells.TEXT).required(),
          Column.of("agreement", "计划协议", Cells.TEXT),
          Column.of("unloadingPoint", "卸货点", Cells.TEXT),
          Column.of("asOf", "截止日期", Cells.DATE).required(),
          Column.of("unit", "单位", Cells.TEXT),
          Column.of("received", "累计收货", Cells.NUMBER).required(),
          Column.of("shipped", "累计发货", Cells.NUMBER).required(),
          Column.of("since", "累计起算日", Cells.DATE),
          Column.of("lastDeliveryNote", "最后收货的送货单", Cells.TEXT),
          Column.of("inTransit", "在途送货单", Cells.pairs("deliveryNote", '=', "quantity", true)),
          Column.of("arrives", "在途预计到货", Cells.DATE),
          Column.of("note", "备注", Cells.TEXT),
          Column.of("reason", "不同意对方数字的原因", Cells.TEXT));

  private final ProposedOpenings proposed;
  private final ReadContexts readings;
  private final PartyDirectory directory;

  OpeningSheet(ProposedOpenings proposed, ReadContexts readings, PartyDirectory directory) {
    this.proposed = proposed;
    this.readings = readings;
    this.directory = directory;
  }

  @Override
  public String what() {
    return "opening-cumulatives";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Class<SheetOpening> body() {
    return SheetOpening.class;
  }

  @Override
  public void require(Caller caller) {
    ProposedOpenings.require(caller);
  }

  @Override
  public Entry entry(Caller caller, @Nullable String as, SheetOpening body, Instant at) {
    DeliveryScheduleId schedule = schedule(caller, as, body);
    String stream = OpeningId.stream(schedule);
    return new Entry(
        stream,
        stream,
        ProposedOpenings.side(caller, schedule).name().toLowerCase(Locale.ROOT),
        () -> proposed.command(caller, schedule, body.proposed()));
  }

  /** Finds the schedule that a row means, on whichever side the partner is. */
  private DeliveryScheduleId schedule(Caller caller, @Nullable String as, SheetOpening body) {
    PartyCode partner = Body.required(body.partner(), "/partner");
    String part = Body.name(body.part(), "/part");
    String site = Body.name(body.site(), "/site");
    String agreement = Body.optionalText(body.agreement(), "/agreement", 70);
    String point = Body.optionalText(body.unloadingPoint(), "/unloadingPoint", 70);
    List<String> found = new ArrayList<>();
    for (Side side : caller.sides()) {
      String its = side.name().toLowerCase(Locale.ROOT);
      if (as != null && !as.equals(its)) continue;
      ReadContext reading = readings.bySide(caller, its, null);
      PartyCode own = reading.scope().party();
      Partnership between =
          side == Side.BUYER ? new Partnership(own, partner) : new Partnership(partner, own);
      found.addAll(
          readings.read(
              reading,
              (db, it) -> {
                for (Supplier<Collection<String>> sites : called(db, it, between, own, site)) {
                  List<String> meant =
                      SchedulesMeant.of(
                          db, it.scope(), partner.value(), sites.get(), part, agreement, point);
                  if (!meant.isEmpty()) return meant;
                }
                return List.of();
              }));
    }
    if (found.isEmpty())
      throw Body.faulty(
          "schedule-unknown",
          "/part",
          new Text(
              "You and this partner have no delivery schedule of this part there.",
              "您与该伙伴在此工厂没有该零件的交付计划。"));
    if (found.size() > 1)
      throw Body.faulty(
          "several-schedules",
          "/agreement",
          new Text(
              "There are several schedules of this part: name the agreement or the unloading"
                  + " point.",
              "该零件有多个交付计划，请填写计划协议或卸货点。"));
    return DeliveryScheduleId.of(found.getFirst());
  }

  /**
   * The names that schedules may have for the site, to be tried in this order: the name in the row,
   * because a schedule keeps a name that was used before its site was registered; the hub's code;
   * any other name.
   */
  private List<Supplier<Collection<String>>> called(
      JdbcClient db, ReadContext reading, Partnership between, PartyCode own, String said) {
    String buyer = between.buyer().value();
    String name = said.startsWith(buyer + "/") ? said.substring(buyer.length() + 1) : said;
    String ours = directory.buyersSite(between, own, name);
    List<Supplier<Collection<String>>> called = new ArrayList<>();
    // The partners' name for one site may be the code of another, which is not meant then.
    if (directory.site(between.buyer(), name).map(Site::code).orElse(ours).equals(ours))
      called.add(() -> List.of(name, buyer + "/" + name));
    called.add(() -> List.of(ours, buyer + "/" + ours));
    called.add(
        () ->
            SiteNames.between(db, buyer, between.supplier().value(), reading.moment())
                .all(buyer, ours));
    return called;
  }

  @Override
  public Board<OpeningRow> board() {
    return OpeningRow.BOARD;
  }

  @Override
  public List<Filter> own(Caller caller) {
    return List.of();
  }

  /**
   * Exports the reader's own proposal as values to import again; everything else is only for
   * comparison.
   */
  @Override
  public List<Exported> exported(OpeningRow row, ReadContext reading) {
    Side reader = reading.scope().role() == PartyScope.Role.SUPPLIER ? Side.SUPPLIER : Side.BUYER;
    Proposal open = row.proposal();
    boolean own = open != null && open.by() == reader;
    OpeningTerms terms = terms(row);
    if (terms == null) return List.of();
    return List.of(
        new Exported(
            own ? row.stream() : row.stream() + " of both", SheetOpening.of(row, terms, reader)));
  }

  /** The terms of the open proposal, otherwise of the opening in force. */
  private static @Nullable OpeningTerms terms(OpeningRow row) {
    Proposal open = row.proposal();
    if (open != null) return open.terms();
    Signed signed = row.signed();
    return signed == null ? null : signed.proposal().terms();
  }
}
