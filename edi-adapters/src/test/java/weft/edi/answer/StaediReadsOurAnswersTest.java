package weft.edi.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.answer.Delfors.WHEN;
import static weft.edi.answer.Delfors.commitment;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.Contrl;
import weft.edi.ContrlPolicy;
import weft.edi.FunctionalAcknowledgement;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.Samples;
import weft.edi.reader.Staedi;
import weft.edi.reader.text.ReaderOptions;
import weft.promise.Reason;

/**
 * A third-party reader checks the hub's answers: envelope and segmentation, and by a schema of each
 * message the mandatory elements, order, repetition, lengths and codes.
 */
class StaediReadsOurAnswersTest {
  static final List<String> DIRECTORIES = Delfors.DIRECTORIES;

  private static void assertReadAlike(byte[] written, Charset charset) {
    assertThat(Staedi.errorsBySchema(written, charset)).isEmpty();
    ReadInterchange ours = EdiReader.read(written, ReaderOptions.STANDARD.withCharset(charset));
    assertThat(ours.allFaults()).isEmpty();
    assertThat(Staedi.tokens(ours.segments())).isEqualTo(Staedi.tokens(written, charset));
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void DELFOR(String directory) {
    var released = Delfors.read(directory, Delfors.release(directory));
    // Characters that the writer must escape: the separators themselves, in a person's text.
    var reason = new Reason(Reason.Code.OTHER, "why? it's 50+50: later");
    byte[] written =
        requireNonNull(
            Delfors.answer(
                released,
                commitment(40, "2026-12-01", Map.of("2026-12-01", 40)),
                commitment(50, "2026-12-03", Map.of("2026-12-03", 30, "2026-12-10", 20), reason)));
    assertReadAlike(written, ISO_8859_1);
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void ORDRSP(String directory) {
    assertReadAlike(OrdrspTest.written(directory.substring(1), OrdrspTest.EVERY_KIND), ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders-d96a.edi",
        "orders-d96a-good-bad-good.edi",
        "delfor-d97a-lingyun-una.edi",
        "delfor-d04a-syntax4-utf8.edi"
      })
  void CONTRL(String sample) {
    assertReadAlike(contrl(EdiReader.read(Samples.bytes(sample))), ISO_8859_1);
  }

  @Test
  void CONTRL_that_refuses_the_whole() {
    String wrong = Samples.text("orders-d96a.edi").replace("UNZ+1", "UNZ+2");
    assertReadAlike(contrl(Samples.read(wrong)), ISO_8859_1);
  }

  private static byte[] contrl(ReadInterchange read) {
    var always = new ContrlPolicy(ContrlPolicy.Due.ALWAYS, null);
    return requireNonNull(Contrl.answer(read, always, "C1", WHEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"003070", "004010", "005010"})
  void X12_order_responses(String version) {
    assertReadAlike(X12OrderResponseTest.written(version, OrdrspTest.EVERY_KIND), ISO_8859_1);
    assertReadAlike(X12OrderResponseTest.toChange(version), ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"003070", "004010", "005010"})
  void X12_answers_to_schedules(String version) {
    assertReadAlike(X12ScheduleBackTest.written(version), ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"850-004010-hengyue.x12", "830-004010-hengyue.x12"})
  void X12_acknowledgements(String sample) {
    String text = Samples.text(sample);
    assertReadAlike(acknowledged(text), ISO_8859_1);
    assertReadAlike(acknowledged(text.replace("*EA", "*EACH")), ISO_8859_1);
    assertReadAlike(acknowledged(text.replace("IEA*1", "IEA*2")), ISO_8859_1);
  }

  private static byte[] acknowledged(String text) {
    return requireNonNull(
        FunctionalAcknowledgement.answer(
            Samples.read(text), ContrlPolicy.Due.ALWAYS, "00000042", WHEN));
  }

  @ParameterizedTest
  @FieldSource("DIRECTORIES")
  void APERAK(String directory) {
    assertReadAlike(AperakTest.written(directory), ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"003070", "004010", "005010"})
  void X12_application_advice(String version) {
    assertReadAlike(ApplicationAdviceTest.written(version), ISO_8859_1);
  }

  @Test
  void the_oracle_does_judge() {
    byte[] wrong = Samples.text("orders-d96a.edi").replace("UNT+23", "UNT+22").getBytes(ISO_8859_1);
    assertThat(Staedi.errorsBySchema(wrong, ISO_8859_1)).isNotEmpty();
    String bare = Samples.text("orders-d96a.edi").replace("BGM+220+4500012400+9'", "");
    byte[] shorter = bare.replace("UNT+23", "UNT+22").getBytes(ISO_8859_1);
    assertThat(Staedi.errorsBySchema(shorter, ISO_8859_1)).isNotEmpty();
  }
}
