package weft.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.certificate.Stated.BUYER;
import static weft.certificate.Stated.content;
import static weft.certificate.Stated.day;
import static weft.certificate.Stated.id;
import static weft.certificate.Stated.named;
import static weft.certificate.Stated.result;
import static weft.certificate.Stated.to;
import static weft.certificate.Stated.type;
import static weft.certificate.Stated.withConcession;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.certificate.CertificateCommand.AcceptCertificate;
import weft.certificate.CertificateCommand.IssueCertificate;
import weft.certificate.CertificateCommand.RejectCertificate;
import weft.certificate.CertificateCommand.RevokeCertificate;
import weft.certificate.CertificateCommand.SupersedeCertificate;
import weft.certificate.CertificateCommand.ValidateCertificate;
import weft.certificate.CertificateEvent.CertificateAccepted;
import weft.certificate.CertificateEvent.CertificateIssued;
import weft.certificate.CertificateEvent.CertificateRejected;
import weft.certificate.CertificateEvent.CertificateRevoked;
import weft.certificate.CertificateEvent.CertificateSuperseded;
import weft.certificate.CertificateEvent.CertificateValidated;
import weft.certificate.CertificateRefusal.CertificateExists;
import weft.certificate.CertificateRefusal.CertificateIsOver;
import weft.certificate.CertificateRefusal.GoodsNotNamed;
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
import weft.certificate.CertificateRefusal.ValidatorNotIndependent;
import weft.certificate.CertificateRefusal.ValueOrText;
import weft.event.Scenario;
import weft.party.Department;
import weft.party.PartyCode;
import weft.party.PersonCode;

/** The requirements of EN 10204 for each type, and the life of a certificate. */
class CertificateTest {
  private static final PartyCode OTHER = new PartyCode("LINGYUN");
  private static final CertificateId ID = id("Q-2026-0815");
  private static final MeasuredResult STRENGTH = result("500", null, "531");
  private static final MeasuredResult WEAK = result("500", null, "499.9");

  @ParameterizedTest
  @CsvSource({"2.2", "3.1", "3.2", "analysis"})
  void a_type_with_results_needs_one(String type) {
    refused(content(type, Department.QUALITY, "As ordered."), new ResultsMissing(type(type)));
    given().when(issue(content(type, Department.QUALITY, null, STRENGTH))).then(issued(type));
  }

  @ParameterizedTest
  @CsvSource({"2.1", "conformity"})
  void a_declaration_says_what_the_goods_comply_with(String type) {
    refused(content(type, Department.SALES, null), new StatementMissing(type(type)));
  }

  @Test
  void a_declaration_of_compliance_has_no_results() {
    refused(
        content("2.1", Department.QUALITY, "As ordered.", STRENGTH),
        new ResultsNotAllowed(type("2.1")));
  }

  @ParameterizedTest
  @CsvSource({"3.1,PRODUCTION", "3.1,SALES", "3.1,OTHER", "3.2,PRODUCTION"})
  void inspection_is_validated_independently_of_production(String type, Department department) {
    refused(content(type, department, null, STRENGTH), new ValidatorNotIndependent(type(type)));
  }

  @Test
  void a_test_report_may_be_validated_by_production() {
    given()
        .when(issue(content("2.2", Department.PRODUCTION, null, STRENGTH)))
        .then(issued(content("2.2", Department.PRODUCTION, null, STRENGTH), null));
  }

  @ParameterizedTest
  @CsvSource({"500,,499.999", ",10,10.001", "1,2,-1", "-40,-20,-19"})
  void a_result_outside_its_limits_needs_a_concession(
      @Nullable String minimum, @Nullable String maximum, String value) {
    var content =
        content("3.1", Department.QUALITY, null, STRENGTH, result(minimum, maximum, value));
    refused(content, new OutsideLimits(1, "Rm"));
    var conceded = withConcession(content);
    given().when(issue(conceded)).then(issued(conceded, null));
  }

  @ParameterizedTest
  @CsvSource({"500,,500.0", ",10,10", "2,2,2.00"})
  void a_value_on_its_limit_is_within(
      @Nullable String minimum, @Nullable String maximum, String value) {
    assertThat(result(minimum, maximum, value).isOutside()).isFalse();
  }

  @Test
  void a_result_says_one_thing() {
    refused(content("3.1", Department.QUALITY, null, result("1", "2", null)), new ValueOrText(0));
    var both =
        new MeasuredResult("Rm", "MPa", null, null, null, new BigDecimal("1"), "passed", null);
    refused(content("3.1", Department.QUALITY, null, both), new ValueOrText(0));
    refused(
        content("3.1", Department.QUALITY, null, STRENGTH, result("3", "2", "2")),
        new LimitsCross(1));
  }

  @Test
  void a_result_is_of_a_batch_that_the_certificate_is_for() {
    var elsewhere =
        new MeasuredResult("Rm", "MPa", "H-OTHER", null, null, new BigDecimal("1"), null, null);
    refused(content("3.1", Department.QUALITY, null, elsewhere), new OtherBatch(0, "H-OTHER"));
  }

  @Test
  void specific_inspection_names_its_goods_and_nobody_certifies_for_himself() {
    var unnamed = content("3.1", Department.QUALITY, null, STRENGTH);
    refused(named(unnamed, List.of(), null), new GoodsNotNamed(type("3.1")));
    var byOrder = named(unnamed, List.of(), "4500012345");
    given().when(issue(byOrder)).then(issued(byOrder, null));
    refused(to(ID.supplier(), unnamed), new IssuedToOneself());
  }

  @Test
  void a_number_is_used_once_whoever_the_customer_is() {
    given(issued("3.1"))
        .when(issue(to(OTHER, content("3.1", Department.QUALITY, null, STRENGTH))))
        .thenRefused(new CertificateExists(ID.number()));
  }

  @Test
  void a_witnessed_inspection_is_in_force_once_the_purchaser_validated_it() {
    var validation =
        new Validation(new PersonCode("P-0012"), "Purchaser's inspector", Department.QUALITY);
    given(issued("3.2"))
        .when(new AcceptCertificate(ID, BUYER))
        .thenRefused(new NotValidatedYet())
        .when(new ValidateCertificate(ID, BUYER, validation))
        .then(new CertificateValidated(ID, BUYER, validation))
        .when(new ValidateCertificate(ID, BUYER, validation))
        .thenRefused(new NoSecondValidation())
        .when(new AcceptCertificate(ID, BUYER))
        .then(new CertificateAccepted(ID, BUYER));
    var reasons = List.of(new FieldReason("quantity", "20 were ordered."));
    given(issued("3.2"), new CertificateRejected(ID, BUYER, reasons))
        .when(new AcceptCertificate(ID, BUYER))
        .thenRefused(new NotValidatedYet())
        .when(new ValidateCertificate(ID, BUYER, validation))
        .then(new CertificateValidated(ID, BUYER, validation));
    given(issued("3.1"))
        .when(new ValidateCertificate(ID, BUYER, validation))
        .thenRefused(new NoSecondValidation());
  }

  @Test
  void the_inspector_that_the_partners_agreed_on_validates_a_3_2_instead_of_the_buyer() {
    var inspector = new PartyCode("CCS");
    var content = content("3.2", Department.QUALITY, null, STRENGTH);
    var validation = new Validation(new PersonCode("P-0031"), "Surveyor", Department.INSPECTION);
    given()
        .when(new IssueCertificate(ID, content, null, inspector))
        .then(by(inspector, issued(content, null)))
        .when(new ValidateCertificate(ID, BUYER, validation))
        .thenRefused(new NotTheInspector(inspector))
        .when(new ValidateCertificate(ID, BUYER, validation, inspector))
        .then(new CertificateValidated(ID, BUYER, validation, inspector));
    var other = content("3.1", Department.QUALITY, null, STRENGTH);
    given().when(new IssueCertificate(ID, other, null, inspector)).then(issued(other, null));
    given().when(new IssueCertificate(ID, content, null, BUYER)).then(issued(content, null));
  }

  private static CertificateIssued by(PartyCode inspector, CertificateIssued it) {
    return new CertificateIssued(
        it.certificate(), it.content(), it.replaces(), it.sha256(), inspector);
  }

  @Test
  void nobody_of_purchasing_is_the_second_validator_of_a_3_2() {
    for (Department other : List.of(Department.SALES, Department.OTHER, Department.PRODUCTION))
      given(issued("3.2"))
          .when(
              new ValidateCertificate(
                  ID, BUYER, new Validation(new PersonCode("P-0001"), "Buyer", other)))
          .thenRefused(new ValidatorNotIndependent(type("3.2")));
  }

  @Test
  void the_buyer_accepts_or_rejects_and_may_think_again() {
    var reasons = List.of(new FieldReason("results/0", "Wrong test piece."));
    given(issued("3.1"))
        .when(new AcceptCertificate(ID, BUYER))
        .then(new CertificateAccepted(ID, BUYER))
        .when(new AcceptCertificate(ID, BUYER))
        .thenNothing()
        .when(new RejectCertificate(ID, BUYER, reasons))
        .then(new CertificateRejected(ID, BUYER, reasons))
        .when(new AcceptCertificate(ID, BUYER))
        .then(new CertificateAccepted(ID, BUYER));
  }

  @Test
  void what_was_issued_to_another_is_not_there() {
    given(issued("3.1"))
        .when(new AcceptCertificate(ID, OTHER))
        .thenRefused(new NoSuchCertificate())
        .when(new RevokeCertificate(ID, OTHER, "Wrong heat.", day(12)))
        .thenRefused(new NoSuchCertificate());
    given().when(new AcceptCertificate(ID, BUYER)).thenRefused(new NoSuchCertificate());
  }

  @Test
  void another_of_the_same_part_replaces_it() {
    var next = id("Q-2026-0816");
    given(issued("3.1"))
        .when(new SupersedeCertificate(ID, BUYER, "JX-9999", next))
        .thenRefused(new ReplacesOtherPart("JX-4711"))
        .when(new SupersedeCertificate(ID, BUYER, "JX-4711", next))
        .then(new CertificateSuperseded(ID, next))
        .when(new SupersedeCertificate(ID, BUYER, "JX-4711", id("Q-2026-0817")))
        .thenRefused(new CertificateIsOver())
        .when(new AcceptCertificate(ID, BUYER))
        .thenRefused(new CertificateIsOver());
    given()
        .when(new IssueCertificate(ID, content("3.1", Department.QUALITY, null, STRENGTH), ID))
        .thenRefused(new ReplacesItself());
  }

  @Test
  void a_certificate_is_revoked_once_even_one_that_was_replaced() {
    var revoke = new RevokeCertificate(ID, BUYER, "Heat mixed up.", day(12));
    given(issued("3.1"), new CertificateSuperseded(ID, id("Q-2026-0816")))
        .when(revoke)
        .then(new CertificateRevoked(ID, "Heat mixed up.", day(12)))
        .when(revoke)
        .thenRefused(new CertificateIsOver());
  }

  @Test
  void what_was_issued_is_told_from_any_other_by_its_hash() {
    var right = content("3.1", Department.QUALITY, null, STRENGTH);
    var forged = content("3.1", Department.QUALITY, null, result("500", null, "532"));
    assertThat(hash(right)).isEqualTo(hash(right)).hasSize(64).isNotEqualTo(hash(forged));
    assertThat(hash(content("3.1", Department.QUALITY, null, result("0.5", null, "0.30"))))
        .isNotEqualTo(hash(content("3.1", Department.QUALITY, null, result("0.5", null, "0.3"))));
    assertThat(WEAK.isOutside()).isTrue();
  }

  /** Stored hashes are of these bytes: another form needs another schema. */
  @Test
  void its_document_is_written_like_this_for_ever() {
    var said =
        content("3.1", Department.QUALITY, "\"A\" \\ \u0001é\n", result("0.20", null, "0.30"));
    assertThat(CertificateDocument.of(ID, said, id("Q-2026-0001")).json())
        .isEqualTo(
            """
            {"batches":["H2611-07"],"customer":"HENGYUE","customerPart":"4711/A","issued":"2026-12-01",\
            "issuer":"JIAXIN","number":"Q-2026-0815","order":"4500012345","part":"JX-4711",\
            "quantity":"20","replaces":"Q-2026-0001","results":[{"characteristic":"Rm",\
            "method":"GB/T 228.1","minimum":"0.20","unit":"MPa","value":"0.30"}],\
            "schema":"weft-certificate/1","specification":"GB/T 11352 ZG270-500",\
            "statement":"\\"A\\" \\\\ \\u0001é\\n","type":"3.1","unit":"PCE",\
            "validatedBy":{"department":"quality","function":"Inspection representative",\
            "person":"P-0008"}}\
            """);
  }

  private static String hash(CertificateContent content) {
    return CertificateDocument.of(ID, content, null).sha256();
  }

  private static IssueCertificate issue(CertificateContent content) {
    return new IssueCertificate(ID, content, null);
  }

  private static CertificateIssued issued(String type) {
    return issued(content(type, Department.QUALITY, null, STRENGTH), null);
  }

  private static CertificateIssued issued(
      CertificateContent content, @Nullable CertificateId replaces) {
    var document = CertificateDocument.of(ID, content, replaces);
    return new CertificateIssued(ID, content, replaces, document.sha256());
  }

  private static void refused(CertificateContent content, CertificateRefusal why) {
    given().when(issue(content)).thenRefused(why);
  }

  private static Scenario<CertificateCommand, CertificateEvent, Certificate> given(
      CertificateEvent... events) {
    return Scenario.given(Certificate.NEW, List.of(events));
  }
}
