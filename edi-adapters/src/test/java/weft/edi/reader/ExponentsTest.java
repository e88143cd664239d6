package weft.edi.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.edi.reader.text.ReaderOptions;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

/**
 * A number of eleven characters with an exponent would fill all memory if written out as digits.
 */
class ExponentsTest {
  private static String sample(String name) throws IOException {
    try (InputStream in = ExponentsTest.class.getResourceAsStream("/edi/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), ISO_8859_1);
    }
  }

  @ParameterizedTest
  @Timeout(20)
  @CsvSource({
    "delfor-d97a-hengyue.edi, QTY+113:, C186.6060",
    "orders-d96a.edi, QTY+21:, C186.6060",
    "850-004010-hengyue.x12, PO1*10*, PO102",
    "idoc-delvry05-jiaxin.xml, <LFIMG>, LFIMG",
    "idoc-delfor02-hengyue.xml, <WMENG>, WMENG",
    "idoc-orders05-hengyue.xml, <MENGE>, MENGE"
  })
  void a_number_with_an_exponent_is_a_fault_at_its_place(String file, String before, String element)
      throws IOException {
    String text = sample(file);
    int at = text.indexOf(before);
    assertThat(at).as(before).isPositive();
    at += before.length();
    int end = at;
    while ("0123456789.,".indexOf(text.charAt(end)) >= 0) end++;
    for (String number : new String[] {"1E3", "1E30", "1e99999999", "1E-99999999", "1E999999999"}) {
      String wrong = text.substring(0, at) + number + text.substring(end);
      ReadInterchange read = EdiReader.read(wrong.getBytes(ISO_8859_1), ReaderOptions.STANDARD);
      int place = at;
      assertThat(read.allFaults().filter(Fault::forbids))
          .as(number)
          .anySatisfy(
              it -> {
                assertThat(it.code()).isEqualTo(FaultCode.ELEMENT_NOT_NUMERIC);
                assertThat(it.element()).isEqualTo(element);
                assertThat(it.offset()).isEqualTo(place);
              });
    }
  }
}
