package weft.certificate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.party.Department;
import weft.party.PartyCode;
import weft.party.PersonCode;

/** Creates certificates for tests. */
final class Stated {
  static final PartyCode BUYER = new PartyCode("HENGYUE");

  private Stated() {}

  static CertificateId id(String number) {
    return new CertificateId(new PartyCode("JIAXIN"), number);
  }

  static CertificateType type(String code) {
    return CertificateType.of(code);
  }

  static LocalDate day(int of) {
    return LocalDate.of(2026, 12, of);
  }

  static MeasuredResult result(
      @Nullable String minimum, @Nullable String maximum, @Nullable String value) {
    return new MeasuredResult(
        "Rm", "MPa", null, decimal(minimum), decimal(maximum), decimal(value), null, "GB/T 228.1");
  }

  static @Nullable BigDecimal decimal(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  static CertificateContent content(
      String type, Department department, @Nullable String statement, MeasuredResult... results) {
    return new CertificateContent(
        BUYER,
        type(type),
        day(1),
        "4711/A",
        "JX-4711",
        Quantity.of(20),
        "PCE",
        List.of("H2611-07"),
        "4500012345",
        "GB/T 11352 ZG270-500",
        statement,
        List.of(results),
        new Validation(new PersonCode("P-0008"), "Inspection representative", department),
        null);
  }

  static CertificateContent to(PartyCode buyer, CertificateContent it) {
    return changed(it, buyer, it.batches(), it.order(), it.concession());
  }

  static CertificateContent withConcession(CertificateContent it) {
    return changed(it, it.buyer(), it.batches(), it.order(), "K-2026-17");
  }

  static CertificateContent named(
      CertificateContent it, List<String> batches, @Nullable String order) {
    return changed(it, it.buyer(), batches, order, it.concession());
  }

  static CertificateContent changed(
      CertificateContent it,
      PartyCode buyer,
      List<String> batches,
      @Nullable String order,
      @Nullable String concession) {
    return new CertificateContent(
        buyer,
        it.type(),
        it.issued(),
        it.part(),
        it.supplierPart(),
        it.quantity(),
        it.unit(),
        batches,
        order,
        it.specification(),
        it.statement(),
        it.results(),
        it.validatedBy(),
        concession);
  }
}
