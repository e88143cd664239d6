package weft.edi.mapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.edi.profile.Rules;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.edi.reader.text.ReaderOptions;
import weft.interchange.Fault;
import weft.party.EdiRules;
import weft.party.EdiRules.CodeTolerance;
import weft.party.EdiRules.Releases;

/** Partners may agree on codes and releases that the standard's directories do not have. */
class ToleranceTest {
  /** A DELFOR with an unlisted qualifier of a quantity. */
  private static ReadMessage delfor(String name) {
    String text =
        "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+T1'UNH+1+"
            + name
            + "'BGM+241+90+5'DTM+137:202611240600:203'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'GIS+37'"
            + "NAD+ST+PLANT1::92'LIN+1++HY-1:IN'QTY+ZZZ:1:PCE'SCC+1++D'QTY+113:40:PCE'"
            + "DTM+2:20261201:102'UNT+13+1'UNZ+1+T1'";
    return EdiReader.read(text.getBytes(ISO_8859_1)).messages().getFirst();
  }

  private static ReadMessage orders(String association, String document) {
    String text =
        "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+T1'UNH+1+ORDERS:D:01B:UN%s'BGM+%s+1+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'LIN+1++P1:SRV'QTY+21:4:PCE'DTM+2:20261201:102'UNS+S'UNT+10+1'UNZ+1+T1'"
            .formatted(association, document);
    return EdiReader.read(text.getBytes(ISO_8859_1)).messages().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    ":EAN010, 22E, ''",
    ":EAN008, YB1, ''",
    ":EAN010, QQ9, CODE_NOT_LISTED NOTE",
    ":GMI012, 22E, CODE_NOT_LISTED NOTE",
    "'', 22E, CODE_NOT_LISTED ERROR",
  })
  void codes_of_EANCOM_s_own_are_taken_where_it_is_named_whoever_reads_it(
      String association, String document, String told) {
    ReadMessage message = orders(association, document);
    String[] read = message.faults().stream().map(ToleranceTest::said).toArray(String[]::new);
    assertThat(String.join(", ", read)).isEqualTo(told);
    if (told.isEmpty())
      assertThat(judged(message, Rules.agreed().codes(CodeTolerance.STRICT).rules())).isEmpty();
  }

  private static List<String> judged(ReadMessage message, @Nullable EdiRules rules) {
    ReaderOptions read = ReaderOptions.STANDARD;
    return Tolerance.judged(message, read, Tolerance.options(read, rules, message), rules)
        .faults()
        .stream()
        .map(ToleranceTest::said)
        .toList();
  }

  private static String said(Fault it) {
    return it.code() + " " + it.severity();
  }

  @ParameterizedTest
  @CsvSource({
    "'', , ERROR",
    "'', TOLERANT, NOTE",
    ":EAN007, , NOTE",
    ":GAVF24, , NOTE",
    ":EAN007, STRICT, ERROR",
  })
  void codes_of_a_message_that_names_an_association_are_tolerated_unless_agreed_otherwise(
      String association, @Nullable CodeTolerance agreed, String severity) {
    ReadMessage message = delfor("DELFOR:D:97A:UN" + association);
    assertThat(judged(message, Rules.agreed().codes(agreed).rules()))
        .containsExactly("CODE_NOT_LISTED " + severity);
    if (agreed == null)
      assertThat(judged(message, null))
          .as("nothing is agreed with anybody")
          .containsExactly("CODE_NOT_LISTED " + severity);
  }

  @ParameterizedTest
  @CsvSource({
    "D:22A, , RELEASE_UNKNOWN NOTE",
    "D:22A, NEAREST, RELEASE_UNKNOWN NOTE",
    "D:22A, EXACT, RELEASE_UNKNOWN ERROR",
    "D:92A, NEAREST, RELEASE_UNKNOWN ERROR",
  })
  void a_release_that_is_not_known_is_read_by_the_nearest_earlier_one_unless_agreed_otherwise(
      String release, @Nullable Releases agreed, String told) {
    ReadMessage message = delfor("DELFOR:" + release + ":UN:EAN007");
    assertThat(judged(message, Rules.agreed().releases(agreed).rules())).contains(told);
    assertThat(message.body().groupsAt("NAD").isEmpty())
        .as("its segments are nested where there is a directory to do it by")
        .isEqualTo(release.equals("D:92A"));
  }

  @ParameterizedTest
  @CsvSource({", NOTE", "NEAREST, NOTE", "EXACT, ERROR"})
  void so_it_is_in_X12(@Nullable Releases agreed, String told) {
    String set = X12Samples.set("850", "BEG*00*SA*4500**20261124", "PO1*10*5*EA*4**BP*P1", "CTT*1");
    ReadMessage message = Samples.read(set.replace("*004010", "*006020")).messages().getFirst();
    assertThat(judged(message, Rules.agreed().releases(agreed).rules()))
        .containsExactly("RELEASE_UNKNOWN " + told);
  }
}
