package weft.projections.shipment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.rows.Board;
import weft.projections.rows.Moment;
import weft.shipment.Despatch;
import weft.shipment.Differences;
import weft.shipment.GoodsReturn;
import weft.shipment.HandlingUnit;
import weft.shipment.Receipt;
import weft.shipment.ReceivedPackages;
import weft.shipment.Settlement;
import weft.shipment.ShipmentEvent;
import weft.shipment.ShipmentEvent.DifferenceSettled;
import weft.shipment.ShipmentEvent.GoodsReturned;
import weft.shipment.ShipmentEvent.ReturnTakenBack;
import weft.shipment.ShipmentEvent.SettlementProposed;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentContradicted;
import weft.shipment.ShipmentEvent.ShipmentReceived;
import weft.shipment.ShipmentEvent.ShipmentReplaced;
import weft.shipment.ShipmentId;
import weft.shipment.UnknownName;

/**
 * A shipment in its present state.
 *
 * @param shipFrom the supplier's site, and {@code shipTo} the buyer's; null if not stated
 * @param contradiction why a later message contradicts it; null once it is announced anew
 * @param lineCount how many lines it has. A list shows a shipment of more than 100 lines without
 *     {@code lines}, {@code packages}, {@code receipts}, {@code settlements} and {@code returns},
 *     which are null there; a read by id returns the whole shipment
 * @param packages outer packages before inner ones, each with the label of the package that
 *     contains it
 * @param receipts the buyer's receipts, in the order in which they were reported
 * @param settlements the latest position on each difference of a receipt
 * @param returns goods that the buyer sent back
 * @param toSettleBuyer how many differences wait for the buyer's answer, and {@code
 *     toSettleSupplier} for the supplier's
 * @param toldAt when the supplier last reported its contents
 * @param interchange that brought its message, and the {@code message}'s reference in it (UNH 0062,
 *     ST02); null if no message stated it
 * @param grossWeight of the whole shipment with its packages, in kilograms: as stated, else the sum
 *     of the outermost packages; null if unknown
 * @param unknown names in it that the hub did not know when it was reported, a part by the reader's
 *     own number; null for none
 * @param againstInterchange that brought the {@code againstMessage}, the last message that
 *     cancelled or contradicts the announcement; null for none
 */
public record ShipmentRow(
    @JsonIgnore String stream,
    String buyer,
    String supplier,
    String number,
    int year,
    @Nullable String shipFrom,
    @Nullable String shipTo,
    @Nullable LocalDate shipped,
    @Nullable LocalDate arrives,
    ShipmentState state,
    ShipmentContradicted.@Nullable Kind contradiction,
    int lineCount,
    @JsonIgnore List<SentLine> lines,
    @JsonIgnore List<HandlingUnit> packages,
    @JsonIgnore List<Receipt> receipts,
    @JsonIgnore List<Settlement> settlements,
    @JsonIgnore List<GoodsReturn> returns,
    int toSettleBuyer,
    int toSettleSupplier,
    Instant toldAt,
    @Nullable String interchange,
    @Nullable String message,
    @Nullable Quantity grossWeight,
    @Nullable List<UnknownName> unknown,
    @JsonIgnore @Nullable String againstInterchange,
    @JsonIgnore @Nullable String againstMessage,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<ShipmentRow> {
  public static final Board<ShipmentRow> BOARD =
      Board.ofOneRow(
              "shipments",
              ShipmentId.TYPE,
              ShipmentRow.class,
              Board.Seen.BY_SIDES,
              ShipmentEvent.class,
              ShipmentRow::after)
          .namedAs(ShipmentRow::named)
          .tells(ShipmentLineage.LINEAGE)
          .newestFirst("day", ShipmentRow::day)
          .headsInLists("line_count", "lines", "packages", "receipts", "settlements", "returns");

  private static List<ShipmentRow> named(
      JdbcClient db, PartyScope scope, Moment moment, List<ShipmentRow> rows) {
    List<OwnNumbers.Part> parts =
        rows.stream().flatMap(it -> new InOwnWords(it).parts().stream()).toList();
    var numbers = OwnNumbers.of(db, scope, moment, parts);
    return rows.stream().map(it -> new InOwnWords(it).named(numbers)).toList();
  }

  /** Whether a list omitted its lines. */
  private boolean isHead() {
    return lines.size() < lineCount;
  }

  @JsonProperty("lines")
  public @Nullable List<SentLine> toldLines() {
    return isHead() ? null : lines;
  }

  @JsonProperty("packages")
  public @Nullable List<HandlingUnit> toldPackages() {
    return isHead() ? null : packages;
  }

  @JsonProperty("receipts")
  public @Nullable List<Receipt> toldReceipts() {
    return isHead() ? null : receipts;
  }

  @JsonProperty("settlements")
  public @Nullable List<Settlement> toldSettlements() {
    return isHead() ? null : settlements;
  }

  @JsonProperty("returns")
  public @Nullable List<GoodsReturn> toldReturns() {
    return isHead() ? null : returns;
  }

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  /** The day it was sent, else the day it was first reported. */
  private LocalDate day() {
    return shipped == null ? LocalDate.ofInstant(toldAt, ZoneOffset.UTC) : shipped;
  }

  /** The labels of packages that no receipt names, once any receipt counted packages. */
  @JsonProperty
  public @Nullable List<String> missingPackages() {
    return isHead() ? null : ReceivedPackages.missing(packages, receipts);
  }

  private static ShipmentRow after(@Nullable ShipmentRow before, Recorded recorded) {
    ShipmentRow row = before == null ? unannounced(recorded) : before;
    return switch ((ShipmentEvent) recorded.payload()) {
      case ShipmentAnnounced it -> row.said(it.despatch(), recorded);
      case ShipmentReplaced it -> row.said(it.despatch(), recorded);
      case ShipmentCancelled _ ->
          row.with(
              ShipmentState.CANCELLED,
              row.contradiction,
              row.lines.stream().map(SentLine::closed).toList(),
              row.receipts,
              row.differences(),
              recorded);
      case ShipmentReceived it ->
          row.with(
              it.complete() ? ShipmentState.RECEIVED : ShipmentState.PARTLY_RECEIVED,
              row.contradiction,
              SentLine.received(row.lines, it.receipt()),
              Stream.concat(row.receipts.stream(), Stream.of(it.receipt())).toList(),
              row.differences(),
              recorded);
      case ShipmentContradicted it ->
          row.with(row.state, it.kind(), row.lines, row.receipts, row.differences(), recorded);
      case SettlementProposed _, DifferenceSettled _, GoodsReturned _, ReturnTakenBack _ -> {
        Differences after = row.differences().after((ShipmentEvent) recorded.payload());
        yield row.with(row.state, row.contradiction, row.lines, row.receipts, after, recorded);
      }
    };
  }

  private Differences differences() {
    return new Differences(settlements, returns);
  }

  private static ShipmentRow unannounced(Recorded recorded) {
    ShipmentId id = ((ShipmentEvent) recorded.payload()).shipment();
    return new ShipmentRow(
        recorded.stream(),
        id.buyer().value(),
        id.supplier().value(),
        id.number(),
        id.year(),
        null,
        null,
        null,
        null,
        ShipmentState.UNANNOUNCED,
        null,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0,
        0,
        recorded.recordedAt(),
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        0);
  }

  private ShipmentRow said(Despatch it, Recorded recorded) {
    var source = recorded.provenance().source();
    return new ShipmentRow(
        stream,
        buyer,
        supplier,
        number,
        year,
        it.shipFrom(),
        it.shipTo(),
        it.shipped(),
        it.arrives(),
        ShipmentState.IN_TRANSIT,
        null,
        it.lines().size(),
        SentLine.of(it.lines()),
        it.packages(),
        List.of(),
        List.of(),
        List.of(),
        0,
        0,
        recorded.recordedAt(),
        source.interchange(),
        source.message(),
        it.weight(),
        it.unknown(),
        null,
        null,
        recorded.sequence() + 1,
        recorded.position());
  }

  ShipmentRow with(
      List<SentLine> lines,
      List<HandlingUnit> packages,
      List<Receipt> receipts,
      List<GoodsReturn> returns,
      @Nullable List<UnknownName> unknown) {
    return new ShipmentRow(
        stream,
        buyer,
        supplier,
        number,
        year,
        shipFrom,
        shipTo,
        shipped,
        arrives,
        state,
        contradiction,
        lineCount,
        lines,
        packages,
        receipts,
        settlements,
        returns,
        toSettleBuyer,
        toSettleSupplier,
        toldAt,
        interchange,
        message,
        grossWeight,
        unknown,
        againstInterchange,
        againstMessage,
        version,
        fromPosition);
  }

  private ShipmentRow with(
      ShipmentState state,
      ShipmentContradicted.@Nullable Kind contradiction,
      List<SentLine> lines,
      List<Receipt> receipts,
      Differences differences,
      Recorded recorded) {
    Object event = recorded.payload();
    boolean against = event instanceof ShipmentCancelled || event instanceof ShipmentContradicted;
    var source = recorded.provenance().source();
    return new ShipmentRow(
        stream,
        buyer,
        supplier,
        number,
        year,
        shipFrom,
        shipTo,
        shipped,
        arrives,
        state,
        contradiction,
        lines.size(),
        lines,
        packages,
        receipts,
        differences.said(),
        differences.returns(),
        differences.waitingFor(Side.BUYER, receipts),
        differences.waitingFor(Side.SUPPLIER, receipts),
        toldAt,
        interchange,
        message,
        grossWeight,
        unknown,
        against ? source.interchange() : againstInterchange,
        against ? source.message() : againstMessage,
        recorded.sequence() + 1,
        recorded.position());
  }
}
