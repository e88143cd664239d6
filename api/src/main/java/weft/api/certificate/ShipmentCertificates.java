package weft.api.certificate;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Body;
import weft.api.reading.AuditedParties;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.sharing.NamedParties;
import weft.api.shipment.BuyersNumbers;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.certificate.CertifiedGoods;
import weft.projections.shipment.ShipmentRow;

/** The certificates for a shipment, before it leaves and afterwards. */
@RestController
@RequestMapping("/api/v1/shipments")
class ShipmentCertificates {
  private final BoardPages pages;
  private final ReadContexts readings;
  private final NamedParties parties;
  private final BuyersNumbers numbers;

  ShipmentCertificates(
      BoardPages pages, ReadContexts readings, NamedParties parties, BuyersNumbers numbers) {
    this.pages = pages;
    this.readings = readings;
    this.parties = parties;
    this.numbers = numbers;
  }

  @Operation(
      operationId = "listShipmentCertificates",
      summary =
          "For each line of a shipment: the certificates that its part requires by agreement, those"
              + " present, and those missing.")
  @GetMapping("/{id}/certificates")
  ResponseEntity<NeededCertificates> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    ReadContext reading = pages.reading(ShipmentRow.BOARD, caller, look);
    String stream = Ids.stream(id);
    ReadResult<Optional<NeededCertificates>> found =
        readings.readOne(
            reading,
            stream,
            (db, it) ->
                ShipmentRow.BOARD
                    .reads()
                    .one(db, it.scope(), stream, it.moment())
                    .filter(row -> maySeeWhatIsMissing(db, it, row))
                    .map(row -> NeededCertificates.of(db, it, between(row), goods(row))));
    return found.ok().body(found.answer().orElseThrow(found::notFound));
  }

  /** An auditor without the agreements or the certificates would miss every certificate. */
  private static boolean maySeeWhatIsMissing(JdbcClient db, ReadContext it, ShipmentRow row) {
    if (it.scope().role() != PartyScope.Role.AUDITOR) return true;
    Set<String> agreements = AuditedParties.of(db, it.scope(), "parts");
    Set<String> certificates = AuditedParties.of(db, it.scope(), "certificate");
    return Stream.of(row.buyer(), row.supplier())
        .anyMatch(party -> agreements.contains(party) && certificates.contains(party));
  }

  private static Partnership between(ShipmentRow row) {
    return new Partnership(new PartyCode(row.buyer()), new PartyCode(row.supplier()));
  }

  private static List<CertifiedGoods> goods(ShipmentRow row) {
    return row.lines().stream()
        .map(it -> new CertifiedGoods(it.part(), it.supplierPart(), it.batch(), it.order()))
        .toList();
  }

  /** Goods to be sent. The body may be a whole despatch; its other fields are ignored. */
  record ToBeSent(@Nullable PartyCode buyer, @Nullable List<@Nullable Line> lines) {
    /**
     * A line.
     *
     * @param part the supplier's own number; {@code partnerPart} is the buyer's; one of them is
     *     enough
     */
    record Line(
        @Nullable String part,
        @Nullable String partnerPart,
        @Nullable String batch,
        @Nullable String order) {}
  }

  @Operation(
      operationId = "checkShipmentCertificates",
      summary =
          "Lists the required, present and missing certificates of goods before their despatch,"
              + " without announcing them; for the supplier's own goods only.")
  @PostMapping("/certificates/check")
  NeededCertificates check(Caller caller, @RequestBody ToBeSent body) {
    caller.require(Role.SALES, Role.WAREHOUSE, Role.PLANNER, Role.QUALITY, Role.EDI);
    ReadContext reading = readings.bySide(caller, "supplier", null);
    PartyCode supplier = reading.scope().party();
    var between = new Partnership(parties.buyer(supplier, body.buyer(), "/buyer"), supplier);
    List<CertifiedGoods> goods = goods(between, body);
    return readings.read(reading, (db, it) -> NeededCertificates.of(db, it, between, goods));
  }

  private List<CertifiedGoods> goods(Partnership between, ToBeSent body) {
    Set<String> named = new TreeSet<>();
    for (ToBeSent.Line it : Body.list(body.lines(), "/lines", (line, _) -> line)) {
      if (it.part() != null) named.add(it.part());
      if (it.partnerPart() != null) named.add(it.partnerPart());
    }
    BuyersNumbers.Known known = numbers.of(between, named);
    return Body.list(
        body.lines(),
        "/lines",
        (it, at) -> {
          var part = known.named(it.part(), it.partnerPart(), at);
          return new CertifiedGoods(part.buyers(), part.suppliers(), it.batch(), it.order());
        });
  }
}
