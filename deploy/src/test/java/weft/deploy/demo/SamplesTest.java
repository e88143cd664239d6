package weft.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.EdiCheck;
import weft.edi.InterchangeResult;
import weft.edi.reader.text.ReaderOptions;
import weft.interchange.InterchangeOutcome;

class SamplesTest {
  private static final Path SAMPLES =
      Path.of(Files.isDirectory(Path.of("samples")) ? "samples" : "deploy/samples");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delfor-d97a-hengyue-jiaxin.edi",
        "schedule-response-delfor-d97a-jiaxin-hengyue.edi",
        "orders-d96a-hengyue-jiaxin.edi",
        "call-off-deljit-d97a-hengyue-jiaxin.edi",
        "call-off-x12-862-hengyue-jiaxin.x12",
        "order-change-ordchg-d96a-hengyue-jiaxin.edi",
        "forecast-x12-830-hengyue-jiaxin.x12",
        "order-x12-850-hengyue-jiaxin.x12",
        "order-response-ordrsp-d96a-jiaxin-hengyue.edi",
        "despatch-desadv-d96a-jiaxin-hengyue.edi",
        "despatch-desadv-d07a-packed-jiaxin-hengyue.edi",
        "receipt-recadv-d96a-hengyue-jiaxin.edi",
        "stock-invrpt-d96a-jiaxin-hengyue.edi",
        "invoice-invoic-d96a-jiaxin-hengyue.edi",
        "test-results-qality-d96a-jiaxin-hengyue.edi",
        "nonconformance-x12-842-hengyue-jiaxin.x12",
        "despatch-x12-856-jiaxin-hengyue.x12",
        "forecast-vda-4905-hengyue-jiaxin.vda",
        "order-idoc-orders05-hengyue-jiaxin.xml",
        "forecast-idoc-delfor02-hengyue-jiaxin.xml",
        "despatch-idoc-delvry05-jiaxin-hengyue.xml",
        "despatch-vda-4913-jiaxin-hengyue.vda",
        "self-billing-vda-4908-hengyue-jiaxin.vda",
        "self-billing-invoic-d96a-hengyue-jiaxin.edi"
      })
  void clean_samples_are_clean(String file) throws IOException {
    InterchangeResult result = check(file);
    assertThat(result.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(faults(result)).isEmpty();
  }

  @Test
  void the_broken_sample_has_just_the_faults_its_table_tells() throws IOException {
    InterchangeResult result = check("delfor-d97a-broken.edi");
    assertThat(result.outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(faults(result))
        .containsExactly("11 QTY element-not-numeric", "15 DTM date-invalid", "16 UNT wrong-count");
  }

  private static InterchangeResult check(String file) throws IOException {
    return EdiCheck.check(Files.readAllBytes(SAMPLES.resolve(file)), ReaderOptions.STANDARD);
  }

  private static Stream<String> faults(InterchangeResult result) {
    return Stream.concat(
            result.faults().stream(),
            result.messages().stream().flatMap(it -> it.faults().stream()))
        .map(it -> it.segment() + " " + it.tag() + " " + it.code().code());
  }
}
