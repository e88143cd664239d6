package weft.certificate;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.certificate.CertificateCommand.AcceptCertificate;
import weft.certificate.CertificateCommand.IssueCertificate;
import weft.certificate.CertificateCommand.RejectCertificate;
import weft.certificate.CertificateCommand.RevokeCertificate;
import weft.certificate.CertificateCommand.SupersedeCertificate;
import weft.certificate.CertificateCommand.SupplementCertificate;
import weft.certificate.CertificateCommand.ValidateCertificate;
import weft.certificate.CertificateEvent.CertificateAccepted;
import weft.certificate.CertificateEvent.CertificateIssued;
import weft.certificate.CertificateEvent.CertificateRejected;
import weft.certificate.CertificateEvent.CertificateRevoked;
import weft.certificate.CertificateEvent.CertificateSuperseded;
import weft.certificate.CertificateEvent.CertificateSupplemented;
import weft.certificate.CertificateEvent.CertificateValidated;
import weft.certificate.CertificateRefusal.CertificateExists;
import weft.certificate.CertificateRefusal.CertificateIsOver;
import weft.certificate.CertificateRefusal.GoodsDiffer;
import weft.certificate.CertificateRefusal.GoodsNotNamed;
import weft.certificate.CertificateRefusal.GoodsNotPositive;
import weft.certificate.CertificateRefusal.GoodsTwice;
import weft.certificate.CertificateRefusal.IssuedToOneself;
import weft.certificate.CertificateRefusal.LimitsCross;
import weft.certificate.CertificateRefusal.NoSecondValidation;
import weft.certificate.CertificateRefusal.NoSuchCertificate;
import weft.certificate.CertificateRefusal.NotTheInspector;
import weft.certificate.CertificateRefusal.NotValidatedYet;
import weft.certificate.CertificateRefusal.OtherBatch;
import weft.certificate.CertificateRefusal.OutsideLimits;
import weft.certificate.CertificateRefusal.ReplacesItself;
import weft.certificate.CertificateRefusal.ReplacesOtherPart;
import weft.certificate.CertificateRefusal.ResultsMissing;
import weft.certificate.CertificateRefusal.ResultsNotAllowed;
import weft.certificate.CertificateRefusal.StatementMissing;
import weft.certificate.CertificateRefusal.SupplementsItself;
import weft.certificate.CertificateRefusal.SupplementsOtherGoods;
import weft.certificate.CertificateRefusal.ValidatorNotIndependent;
import weft.certificate.CertificateRefusal.ValueOrText;
import weft.event.KeptRules;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.party.PartyCode;

/**
 * The rules of a certificate according to EN 10204:2004: what each type may and must state, and who
 * must validate it. An issued certificate never changes; it is replaced by another. The state is
 * kept as a snapshot, because a customer can change its answer without limit and because the public
 * check reads it for callers without a login.
 *
 * @param issued null before it is issued
 */
public record Certificate(@Nullable Issued issued)
    implements KeptRules<CertificateCommand, CertificateEvent, Certificate> {
  /** Raise this whenever {@link #evolve} changes; states that an older version made are ignored. */
  static final int VERSION = 2;

  public static final Certificate NEW = new Certificate(null);

  /**
   * An issued certificate and its state.
   *
   * @param sha256 hash of its document
   * @param validated whether everyone whom its type requires has validated it
   * @param inspector the second validator of a 3.2 by the partners' agreement; null for the buyer
   */
  public record Issued(
      CertificateContent content,
      String sha256,
      CertificateState state,
      boolean validated,
      @Nullable PartyCode inspector) {
    /** The organization whose person may validate a 3.2 beside the supplier's. */
    public PartyCode secondValidator() {
      return inspector == null ? content.buyer() : inspector;
    }
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public List<CertificateEvent> decide(CertificateCommand command) {
    return switch (command) {
      case IssueCertificate it -> issue(it);
      case SupersedeCertificate it -> supersede(it);
      case SupplementCertificate it -> {
        Issued here = standing(it);
        checkSupplement(here.content(), it.content());
        yield List.of(new CertificateSupplemented(it.certificate(), it.by()));
      }
      case ValidateCertificate it -> validate(it);
      case AcceptCertificate it -> accept(it);
      case RejectCertificate it -> {
        standing(it);
        yield List.of(new CertificateRejected(it.certificate(), it.buyer(), it.reasons()));
      }
      case RevokeCertificate it -> {
        if (theirs(it).state() == CertificateState.REVOKED)
          throw new Refused(new CertificateIsOver());
        yield List.of(new CertificateRevoked(it.certificate(), it.reason(), it.from()));
      }
    };
  }

  private List<CertificateEvent> issue(IssueCertificate asked) {
    if (issued != null) throw new Refused(new CertificateExists(asked.certificate().number()));
    if (asked.certificate().equals(asked.replaces())) throw new Refused(new ReplacesItself());
    if (asked.buyer().equals(asked.certificate().supplier()))
      throw new Refused(new IssuedToOneself());
    if (asked.certificate().equals(asked.content().supplements()))
      throw new Refused(new SupplementsItself());
    check(asked.content());
    if (asked.content().goods() != null) checkSum(asked.content(), asked.content().goods());
    var document = CertificateDocument.of(asked.certificate(), asked.content(), asked.replaces());
    return List.of(
        new CertificateIssued(
            asked.certificate(),
            asked.content(),
            asked.replaces(),
            document.sha256(),
            inspector(asked)));
  }

  /** Kept only where it matters: of a 3.2, and of another organization than the buyer. */
  private static @Nullable PartyCode inspector(IssueCertificate asked) {
    boolean matters = asked.content().type().needsPurchaser();
    return !matters || asked.buyer().equals(asked.inspector()) ? null : asked.inspector();
  }

  private static void check(CertificateContent it) {
    CertificateType type = it.type();
    if (!type.takesResults() && !it.results().isEmpty())
      throw new Refused(new ResultsNotAllowed(type));
    if (type.needsResults() && it.results().isEmpty()) throw new Refused(new ResultsMissing(type));
    if (type.needsStatement() && it.statement() == null)
      throw new Refused(new StatementMissing(type));
    if (type.needsIndependence() && !it.validatedBy().department().isIndependent())
      throw new Refused(new ValidatorNotIndependent(type));
    if (type.isSpecific() && it.batches().isEmpty() && it.order() == null)
      throw new Refused(new GoodsNotNamed(type));
    for (int i = 0; i < it.results().size(); i++) check(it, i, it.results().get(i));
  }

  private static void checkSum(CertificateContent of, List<GoodsOfBatch> goods) {
    var named = new HashSet<String>();
    Quantity sum = Quantity.ZERO;
    for (int i = 0; i < goods.size(); i++) {
      GoodsOfBatch it = goods.get(i);
      if (!named.add(it.batch())) throw new Refused(new GoodsTwice(i, it.batch()));
      if (!it.quantity().isPositive()) throw new Refused(new GoodsNotPositive(i));
      sum = sum.plus(it.quantity());
    }
    if (!goods.isEmpty() && sum.compareTo(of.quantity()) != 0)
      throw new Refused(new GoodsDiffer(sum, of.quantity()));
  }

  private static void check(CertificateContent of, int index, MeasuredResult it) {
    if ((it.value() == null) == (it.text() == null)) throw new Refused(new ValueOrText(index));
    if (it.limitsCross()) throw new Refused(new LimitsCross(index));
    if (it.batch() != null && !of.batches().contains(it.batch()))
      throw new Refused(new OtherBatch(index, it.batch()));
    if (it.isOutside() && of.concession() == null)
      throw new Refused(new OutsideLimits(index, it.characteristic()));
  }

  private List<CertificateEvent> supersede(SupersedeCertificate asked) {
    String part = standing(asked).content().supplierPart();
    if (!part.equals(asked.part())) throw new Refused(new ReplacesOtherPart(part));
    return List.of(new CertificateSuperseded(asked.certificate(), asked.by()));
  }

  /**
   * A supplement takes nothing from its batches. Unless the supplemented certificate took those
   * goods, nobody did, and a batch could be certified beyond what is good.
   */
  private static void checkSupplement(CertificateContent of, CertificateContent by) {
    if (!by.type().takesGoods()) return;
    if (!of.type().takesGoods() || !Units.isSame(of.unit(), by.unit()))
      throw new Refused(new SupplementsOtherGoods("/supplements"));
    List<GoodsOfBatch> more = by.goods() == null ? List.of() : by.goods();
    List<GoodsOfBatch> taken = of.goods() == null ? List.of() : of.goods();
    for (int i = 0; i < more.size(); i++) {
      GoodsOfBatch it = more.get(i);
      boolean covered =
          taken.stream()
              .anyMatch(
                  each ->
                      each.batch().equals(it.batch()) && !it.quantity().exceeds(each.quantity()));
      if (!covered) throw new Refused(new SupplementsOtherGoods("/goods/" + i));
    }
  }

  private List<CertificateEvent> validate(ValidateCertificate asked) {
    Issued it = standing(asked);
    if (it.validated()) throw new Refused(new NoSecondValidation());
    if (!asked.party().equals(it.secondValidator()))
      throw new Refused(new NotTheInspector(it.secondValidator()));
    if (!asked.validation().department().isIndependent())
      throw new Refused(new ValidatorNotIndependent(it.content().type()));
    return List.of(
        new CertificateValidated(
            asked.certificate(), asked.buyer(), asked.validation(), it.inspector()));
  }

  private List<CertificateEvent> accept(AcceptCertificate asked) {
    Issued it = standing(asked);
    if (!it.validated()) throw new Refused(new NotValidatedYet());
    return it.state() == CertificateState.ACCEPTED
        ? List.of()
        : List.of(new CertificateAccepted(asked.certificate(), asked.buyer()));
  }

  /**
   * Returns the certificate if it was issued to the buyer that the command names; refuses
   * otherwise.
   */
  private Issued theirs(CertificateCommand command) {
    if (issued == null || !issued.content().buyer().equals(command.buyer()))
      throw new Refused(new NoSuchCertificate());
    return issued;
  }

  /** Like {@link #theirs}, but also refuses a certificate that was replaced or revoked. */
  private Issued standing(CertificateCommand command) {
    Issued it = theirs(command);
    if (it.state().isOver()) throw new Refused(new CertificateIsOver());
    return it;
  }

  @Override
  public Certificate evolve(CertificateEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case CertificateIssued it -> issued(it);
      case CertificateSuperseded _ -> in(CertificateState.SUPERSEDED, false);
      case CertificateSupplemented _ -> this;
      case CertificateValidated _ -> in(CertificateState.ISSUED, true);
      case CertificateAccepted _ -> in(CertificateState.ACCEPTED, false);
      case CertificateRejected _ -> in(CertificateState.REJECTED, false);
      case CertificateRevoked _ -> in(CertificateState.REVOKED, false);
    };
  }

  private static Certificate issued(CertificateIssued it) {
    var state = CertificateState.issued(it.content().type());
    boolean validated = state == CertificateState.ISSUED;
    return new Certificate(new Issued(it.content(), it.sha256(), state, validated, it.inspector()));
  }

  private Certificate in(CertificateState next, boolean nowValidated) {
    return issued == null
        ? this
        : new Certificate(
            new Issued(
                issued.content(),
                issued.sha256(),
                next,
                nowValidated || issued.validated(),
                issued.inspector()));
  }
}
