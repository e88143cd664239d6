package weft.edi.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.edi.reader.text.ReaderOptions;
import weft.interchange.FaultCode;

/** A due day must lie in a range that the hub can compute with; otherwise it is a fault. */
class FarOffDatesTest {
  @ParameterizedTest
  @CsvSource({
    "delfor-d97a-hengyue.edi, DTM\\+2:(\\d{8}):102",
    "delfor-d96a-syntax1.edi, DTM\\+2:(\\d{8}):102",
    "orders-d96a.edi, DTM\\+2:(\\d{8}):102",
    "830-004010-hengyue.x12, FST\\*[^~]*?\\*(20\\d{6})",
    "850-004010-hengyue.x12, DTM\\*002\\*(20\\d{6})",
    "idoc-delfor02-hengyue.xml, <EDATUV>(20\\d{6})",
    "idoc-orders05-hengyue.xml, <EDATU>(20\\d{6})"
  })
  void a_day_of_a_year_that_no_day_has_is_a_fault_at_its_place(String file, Pattern day)
      throws IOException {
    String text;
    try (InputStream in = getClass().getResourceAsStream("/edi/" + file)) {
      text = new String(Objects.requireNonNull(in, file).readAllBytes(), ISO_8859_1);
    }
    Matcher found = day.matcher(text);
    assertThat(found.find()).isTrue();
    for (String far : new String[] {"19691231", "22000101", "00010101"}) {
      String wrong = text.substring(0, found.start(1)) + far + text.substring(found.end(1));
      assertThat(EdiReader.read(wrong.getBytes(ISO_8859_1), ReaderOptions.STANDARD).allFaults())
          .as(far)
          .anySatisfy(
              it -> {
                assertThat(it.code()).isEqualTo(FaultCode.DATE_INVALID);
                assertThat(it.offset()).isEqualTo(found.start(1));
              });
    }
  }
}
