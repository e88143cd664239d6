package weft.api.parts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.asking.WriteResult;
import weft.api.reading.AuditedParties;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.parts.PartAgreementCommand.StatePart;
import weft.parts.PartAgreementId;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.BoardReads.Filter;

/**
 * The agreements of two partners on parts. Either side can open an agreement and states the terms
 * that are its own; part numbers are always the caller's own.
 */
@RestController
@RequestMapping("/api/v1/part-agreements")
class PartAgreements {
  private final Asking asking;
  private final StatedParts stated;
  private final BoardPages pages;
  private final ReadContexts readings;

  PartAgreements(Asking asking, StatedParts stated, BoardPages pages, ReadContexts readings) {
    this.readings = readings;
    this.asking = asking;
    this.stated = stated;
    this.pages = pages;
  }

  @Operation(
      operationId = "statePart",
      summary = "States the caller's terms of a part; the partner may have stated its own already.")
  @PostMapping
  ResponseEntity<WriteResult> state(
      Caller caller,
      @RequestParam(required = false) @Nullable String as,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody StatedPart body) {
    stated.require(caller);
    StatePart command = stated.command(caller, as, body);
    return WriteResult.answer(
        command.stream(), asking.ask(caller, null, idempotencyKey, List.of(command)));
  }

  @Operation(
      operationId = "changePart",
      summary = "Changes the caller's terms of a part; omitted fields stay unchanged.")
  @PutMapping("/{id}")
  ResponseEntity<WriteResult> change(
      Caller caller,
      @PathVariable String id,
      @RequestHeader("If-Match") String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody StatedPart body) {
    stated.require(caller);
    PartAgreementId agreement = Ids.of(id, PartAgreementId::of);
    PartyCode party = caller.requireParty();
    boolean buys = party.equals(agreement.buyer());
    if (!buys && !party.equals(agreement.supplier())) throw Ids.notFound();
    String supplierPart = buys ? body.partnerPart() : body.part();
    var said =
        new StatedParts.Said(
            agreement,
            buys ? Side.BUYER : Side.SUPPLIER,
            Body.optionalText(supplierPart, buys ? "/partnerPart" : "/part", 70));
    StatePart command = stated.command(said, body);
    return WriteResult.answer(
        agreement.stream(), asking.ask(caller, ifMatch, idempotencyKey, List.of(command)));
  }

  @Operation(operationId = "listPartAgreements", summary = "Lists part agreements of one side.")
  @GetMapping
  ResponseEntity<Page<AgreedPart>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @RequestParam(required = false)
          @Parameter(description = "Only this part: the caller's own number.")
          @Nullable String part,
      @RequestParam(required = false) @Parameter(description = "Only this part (partner's number).")
          @Nullable String partnerPart,
      @RequestParam(required = false)
          @Parameter(description = "Only with this partner: a party's code.")
          @Nullable String partner,
      @RequestParam(required = false)
          @Parameter(
              description =
                  "Only parts that were ever called off or ordered for this site of the buyer.")
          @Nullable String site) {
    ReadContext reading = pages.reading(PartAgreementRow.BOARD, caller, asked.look());
    Side side = side(reading);
    boolean buys = side == Side.BUYER;
    return pages.list(
        PartAgreementRow.BOARD,
        reading,
        asked,
        shown(reading),
        Filter.is(buys ? "part" : "supplier_part", part),
        Filter.is(buys ? "supplier_part" : "part", partnerPart),
        Filter.is(buys ? "supplier" : "buyer", partner),
        PartAgreementRow.wantedAt(side, site, reading.moment()));
  }

  @Operation(operationId = "getPartAgreement", summary = "One part agreement.")
  @GetMapping("/{id}")
  ResponseEntity<AgreedPart> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    PartAgreementId agreement = Ids.of(id, PartAgreementId::of);
    if (sideOf(agreement, caller) == null && !caller.is(Role.AUDITOR)) throw Ids.notFound();
    ReadContext reading =
        pages.reading(PartAgreementRow.BOARD, caller, look.orAs(sideOf(agreement, caller)));
    return pages.one(PartAgreementRow.BOARD, reading, id, shown(reading));
  }

  /** The side of the caller's party in the agreement; null where it is on neither. */
  private static @Nullable String sideOf(PartAgreementId agreement, Caller caller) {
    if (agreement.buyer().equals(caller.party())) return "buyer";
    return agreement.supplier().equals(caller.party()) ? "supplier" : null;
  }

  /** As the reader's side sees it; an auditor sees it as the side that granted it a look. */
  private Function<PartAgreementRow, AgreedPart> shown(ReadContext reading) {
    Set<String> granted = readings.granted(reading, "parts");
    return it -> AgreedPart.of(it, AuditedParties.side(reading.scope(), granted, it.buyer()));
  }

  /** The side whose numbers a filter names; an auditor names a part by the buyer's number. */
  static Side side(ReadContext reading) {
    return reading.scope().role() == PartyScope.Role.SUPPLIER ? Side.SUPPLIER : Side.BUYER;
  }
}
