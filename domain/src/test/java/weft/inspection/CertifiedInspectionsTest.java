package weft.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.inspection.Inspected.GOODS;
import static weft.inspection.Inspected.ID;
import static weft.inspection.Inspected.INSPECTOR;
import static weft.inspection.Inspected.OWNER;
import static weft.inspection.Inspected.SECOND;
import static weft.inspection.Inspected.after;
import static weft.inspection.Inspected.begun;
import static weft.inspection.Inspected.bore;
import static weft.inspection.Inspected.fixed;
import static weft.inspection.Inspected.results;
import static weft.inspection.Inspected.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.certificate.CertificateId;
import weft.certificate.MeasuredResult;
import weft.event.Refusal;
import weft.event.Refused;
import weft.inspection.InspectionCommand.CertifyInspection;
import weft.inspection.InspectionCommand.DecideInspection;
import weft.inspection.InspectionCommand.DoubtInspection;
import weft.inspection.InspectionCommand.OverruleInspection;
import weft.inspection.InspectionEvent.InspectionCertified;
import weft.inspection.InspectionEvent.InspectionContradicted;
import weft.inspection.InspectionEvent.InspectionDoubted;
import weft.inspection.InspectionRefusal.InspectionNotPassed;
import weft.inspection.InspectionRefusal.InspectionOfOtherGoods;
import weft.inspection.InspectionRefusal.MeasuredInOtherUnit;
import weft.inspection.InspectionRefusal.ValueNotMeasured;
import weft.party.PartyCode;

/** A certificate is issued from inspections that passed, and states what they measured. */
class CertifiedInspectionsTest {
  private static final CertificateId CERTIFICATE = new CertificateId(OWNER, "C-1");
  private static final DecideInspection DECIDE = new DecideInspection(ID, null, INSPECTOR);

  private static CertifyInspection certify(String part, String... batches) {
    return new CertifyInspection(ID, CERTIFICATE, part, List.of(batches), 2);
  }

  private static void refused(ThrowingCallable asked, Refusal refusal) {
    assertThatThrownBy(asked)
        .isInstanceOf(Refused.class)
        .extracting(it -> ((Refused) it).refusal())
        .isEqualTo(refusal);
  }

  private static Inspection measured(String... bores) {
    var all = new EnteredResult[bores.length];
    for (int i = 0; i < bores.length; i++) all[i] = value(Integer.toString(i + 1), bores[i]);
    return after(begun(30, bore(fixed(bores.length))), results(all), DECIDE);
  }

  private static OverruleInspection overrule(Conformity to) {
    return new OverruleInspection(ID, to, "Measured again.", SECOND);
  }

  private static Inspection overruled(Inspection it, Conformity to) {
    for (InspectionEvent event : it.decide(overrule(to))) it = it.evolve(event);
    return it;
  }

  @Test
  void one_that_passed_is_certified_and_the_event_stands_in_its_own_stream() {
    Inspection passed = measured("9.9", "10.1");
    var certified = new InspectionCertified(ID, GOODS, CERTIFICATE);
    assertThat(passed.decide(certify("JX-4711", "B-0", "B-1"))).containsExactly(certified);
    assertThat(passed.evolve(certified).certified()).containsExactly(CERTIFICATE);
  }

  private static Inspection certified(CertificateId... certificates) {
    Inspection it = measured("9.9", "10.1");
    for (CertificateId each : certificates)
      it = it.evolve(new InspectionCertified(ID, GOODS, each));
    return it;
  }

  @Test
  void one_that_is_overruled_to_failed_contradicts_the_certificates_that_rest_on_it() {
    var revoked = new CertificateId(OWNER, "Q-REVOKED");
    Inspection it = certified(CERTIFICATE, revoked);
    assertThat(
            it.decide(
                new OverruleInspection(
                    ID, Conformity.FAILED, "Measured again.", SECOND, List.of(revoked))))
        .hasSize(2)
        .last()
        .isEqualTo(new InspectionContradicted(ID, GOODS, List.of(CERTIFICATE), null));
    assertThat(
            certified(revoked)
                .decide(
                    new OverruleInspection(
                        ID, Conformity.FAILED, "Measured again.", SECOND, List.of(revoked))))
        .as("nothing rests on it any more")
        .hasSize(1);
    assertThat(certified().decide(overrule(Conformity.FAILED))).hasSize(1);
  }

  @Test
  void an_instrument_out_of_tolerance_contradicts_the_certificates_once() {
    LocalDate day = LocalDate.of(2026, 12, 1);
    var doubt = new DoubtInspection(ID, "C-1", null, day);
    Inspection it = certified(CERTIFICATE);
    List<InspectionEvent> events = it.decide(doubt);
    var contradicted = new InspectionContradicted(ID, GOODS, List.of(CERTIFICATE), "C-1");
    assertThat(events)
        .containsExactly(new InspectionDoubted(ID, GOODS, "C-1", null, day), contradicted);
    for (InspectionEvent each : events) it = it.evolve(each);
    assertThat(it.decide(doubt)).isEmpty();
    assertThat(contradicted.isFoundBy(new PartyCode("LINGYUN"))).isFalse();
    assertThat(contradicted.asReadBy(new PartyCode("LINGYUN")))
        .isEqualTo(new InspectionContradicted(ID, GOODS, List.of(), null));
  }

  @Test
  void one_that_is_open_or_failed_is_refused_and_the_second_person_decides() {
    var open = after(begun(30, bore(fixed(1))), results(value("1", "10.0")));
    var notPassed = new InspectionNotPassed(2, ID.number());
    refused(() -> open.decide(certify("JX-4711", "B-1")), notPassed);
    Inspection failed = measured("10.3");
    refused(() -> failed.decide(certify("JX-4711", "B-1")), notPassed);
    Inspection mended = overruled(failed, Conformity.PASSED);
    assertThat(mended.decide(certify("JX-4711", "B-1"))).hasSize(1);
    Inspection withdrawn = overruled(measured("10.0"), Conformity.FAILED);
    refused(() -> withdrawn.decide(certify("JX-4711", "B-1")), notPassed);
    assertThat(notPassed.told().params()).containsEntry("pointer", "/inspections/2");
  }

  @Test
  void one_of_another_batch_or_part_is_refused() {
    var other = new InspectionOfOtherGoods(2, ID.number(), "B-1");
    refused(() -> measured("10.0").decide(certify("JX-4711", "B-2")), other);
    refused(() -> measured("10.0").decide(certify("JX-4712", "B-1")), other);
    refused(() -> measured("10.0").decide(certify("JX-4711")), other);
  }

  private static MeasuredResult bored(String value, String unit, @Nullable String batch) {
    return new MeasuredResult("BORE", unit, batch, null, null, new BigDecimal(value), null, null);
  }

  @Test
  void a_stated_value_lies_within_the_measured_ones() {
    var inspected = new CertifiedInspections(List.of(measured("9.90", "10.1")));
    var carbon = new MeasuredResult("C", "%", null, null, null, new BigDecimal("0.3"), null, null);
    var passed = new MeasuredResult("BORE", null, null, null, null, null, "passed", null);
    assertThatCode(
            () ->
                inspected.check(
                    List.of(bored("9.9", "mm", null), bored("10.10", "mm", "B-1"), carbon, passed)))
        .doesNotThrowAnyException();
    refused(
        () -> inspected.check(List.of(carbon, bored("10.11", "mm", null))),
        new ValueNotMeasured(1, "BORE", new BigDecimal("9.90"), new BigDecimal("10.1")));
    refused(
        () -> inspected.check(List.of(bored("10.0", "mm", "B-2"))),
        new ValueNotMeasured(0, "BORE", null, null));
    refused(
        () -> inspected.check(List.of(bored("10.0", "cm", null))),
        new MeasuredInOtherUnit(0, "BORE", "mm"));
  }

  @Test
  void values_of_several_inspections_are_one_range() {
    var both = new CertifiedInspections(List.of(measured("9.8"), measured("10.1")));
    assertThatCode(() -> both.check(List.of(bored("10.0", "mm", null)))).doesNotThrowAnyException();
  }

  @Test
  void customers_of_the_batch_do_not_find_who_else_got_a_certificate() {
    var certified = new InspectionCertified(ID, GOODS, CERTIFICATE);
    assertThat(certified.isFoundBy(new PartyCode("LINGYUN"))).isFalse();
    assertThat(certified.asReadBy(new PartyCode("LINGYUN")))
        .isEqualTo(new InspectionCertified(ID, GOODS, null));
    assertThat(certified.asReadBy(OWNER)).isEqualTo(certified);
  }
}
