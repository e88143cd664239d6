package weft.api.certificate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.asking.WriteResult;
import weft.api.party.ActingPerson;
import weft.api.problem.ProblemException;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.sharing.NamedParties;
import weft.api.shipment.BuyersNumbers;
import weft.batch.BatchCommand.CertifyBatch;
import weft.batch.BatchCommand.FreeBatch;
import weft.batch.BatchId;
import weft.certificate.Certificate;
import weft.certificate.CertificateCommand;
import weft.certificate.CertificateCommand.AcceptCertificate;
import weft.certificate.CertificateCommand.IssueCertificate;
import weft.certificate.CertificateCommand.RejectCertificate;
import weft.certificate.CertificateCommand.RevokeCertificate;
import weft.certificate.CertificateCommand.SupersedeCertificate;
import weft.certificate.CertificateCommand.SupplementCertificate;
import weft.certificate.CertificateCommand.ValidateCertificate;
import weft.certificate.CertificateContent;
import weft.certificate.CertificateId;
import weft.certificate.GoodsOfBatch;
import weft.certificate.Validation;
import weft.event.StreamCommand;
import weft.inspection.InspectionId;
import weft.language.Text;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.certificate.CertificateRow;
import weft.projections.rows.BoardReads.Filter;

/** Certificates that suppliers issue for their goods, and the answers of their customers. */
@RestController
@RequestMapping("/api/v1/certificates")
class CertificatesIssued {
  private final Asking asking;
  private final BoardPages pages;
  private final ReadContexts readings;
  private final NamedParties parties;
  private final BuyersNumbers numbers;
  private final KnownCertificates known;
  private final ActingPerson acting;
  private final ValidatorNames validators;
  private final CertificateReaders readers;
  private final Clock clock;

  CertificatesIssued(
      Asking asking,
      BoardPages pages,
      ReadContexts readings,
      NamedParties parties,
      BuyersNumbers numbers,
      KnownCertificates known,
      ActingPerson acting,
      ValidatorNames validators,
      CertificateReaders readers,
      Clock clock) {
    this.asking = asking;
    this.pages = pages;
    this.readings = readings;
    this.parties = parties;
    this.numbers = numbers;
    this.known = known;
    this.acting = acting;
    this.validators = validators;
    this.readers = readers;
    this.clock = clock;
  }

  @Operation(
      operationId = "issueCertificate",
      summary =
          "Issues a certificate to a customer, as the supplier, for an agreed part and dated today"
              + " at the latest. The certificate that it replaces is superseded in the same step. A"
              + " 3.1 or 3.2 takes its goods from their batches in the same step; 409"
              + " `beyond-batch` tells what is left.")
  @PostMapping
  ResponseEntity<WriteResult> issue(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody CertificateBody.Issued body) {
    PartyCode supplier = issuer(caller);
    PartyCode buyer = parties.buyer(supplier, body.buyer(), "/buyer");
    var id = new CertificateId(supplier, Body.name(body.number(), "/number"));
    Validation validated = CertificateBody.Validator.read(body.validatedBy(), caller, acting);
    CertificateId replaces = known.named(body.replaces(), "/replaces", supplier, buyer);
    List<InspectionId> inspected = body.inspected((it, at) -> known.inspection(supplier, it, at));
    CertificateContent content =
        body.content(
            buyer,
            part(new Partnership(buyer, supplier), body),
            validated,
            clock.instant(),
            inspected,
            known.named(body.supplements(), "/supplements", supplier, buyer));
    known.requireSamePart(content);
    known.requireGoods(supplier, content);
    List<StreamCommand> commands = new ArrayList<>();
    PartyCode inspector = known.inspector(new Partnership(buyer, supplier), content.part());
    commands.add(new IssueCertificate(id, content, replaces, inspector));
    if (replaces != null && !replaces.equals(id)) {
      commands.add(new SupersedeCertificate(replaces, buyer, content.supplierPart(), id));
      commands.addAll(freed(replaces, known.issuedBy(supplier, replaces).content()));
    }
    CertificateId supplemented = content.supplements();
    if (supplemented != null && !supplemented.equals(id))
      commands.add(new SupplementCertificate(supplemented, id, content));
    for (GoodsOfBatch it : content.taken())
      commands.add(
          new CertifyBatch(batch(supplier, content, it), id, it.quantity(), content.unit()));
    commands.addAll(known.from(id, content, inspected));
    var done = asking.ask(caller, null, idempotencyKey, List.of(body), commands);
    return WriteResult.answer(id.stream(), done);
  }

  /** The goods that a certificate's batches get back, because it is replaced or revoked. */
  private static List<StreamCommand> freed(CertificateId id, CertificateContent content) {
    return content.taken().stream()
        .<StreamCommand>map(it -> new FreeBatch(batch(id.supplier(), content, it), id))
        .toList();
  }

  private static BatchId batch(PartyCode supplier, CertificateContent of, GoodsOfBatch it) {
    return new BatchId(supplier, of.supplierPart(), it.batch());
  }

  private BuyersNumbers.Named part(Partnership between, CertificateBody.Issued body) {
    Set<String> named = new TreeSet<>();
    if (body.part() != null) named.add(body.part());
    if (body.partnerPart() != null) named.add(body.partnerPart());
    BuyersNumbers.Known agreed = numbers.of(between, named);
    BuyersNumbers.Named part = agreed.named(body.part(), body.partnerPart(), "");
    if (agreed.isAgreed(part) || between.buyer().equals(between.supplier())) return part;
    throw Body.faulty(
        "part-not-agreed",
        body.part() == null ? "/partnerPart" : "/part",
        new Text(
            "You have no part agreement with this customer for this part.",
            "贵公司与该客户之间没有此零件的零件协议。"));
  }

  @Operation(
      operationId = "validateCertificate",
      summary =
          "Validates a certificate 3.2: as the purchaser's representative, or as the inspector that"
              + " the part agreement names instead.")
  @PostMapping("/{id}/validation")
  ResponseEntity<WriteResult> validate(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody CertificateBody.Validated body) {
    PartyCode party = caller.requireParty();
    Certificate.Issued inspected = inspectedBy(party, id).orElse(null);
    if (inspected != null) caller.require(Role.QUALITY);
    PartyCode buyer = inspected == null ? customer(caller) : inspected.content().buyer();
    CertificateId certificate =
        inspected == null ? issuedTo(buyer, id) : Ids.of(id, CertificateId::of);
    Validation by = CertificateBody.Validator.read(body.validatedBy(), caller, acting);
    return ask(
        caller,
        ifMatch,
        idempotencyKey,
        new ValidateCertificate(certificate, buyer, by, inspected == null ? null : party));
  }

  /** An id that is none is answered like a certificate that the party does not inspect. */
  private Optional<Certificate.Issued> inspectedBy(PartyCode party, String id) {
    try {
      return known.inspectedBy(party, Ids.of(id, CertificateId::of));
    } catch (ProblemException noCertificate) {
      return Optional.empty();
    }
  }

  @Operation(operationId = "acceptCertificate", summary = "Accepts a certificate, as the customer.")
  @PostMapping("/{id}/acceptance")
  ResponseEntity<WriteResult> accept(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
    PartyCode buyer = customer(caller);
    return ask(caller, ifMatch, idempotencyKey, new AcceptCertificate(issuedTo(buyer, id), buyer));
  }

  @Operation(
      operationId = "rejectCertificate",
      summary = "Rejects a certificate, as the customer, with reasons field by field.")
  @PostMapping("/{id}/rejection")
  ResponseEntity<WriteResult> reject(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody CertificateBody.Rejected body) {
    PartyCode buyer = customer(caller);
    CertificateId certificate = issuedTo(buyer, id);
    return ask(
        caller, ifMatch, idempotencyKey, new RejectCertificate(certificate, buyer, body.read()));
  }

  @Operation(
      operationId = "revokeCertificate",
      summary = "Revokes a certificate, as the issuer; it stays readable.")
  @PostMapping("/{id}/revocation")
  ResponseEntity<WriteResult> revoke(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody CertificateBody.Revoked body) {
    PartyCode supplier = issuer(caller);
    CertificateId certificate = Ids.of(id, CertificateId::of);
    CertificateContent content = known.issuedBy(supplier, certificate).content();
    List<StreamCommand> commands = new ArrayList<>();
    commands.add(
        new RevokeCertificate(
            certificate,
            content.buyer(),
            Body.reason(body.reason()),
            Body.day(body.from(), "/from")));
    commands.addAll(freed(certificate, content));
    return WriteResult.answer(
        certificate.stream(), asking.ask(caller, ifMatch, idempotencyKey, commands));
  }

  private ResponseEntity<WriteResult> ask(
      Caller caller, String ifMatch, @Nullable String idempotencyKey, CertificateCommand command) {
    return WriteResult.answer(
        command.stream(), asking.ask(caller, ifMatch, idempotencyKey, List.of(command)));
  }

  private PartyCode issuer(Caller caller) {
    caller.require(Role.QUALITY);
    return readings.sideScope(caller, "supplier").party();
  }

  private PartyCode customer(Caller caller) {
    caller.require(Role.QUALITY, Role.BUYER);
    return readings.sideScope(caller, "buyer").party();
  }

  private CertificateId issuedTo(PartyCode buyer, String id) {
    CertificateId certificate = Ids.of(id, CertificateId::of);
    known.requireIssuedTo(buyer, certificate);
    return certificate;
  }

  @Operation(
      operationId = "listCertificates",
      summary = "Lists certificates of both sides, the newest first.")
  @GetMapping
  ResponseEntity<Page<CertificateRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only this part: the caller's own number.")
          @RequestParam(required = false)
          @Nullable String part,
      @Parameter(description = "Only this part (partner's number).") @RequestParam(required = false)
          @Nullable String partnerPart,
      @Parameter(description = "Only for this heat, batch or serial number.")
          @RequestParam(required = false)
          @Nullable String batch,
      @Parameter(description = "Only numbers that contain these characters, in either case.")
          @RequestParam(required = false)
          @Nullable String number,
      @Parameter(description = "Only of this type: 2.1, 2.2, 3.1, 3.2, analysis, conformity.")
          @RequestParam(required = false)
          @Nullable String type,
      @Parameter(
              description =
                  "Only in this state: awaits-validation, issued, accepted, rejected, superseded,"
                      + " revoked.")
          @RequestParam(required = false)
          @Nullable String state,
      @Parameter(description = "Only for this order of the buyer.") @RequestParam(required = false)
          @Nullable String order,
      @RequestParam(required = false) @Nullable String buyer,
      @RequestParam(required = false) @Nullable String supplier) {
    ReadContext reading = pages.reading(CertificateRow.BOARD, caller, asked.look());
    boolean sells = reading.scope().role() == PartyScope.Role.SUPPLIER;
    return pages.list(
        validators.board(),
        reading,
        asked,
        it -> it,
        new Filter((sells ? "t.partner_part" : "t.part") + " = :own_part", "own_part", part),
        new Filter(
            (sells ? "t.part" : "t.partner_part") + " = :their_part", "their_part", partnerPart),
        new Filter("jsonb_exists(t.batches, :batch)", "batch", batch),
        new Filter("strpos(lower(t.number), lower(:number)) > 0", "number", number),
        Filter.is("type", type),
        Filter.is("state", state),
        Filter.is("order_number", order),
        Filter.is("buyer", buyer),
        Filter.is("supplier", supplier));
  }

  @Operation(
      operationId = "getCertificate",
      summary = "One certificate: its content, its signatories, and its state.")
  @GetMapping("/{id}")
  ResponseEntity<CertificateRow> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    return pages.one(validators.board(), readers.reading(caller, id, look), id, it -> it);
  }

  /**
   * Without a requested side, uses the side on which the caller may have the certificate; 404 if
   * neither.
   */
  static RowQuery fromIts(Caller caller, String id, RowQuery look) {
    if (Ids.of(id, CertificateId::of).supplier().equals(caller.party()))
      return look.orAs("supplier");
    if (!caller.sides().contains(Side.BUYER) && !caller.is(Role.AUDITOR)) throw Ids.notFound();
    return look.orAs("buyer");
  }
}
