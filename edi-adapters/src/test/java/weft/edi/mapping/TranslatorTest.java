package weft.edi.mapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.words.Correspondents;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.text.ReaderOptions;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.party.Side;

class TranslatorTest {
  private static final ReadMessage DELFOR =
      EdiReader.read(Samples.bytes("delfor-d97a-hengyue.edi")).messages().getFirst();
  private static final String STRICT =
      "<dialect><on segment=\"NAD\" where=\"3035=ST\"><translate element=\"3039\" other=\"refuse\">"
          + "<code from=\"4711\" to=\"PLANT1\"/></translate></on></dialect>";

  private static Translated translate(Translator translator, Correspondents from) {
    return translator.translate(DELFOR, from, ReaderOptions.STANDARD);
  }

  @Test
  void a_mapping_that_throws_is_a_fault_at_UNH_in_both_languages() {
    try (var translator =
        new Translator(
            Map.of(
                "DELFOR",
                (it, from) -> {
                  throw new IllegalStateException("on purpose");
                }))) {
      Translated translated = translate(translator, Parties.PLAIN);
      assertThat(translated.isApplicable()).isFalse();
      Fault fault = translated.faults().getLast();
      assertThat(fault.code()).isEqualTo(FaultCode.MEANING_FAILED);
      assertThat(fault.segment()).isEqualTo(2);
      assertThat(fault.tag()).isEqualTo("UNH");
      assertThat(fault.offset()).isEqualTo(DELFOR.header().offset());
      assertThat(fault.text().en()).isNotEmpty().doesNotContain("on purpose");
      assertThat(fault.text().zh()).isNotEmpty();
    }
  }

  @Test
  void a_schedule_of_more_items_than_one_append_takes_is_told_at_the_first_beyond_them() {
    String head =
        "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261129:0612+R1'UNH+1+DELFOR:D:97A:UN'BGM+241+7+5'"
            + "DTM+137:20261129:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'GIS+37'NAD+ST+PLANT1::92'";
    String items =
        IntStream.rangeClosed(1, 10_001)
            .mapToObj(
                it ->
                    (it == 5_001 ? "GIS+37'NAD+ST+PLANT2::92'" : "")
                        + "LIN+%d++P-%d:IN'QTY+70:0:PCE'".formatted(it, it))
            .collect(Collectors.joining());
    String all = head + items + "UNT+20012+1'UNZ+1+R1'";
    ReadMessage message = EdiReader.read(all.getBytes(ISO_8859_1)).messages().getFirst();
    try (var translator =
        new Translator(
            Map.of(
                "DELFOR",
                (it, from) -> {
                  throw new IllegalStateException("made something of it");
                }))) {
      Translated translated = translator.translate(message, Parties.PLAIN, ReaderOptions.STANDARD);
      assertThat(translated.isApplicable()).isFalse();
      assertThat(translated.faults())
          .singleElement()
          .satisfies(
              it -> {
                assertThat(it.code()).isEqualTo(FaultCode.TOO_MANY_LINES);
                assertThat(it.segment()).isEqualTo(8 + 2 + 2 * 10_000 + 1);
                assertThat(it.tag()).isEqualTo("LIN");
              });
    }
  }

  @Test
  void a_database_that_is_away_says_nothing_of_the_message() {
    try (var translator =
        new Translator(
            Map.of(
                "DELFOR",
                (it, from) -> {
                  throw new DataAccessResourceFailureException("away");
                }))) {
      assertThatThrownBy(() -> translate(translator, Parties.PLAIN))
          .isInstanceOf(DataAccessResourceFailureException.class);
    }
  }

  @Test
  void a_dialect_that_fails_harms_its_partner_alone_while_both_send() throws Exception {
    var directory = new Parties(Map.of(Parties.JIAXIN, STRICT));
    try (var translator = new Translator(Meanings.BY_TYPE);
        var senders = Executors.newFixedThreadPool(8)) {
      var translated =
          senders.invokeAll(
              IntStream.range(0, 200)
                  .<java.util.concurrent.Callable<Translated>>mapToObj(
                      it ->
                          () -> {
                            var to = it % 2 == 0 ? Parties.JIAXIN : Parties.HONGZHU;
                            return translator.translate(
                                to(to.value()),
                                new Correspondents(directory, Parties.HENGYUE, to),
                                ReaderOptions.STANDARD);
                          })
                  .toList(),
              60,
              TimeUnit.SECONDS);
      for (int i = 0; i < translated.size(); i++) {
        Translated it = translated.get(i).get();
        if (i % 2 == 0) {
          assertThat(it.faults()).extracting(Fault::code).containsExactly(FaultCode.DIALECT_FAILED);
        } else {
          assertThat(it.faults()).isEmpty();
          assertThat(it.meaning().commands()).isNotEmpty();
        }
      }
    }
  }

  private static ReadMessage to(String supplier) {
    String text =
        Samples.text("delfor-d97a-hengyue.edi").replace("NAD+SU+JIAXIN", "NAD+SU+" + supplier);
    return Samples.read(text).messages().getFirst();
  }

  @Test
  void a_profile_s_dialect_that_cannot_be_used_is_a_fault_that_says_where() {
    try (var translator = new Translator(Meanings.BY_TYPE)) {
      Translated translated = translate(translator, Parties.speaking("<dialect>\n<on/></dialect>"));
      assertThat(translated.faults())
          .singleElement()
          .satisfies(
              it -> {
                assertThat(it.code()).isEqualTo(FaultCode.DIALECT_FAILED);
                assertThat(it.text().en()).contains("line 2, column 1");
                assertThat(it.text().zh()).contains("第 2 行第 1 列");
              });
    }
  }

  @Test
  void partners_who_speak_alike_share_a_pipeline_and_not_more_are_kept_than_the_limit() {
    var dialects = new Dialects(3);
    DialectPipeline first = dialects.of(number(0), Side.BUYER);
    assertThat(dialects.of(number(0), Side.BUYER)).isSameAs(first);
    assertThat(dialects.of(number(0), Side.SUPPLIER)).isNotSameAs(first);
    for (int i = 1; i < 10; i++) dialects.of(number(i), Side.BUYER);
    assertThat(dialects.size()).isEqualTo(3);
    assertThat(dialects.of(number(0), Side.BUYER)).isNotSameAs(first);
  }

  private static String number(int it) {
    return "<dialect><on segment=\"BGM\"><set element=\"C106.1004\" value=\""
        + it
        + "\"/></on></dialect>";
  }

  @Test
  void the_second_dialect_costs_milliseconds_and_not_the_loading_of_Smooks() {
    var dialects = new Dialects(100);
    dialects.of(number(0), Side.BUYER);
    long begun = System.nanoTime();
    List<DialectPipeline> made =
        IntStream.range(1, 21).mapToObj(it -> dialects.of(number(it), Side.BUYER)).toList();
    long each = (System.nanoTime() - begun) / made.size();
    System.out.printf("a dialect's pipeline is made in %,d us%n", each / 1_000);
    assertThat(each).isLessThan(1_000_000_000L);
  }
}
