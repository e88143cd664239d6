package weft.projections.certificate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.certificate.CertificateContent;
import weft.certificate.CertificateEvent;
import weft.certificate.CertificateEvent.CertificateAccepted;
import weft.certificate.CertificateEvent.CertificateIssued;
import weft.certificate.CertificateEvent.CertificateRejected;
import weft.certificate.CertificateEvent.CertificateRevoked;
import weft.certificate.CertificateEvent.CertificateSuperseded;
import weft.certificate.CertificateEvent.CertificateSupplemented;
import weft.certificate.CertificateEvent.CertificateValidated;
import weft.certificate.CertificateId;
import weft.certificate.CertificateState;
import weft.certificate.FieldReason;
import weft.certificate.GoodsOfBatch;
import weft.certificate.MakersCertificate;
import weft.certificate.Validation;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.Department;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.rows.Board;
import weft.projections.rows.Moment;

/**
 * A certificate with its content and present state, for its issuer and its customer.
 *
 * @param type such as {@code 3.1}
 * @param part the reader's own number, and {@code partnerPart} the other side's; stored as the
 *     buyer's and the supplier's
 * @param orderNumber the buyer's order; null if the certificate names none
 * @param goods the quantity of each batch; null if the certificate states none
 * @param inspections numbers of the issuer's inspections from which it was issued; null for none
 * @param supplementTo the stream of the certificate to which it adds; null for none
 * @param maker the certificate of the maker; null for none
 * @param validations the issuer's first
 * @param reasons for its rejection; empty otherwise
 * @param revoked null unless its issuer revoked it
 * @param earlier the stream of the certificate that it replaces; null for none
 * @param later the stream of the certificate that replaces it; null for none
 * @param contested whether its issuer has blocked a batch of its goods, certificates take more from
 *     a batch than it has, or an inspection from which it was issued no longer holds; null in the
 *     table, because it is read from the batches and inspections
 * @param inspector the organization that validates it beside the issuer instead of the buyer; null
 *     for the buyer, and where its type needs no second validation
 * @param sha256 of its document, in hexadecimal
 */
public record CertificateRow(
    @JsonIgnore String stream,
    String buyer,
    String supplier,
    String number,
    String type,
    CertificateState state,
    LocalDate issued,
    String part,
    String partnerPart,
    Quantity quantity,
    String unit,
    List<String> batches,
    @JsonProperty("order") @Nullable String orderNumber,
    @Nullable String specification,
    @Nullable String statement,
    List<CertifiedResult> results,
    @Nullable String concession,
    @Nullable List<GoodsOfBatch> goods,
    @Nullable List<String> inspections,
    @JsonIgnore @Nullable String supplementTo,
    @Nullable MakersCertificate maker,
    List<Vouched> validations,
    List<FieldReason> reasons,
    @Nullable Revocation revoked,
    @JsonIgnore @Nullable String earlier,
    @JsonIgnore @Nullable String later,
    @Nullable Boolean contested,
    @Nullable String inspector,
    String sha256,
    Instant issuedAt,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<CertificateRow> {
  public static final Board<CertificateRow> BOARD =
      Board.ofOneRow(
              "certificates",
              CertificateId.TYPE,
              CertificateRow.class,
              Board.Seen.BY_SIDES,
              CertificateEvent.class,
              CertificateRow::after)
          .namedAs(CertificateRow::named)
          .newestFirst("day", CertificateRow::issued)
          .rowsVersion(3);

  /**
   * The person who validated it, the person's party, and when.
   *
   * @param person the code
   * @param name of today; null in the table, because names are not stored with the history
   * @param function null where it was not stated
   */
  public record Vouched(
      String party,
      String person,
      @Nullable Text name,
      @Nullable String function,
      Department department,
      Instant at) {
    private Vouched named(@Nullable Text today) {
      return new Vouched(party, person, today, function, department, at);
    }
  }

  /** Why it was revoked, and the first day on which it no longer holds. */
  public record Revocation(String reason, LocalDate from) {}

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  /** Whether it is valid now. */
  @JsonProperty
  public boolean inForce() {
    return state.isInForce();
  }

  /** How many results are outside their limits. */
  @JsonProperty
  public int outside() {
    return (int) results.stream().filter(CertifiedResult::outside).count();
  }

  /** The id of the certificate that it replaces; null for none. */
  @JsonProperty
  public @Nullable String replaces() {
    return earlier == null ? null : StreamId.toUrl(earlier);
  }

  @JsonProperty
  public @Nullable String replacesNumber() {
    return earlier == null ? null : CertificateId.of(earlier).number();
  }

  /** The id of the certificate to which it adds; null for none. */
  @JsonProperty
  public @Nullable String supplements() {
    return supplementTo == null ? null : StreamId.toUrl(supplementTo);
  }

  @JsonProperty
  public @Nullable String supplementsNumber() {
    return supplementTo == null ? null : CertificateId.of(supplementTo).number();
  }

  /** The id of the certificate that replaces it; null for none. */
  @JsonProperty
  public @Nullable String replacedBy() {
    return later == null ? null : StreamId.toUrl(later);
  }

  @JsonProperty
  public @Nullable String replacedByNumber() {
    return later == null ? null : CertificateId.of(later).number();
  }

  /** Swaps the part numbers for the supplier, as the certificate states both, and adds doubts. */
  private static List<CertificateRow> named(
      JdbcClient db, PartyScope scope, Moment moment, List<CertificateRow> rows) {
    Set<String> contested = ContestedCertificates.of(db, moment, rows);
    boolean sells = scope.role() == PartyScope.Role.SUPPLIER;
    return rows.stream().map(it -> it.read(sells, contested.contains(it.id()))).toList();
  }

  private static @Nullable CertificateRow after(
      @Nullable CertificateRow before, Recorded recorded) {
    var event = (CertificateEvent) recorded.payload();
    if (event instanceof CertificateIssued it) return issued(it, recorded);
    return before == null ? null : before.then(event, recorded);
  }

  private static CertificateRow issued(CertificateIssued it, Recorded recorded) {
    CertificateContent content = it.content();
    return new CertificateRow(
        recorded.stream(),
        content.buyer().value(),
        it.certificate().supplier().value(),
        it.certificate().number(),
        content.type().code(),
        CertificateState.issued(content.type()),
        content.issued(),
        content.part(),
        content.supplierPart(),
        content.quantity(),
        content.unit(),
        content.batches(),
        content.order(),
        content.specification(),
        content.statement(),
        content.results().stream().map(CertifiedResult::of).toList(),
        content.concession(),
        content.goods(),
        content.inspections(),
        content.supplements() == null ? null : content.supplements().stream(),
        content.maker(),
        List.of(vouched(it.certificate().supplier(), content.validatedBy(), recorded)),
        List.of(),
        null,
        it.replaces() == null ? null : it.replaces().stream(),
        null,
        null,
        it.inspector() == null ? null : it.inspector().value(),
        it.sha256(),
        recorded.recordedAt(),
        recorded.sequence() + 1,
        recorded.position());
  }

  private static Vouched vouched(PartyCode party, Validation it, Recorded recorded) {
    return new Vouched(
        party.value(),
        it.person().value(),
        null,
        it.function(),
        it.department(),
        recorded.recordedAt());
  }

  private CertificateRow then(CertificateEvent event, Recorded recorded) {
    return switch (event) {
      case CertificateIssued _ -> this;
      case CertificateSuperseded it -> next(stands().replaced(it.by().stream()), recorded);
      case CertificateSupplemented _ -> next(stands(), recorded);
      case CertificateValidated it ->
          next(stands().vouchedBy(vouched(it.party(), it.validation(), recorded)), recorded);
      case CertificateAccepted _ ->
          next(stands().in(CertificateState.ACCEPTED, List.of()), recorded);
      case CertificateRejected it ->
          next(stands().in(CertificateState.REJECTED, it.reasons()), recorded);
      case CertificateRevoked it ->
          next(stands().revoked(new Revocation(it.reason(), it.from())), recorded);
    };
  }

  /** The part of the row that changes after the issue. */
  private record Stands(
      CertificateState state,
      List<Vouched> validations,
      List<FieldReason> reasons,
      @Nullable Revocation revoked,
      @Nullable String later) {
    private Stands in(CertificateState next, List<FieldReason> rejected) {
      return new Stands(next, validations, rejected, revoked, later);
    }

    private Stands replaced(String by) {
      return new Stands(CertificateState.SUPERSEDED, validations, reasons, revoked, by);
    }

    private Stands vouchedBy(Vouched own) {
      var all = Stream.concat(validations.stream(), Stream.of(own)).toList();
      return new Stands(CertificateState.ISSUED, all, List.of(), revoked, later);
    }

    private Stands revoked(Revocation taken) {
      return new Stands(CertificateState.REVOKED, validations, reasons, taken, later);
    }
  }

  /**
   * The same certificate with the names of its validators.
   *
   * @param name gives the name of a party's person
   */
  public CertificateRow validatedBy(BiFunction<String, String, @Nullable Text> name) {
    List<Vouched> named =
        validations.stream().map(it -> it.named(name.apply(it.party, it.person))).toList();
    var it = new Stands(state, named, reasons, revoked, later);
    return with(it, part, partnerPart, contested, version, fromPosition);
  }

  private Stands stands() {
    return new Stands(state, validations, reasons, revoked, later);
  }

  private CertificateRow next(Stands it, Recorded recorded) {
    return with(it, part, partnerPart, null, recorded.sequence() + 1, recorded.position());
  }

  private CertificateRow read(boolean bySupplier, boolean inDoubt) {
    return bySupplier
        ? with(stands(), partnerPart, part, inDoubt, version, fromPosition)
        : with(stands(), part, partnerPart, inDoubt, version, fromPosition);
  }

  private CertificateRow with(
      Stands it,
      String own,
      String partners,
      @Nullable Boolean inDoubt,
      long events,
      long position) {
    return new CertificateRow(
        stream,
        buyer,
        supplier,
        number,
        type,
        it.state,
        issued,
        own,
        partners,
        quantity,
        unit,
        batches,
        orderNumber,
        specification,
        statement,
        results,
        concession,
        goods,
        inspections,
        supplementTo,
        maker,
        it.validations,
        it.reasons,
        it.revoked,
        earlier,
        it.later,
        inDoubt,
        inspector,
        sha256,
        issuedAt,
        events,
        position);
  }
}
