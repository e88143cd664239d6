package weft.api.certificate;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.Look;
import weft.api.reading.Marked;
import weft.api.reading.Reading;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.certificate.CertificateState;
import weft.certificate.CertificateType;
import weft.parts.RequiredCertificate;
import weft.party.PartyScope;
import weft.projections.certificate.CertificateRow;
import weft.projections.certificate.CertifiedGoods;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.shipment.SentLine;
import weft.projections.shipment.ShipmentRow;

/** Which certificates come with a shipment, and which are missing by what the two agreed. */
@RestController
class ShipmentCertificates {
  /** Of the parts of one shipment, between two parties. */
  private static final int MOST = 5_000;

  private final BoardPages pages;
  private final Readings readings;

  ShipmentCertificates(BoardPages pages, Readings readings) {
    this.pages = pages;
    this.readings = readings;
  }

  /** The lines of a shipment in its own order. This record is the JSON. */
  record Answer(List<Line> lines) {}

  /**
   * A line.
   *
   * @param line from 1
   * @param part the reader's own number, and {@code partnerPart} the other side's
   * @param required types that come with every delivery of the part, as agreed
   * @param missing those of them that no certificate in force is there for
   * @param certificates for its goods, in force or not, the newest first
   */
  record Line(
      int line,
      String part,
      String partnerPart,
      @Nullable String batch,
      List<String> required,
      List<String> missing,
      List<Named> certificates) {}

  /** A certificate by its number. */
  record Named(String id, String number, String type, CertificateState state, boolean inForce) {
    private static Named of(CertificateRow it) {
      return new Named(it.id(), it.number(), it.type(), it.state(), it.state().isInForce());
    }
  }

  @Operation(
      operationId = "listShipmentCertificates",
      summary =
          "For each line of a shipment: which certificates its part needs as agreed, which are"
              + " there, and which are missing.")
  @GetMapping("/api/v1/shipments/{id}/certificates")
  ResponseEntity<Answer> get(Caller caller, @PathVariable String id, @ParameterObject Look look) {
    Reading reading = pages.reading(ShipmentRow.BOARD, caller, look);
    String stream = Ids.stream(id);
    Marked<Optional<Answer>> found =
        readings.readOne(
            reading,
            stream,
            (db, it) ->
                ShipmentRow.BOARD
                    .reads()
                    .one(db, it.scope(), stream, it.moment())
                    .map(row -> answer(db, it, row)));
    return found.ok().body(found.answer().orElseThrow(found::notFound));
  }

  private static Answer answer(JdbcClient db, Reading it, ShipmentRow shipment) {
    String[] parts =
        shipment.lines().stream().map(SentLine::part).distinct().toArray(String[]::new);
    Map<String, PartAgreementRow> agreed =
        between(db, it, PartAgreementRow.BOARD, shipment, parts).stream()
            .collect(Collectors.toMap(PartAgreementRow::part, Function.identity()));
    Map<String, List<CertificateRow>> issued =
        between(db, it, CertificateRow.BOARD, shipment, parts).stream()
            .collect(Collectors.groupingBy(CertificateRow::part));
    boolean sells = it.scope().role() == PartyScope.Role.SUPPLIER;
    List<Line> lines = new ArrayList<>();
    for (SentLine line : shipment.lines())
      lines.add(
          line(
              lines.size() + 1,
              line,
              agreed.get(line.part()),
              issued.getOrDefault(line.part(), List.of()),
              sells));
    return new Answer(lines);
  }

  private static <R extends Record & Board.Row<R>> List<R> between(
      JdbcClient db, Reading it, Board<R> board, ShipmentRow shipment, String[] parts) {
    List<Filter> filters =
        List.of(
            Filter.is("buyer", shipment.buyer()),
            Filter.is("supplier", shipment.supplier()),
            new Filter("t.part = any(:parts)", "parts", parts));
    return board.reads().list(db, it.scope(), filters, List.of(), it.moment(), MOST);
  }

  private static Line line(
      int number,
      SentLine line,
      @Nullable PartAgreementRow agreed,
      List<CertificateRow> issued,
      boolean sells) {
    List<CertificateRow> its =
        issued.stream().filter(it -> CertifiedGoods.covers(it, line)).toList();
    List<String> required =
        agreed == null
            ? List.of()
            : agreed.terms().certificates().stream()
                .map(RequiredCertificate::type)
                .distinct()
                .toList();
    List<String> missing =
        required.stream()
            .filter(type -> its.stream().noneMatch(it -> serves(it, CertificateType.of(type))))
            .toList();
    String suppliers =
        line.supplierPart() != null
            ? line.supplierPart()
            : agreed == null ? line.part() : agreed.supplierPart();
    return new Line(
        number,
        sells ? suppliers : line.part(),
        sells ? line.part() : suppliers,
        line.batch(),
        required,
        missing,
        its.stream().map(Named::of).toList());
  }

  private static boolean serves(CertificateRow it, CertificateType asked) {
    return it.state().isInForce() && CertificateType.of(it.type()).serves(asked);
  }
}
