package weft.api.certificate;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.projections.certificate.CertificateRow;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.shipment.TransitRow;

/**
 * Compares the goods that a certificate covers with the goods sent, so that a certificate for
 * twenty pieces cannot be used for thirty.
 */
@RestController
class CertificateDeliveries {
  private static final int MOST = 1_000;

  private final BoardPages pages;
  private final ReadContexts readings;

  CertificateDeliveries(BoardPages pages, ReadContexts readings) {
    this.pages = pages;
    this.readings = readings;
  }

  /**
   * The answer. This record is the JSON.
   *
   * @param sent the quantity sent, in the certificate's unit; null where the certificate names
   *     neither batches nor an order, or where a line could not be converted
   * @param exceeded whether more was sent than the certificate covers; null if {@code sent} is null
   * @param lines of shipments that were not cancelled, newest first, at most a thousand
   */
  record Answer(
      Quantity certified,
      String unit,
      @Nullable Quantity sent,
      @Nullable Boolean exceeded,
      List<Line> lines) {}

  /**
   * A line of a shipment.
   *
   * @param shipment its id
   * @param counted in the certificate's unit; null where no conversion is agreed
   */
  record Line(
      String shipment,
      String number,
      @Nullable LocalDate shipped,
      @Nullable String batch,
      Quantity quantity,
      String unit,
      @Nullable Quantity counted) {}

  @Operation(
      operationId = "listCertificateDeliveries",
      summary =
          "Compares the quantity that a certificate covers with the quantity sent of its batches"
              + " or, if it names none, of its order.")
  @GetMapping("/api/v1/certificates/{id}/deliveries")
  ResponseEntity<Answer> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    ReadContext reading =
        pages.reading(CertificateRow.BOARD, caller, CertificatesIssued.fromIts(caller, id, look));
    String stream = Ids.stream(id);
    ReadResult<Optional<Answer>> found =
        readings.readOne(
            reading,
            stream,
            (db, it) ->
                CertificateRow.BOARD
                    .reads()
                    .one(db, it.scope(), stream, it.moment())
                    .map(row -> answer(db, it, row)));
    return found.ok().body(found.answer().orElseThrow(found::notFound));
  }

  private static Answer answer(JdbcClient db, ReadContext it, CertificateRow row) {
    if (row.batches().isEmpty() && row.orderNumber() == null)
      return new Answer(row.quantity(), row.unit(), null, null, List.of());
    PartAgreementRow agreed = agreed(db, it, row);
    List<TransitRow> found = sent(db, it, row);
    List<Line> lines =
        found.stream()
            .limit(MOST)
            .map(line -> line(line, row.unit(), agreed))
            .sorted(
                Comparator.comparing(
                        Line::shipped, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .reversed())
            .toList();
    Quantity sent = found.size() > MOST ? null : sum(lines);
    return new Answer(
        row.quantity(),
        row.unit(),
        sent,
        sent == null ? null : sent.exceeds(row.quantity()),
        lines);
  }

  private static @Nullable Quantity sum(List<Line> lines) {
    Quantity sum = Quantity.ZERO;
    for (Line it : lines) {
      if (it.counted() == null) return null;
      sum = sum.plus(it.counted());
    }
    return sum;
  }

  private static @Nullable PartAgreementRow agreed(
      JdbcClient db, ReadContext it, CertificateRow row) {
    return PartAgreementRow.BOARD
        .reads()
        .list(db, it.scope(), ofPart(row), List.of(), it.moment(), 1)
        .stream()
        .findFirst()
        .orElse(null);
  }

  private static List<Filter> ofPart(CertificateRow row) {
    return List.of(
        Filter.is("buyer", row.buyer()),
        Filter.is("supplier", row.supplier()),
        Filter.is("part", row.part()));
  }

  private static List<TransitRow> sent(JdbcClient db, ReadContext it, CertificateRow row) {
    List<Filter> filters = new ArrayList<>(ofPart(row));
    filters.add(new Filter("t.state <> :gone", "gone", "cancelled"));
    filters.add(
        row.batches().isEmpty()
            ? Filter.is("purchase_order", row.orderNumber())
            : new Filter(
                "t.batch = any(:batches)", "batches", row.batches().toArray(String[]::new)));
    return TransitRow.BOARD.reads().list(db, it.scope(), filters, List.of(), it.moment(), MOST + 1);
  }

  private static Line line(TransitRow it, String unit, @Nullable PartAgreementRow agreed) {
    return new Line(
        it.id(),
        it.number(),
        it.shipped(),
        it.batch(),
        it.sent(),
        it.unit(),
        counted(it, unit, agreed));
  }

  private static @Nullable Quantity counted(
      TransitRow it, String unit, @Nullable PartAgreementRow agreed) {
    if (Units.isSame(it.unit(), unit)) return it.sent();
    return agreed == null
        ? null
        : agreed.terms().baseUnit().convert(it.sent(), it.unit(), unit).orElse(null);
  }
}
