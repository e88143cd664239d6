package weft.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.certificate.Stated.content;
import static weft.certificate.Stated.id;
import static weft.certificate.Stated.result;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.certificate.CertificateCommand.IssueCertificate;
import weft.certificate.CertificateCommand.SupplementCertificate;
import weft.certificate.CertificateEvent.CertificateIssued;
import weft.certificate.CertificateEvent.CertificateRevoked;
import weft.certificate.CertificateEvent.CertificateSupplemented;
import weft.certificate.CertificateRefusal.CertificateIsOver;
import weft.certificate.CertificateRefusal.GoodsDiffer;
import weft.certificate.CertificateRefusal.GoodsNotNamed;
import weft.certificate.CertificateRefusal.GoodsNotPositive;
import weft.certificate.CertificateRefusal.GoodsTwice;
import weft.certificate.CertificateRefusal.SupplementsItself;
import weft.certificate.CertificateRefusal.SupplementsOtherGoods;
import weft.event.Scenario;
import weft.measure.Quantity;
import weft.party.Department;

/** Certificates that state the quantity of each batch. */
class CertifiedGoodsTest {
  private static final CertificateId ID = id("Q-1");

  private static GoodsOfBatch goods(String batch, String quantity) {
    return new GoodsOfBatch(batch, Quantity.of(quantity));
  }

  /** A certificate for 20. */
  private static CertificateContent of(
      String type, @Nullable CertificateId supplements, GoodsOfBatch... goods) {
    boolean declares = type.equals("2.1");
    CertificateContent it =
        declares
            ? content(type, Department.QUALITY, "As ordered.")
            : content(type, Department.QUALITY, null, result("500", null, "531"));
    return new CertificateContent(
        it.buyer(),
        it.type(),
        it.issued(),
        it.part(),
        it.supplierPart(),
        it.quantity(),
        it.unit(),
        List.of(goods).stream().map(GoodsOfBatch::batch).toList(),
        null,
        it.specification(),
        it.statement(),
        it.results(),
        it.validatedBy(),
        it.concession(),
        List.of(goods),
        List.of("I-7"),
        supplements,
        new MakersCertificate("HONGZHU", "HZ-1", "0".repeat(64)));
  }

  private static CertificateIssued issued(CertificateContent content) {
    return (CertificateIssued)
        Certificate.NEW.decide(new IssueCertificate(ID, content, null)).getFirst();
  }

  private static void refused(CertificateContent content, CertificateRefusal why) {
    Scenario.given(Certificate.NEW, List.<CertificateEvent>of())
        .when(new IssueCertificate(ID, content, null))
        .thenRefused(why);
  }

  @Test
  void the_goods_of_all_batches_are_the_quantity() {
    assertThat(issued(of("3.1", null, goods("A", "12.5"), goods("B", "7.50"))).content().goods())
        .hasSize(2);
    refused(
        of("3.1", null, goods("A", "12"), goods("B", "7")),
        new GoodsDiffer(Quantity.of(19), Quantity.of(20)));
    refused(of("3.1", null, goods("A", "10"), goods("A", "10")), new GoodsTwice(1, "A"));
    refused(of("3.1", null, goods("A", "20"), goods("B", "0")), new GoodsNotPositive(1));
    refused(of("3.1", null), new GoodsNotNamed(CertificateType.of("3.1")));
  }

  @Test
  void a_3_1_and_a_3_2_take_their_goods_and_2_1_and_2_2_take_nothing() {
    for (String type : List.of("3.1", "3.2"))
      assertThat(of(type, null, goods("A", "20")).taken()).containsExactly(goods("A", "20"));
    for (String type : List.of("2.1", "2.2", "analysis"))
      assertThat(of(type, null, goods("A", "20")).taken()).as(type).isEmpty();
  }

  @Test
  void what_supplements_another_certificate_takes_nothing_again() {
    assertThat(of("3.1", id("Q-0"), goods("A", "20")).taken()).isEmpty();
    refused(of("3.1", ID, goods("A", "20")), new SupplementsItself());
  }

  private static Scenario<CertificateCommand, CertificateEvent, Certificate>.Asked supplemented(
      CertificateContent by, CertificateEvent... past) {
    return Scenario.given(Certificate.NEW, List.of(past))
        .when(new SupplementCertificate(ID, id("Q-2"), by));
  }

  @Test
  void a_3_1_supplements_no_more_than_the_goods_that_the_other_one_took() {
    CertificateEvent first = issued(of("3.1", null, goods("A", "12"), goods("B", "8")));
    supplemented(of("3.1", ID, goods("A", "12"), goods("B", "8")), first)
        .then(new CertificateSupplemented(ID, id("Q-2")));
    supplemented(of("3.2", ID, goods("B", "8")), first)
        .then(new CertificateSupplemented(ID, id("Q-2")));
    supplemented(of("3.1", ID, goods("B", "1000")), first)
        .thenRefused(new SupplementsOtherGoods("/goods/0"));
    supplemented(of("3.1", ID, goods("A", "12"), goods("C", "8")), first)
        .thenRefused(new SupplementsOtherGoods("/goods/1"));
  }

  @Test
  void a_3_1_supplements_no_certificate_that_took_nothing() {
    for (String type : List.of("2.2", "analysis"))
      supplemented(of("3.1", ID, goods("A", "20")), issued(of(type, null, goods("A", "20"))))
          .thenRefused(new SupplementsOtherGoods("/supplements"));
    supplemented(of("2.2", ID, goods("A", "20")), issued(of("2.2", null, goods("A", "20"))))
        .then(new CertificateSupplemented(ID, id("Q-2")));
  }

  @Test
  void a_revoked_certificate_is_not_supplemented() {
    supplemented(
            of("2.2", ID, goods("A", "20")),
            issued(of("3.1", null, goods("A", "20"))),
            new CertificateRevoked(ID, "Heat mixed up.", LocalDate.of(2026, 12, 1)))
        .thenRefused(new CertificateIsOver());
  }

  @Test
  void its_document_is_of_schema_2() {
    assertThat(CertificateDocument.of(ID, of("3.1", id("Q-0"), goods("A", "20")), null).json())
        .contains(
            "\"schema\":\"weft-certificate/2\"",
            "\"goods\":[{\"batch\":\"A\",\"quantity\":\"20\"}]",
            "\"inspections\":[\"I-7\"]",
            "\"maker\":{\"issuer\":\"HONGZHU\",\"number\":\"HZ-1\",\"sha256\":\"0000",
            "\"supplements\":\"Q-0\"")
        .doesNotContain("batches");
  }
}
