package weft.edi.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.management.ManagementFactory;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
  private static DialectRefused refused(String text) {
    var refused = catchThrowableOfType(DialectRefused.class, () -> Dialect.read(text));
    assertThat(refused).as(text).isNotNull();
    assertThat(refused.text().zh()).isNotEmpty().isNotEqualTo(refused.text().en());
    return refused;
  }

  @Test
  void every_word_of_the_vocabulary_is_read() {
    var dialect =
        Dialect.read(
            """
            <!-- all that there is -->
            <dialect>
              <on message="DELFOR" segment="NAD" where="3035=ST|DP, C082.3055=92">
                <translate element="C082.3039" other="refuse"><code from="4711" to="PLANT1"/></translate>
                <default element="C082.3055" value="92"/>
              </on>
              <on segment="FTX">
                <take from="C108.4440" pattern="dock {word}" to="C517.3225" segment="LOC" where="3227=11"/>
                <copy from="1" to="4.1"/>
                <drop/>
              </on>
              <on segment="PIA">
                <move from="2.1" to="C212.7140" segment="LIN"/>
                <set element="4347" value="5"/>
              </on>
            </dialect>
            """);
    assertThat(dialect.tags()).containsExactlyInAnyOrder("NAD", "FTX", "PIA");
    assertThat(dialect.isFor("ORDERS")).isTrue();
    assertThat(dialect.rules().getFirst().isFor("ORDERS")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "<on segment=\"NAD\"><eval element=\"3035\"/></on>#2#19",
        "<on segment=\"NAD\"><drop when=\"x\"/></on>#2#19",
        "<on segment=\"NAD\"><set value=\"x\"/></on>#2#19",
        "<on segment=\"NAD\"><set element=\"9999\" value=\"x\"/></on>#2#19",
        "<on segment=\"NAD\"><set element=\"name\" value=\"x\"/></on>#2#19",
        "<on segment=\"NAD\"/>#2#1",
        "<on segment=\"UNH\"><drop/></on>#2#1",
        "<on segment=\"NAD\" where=\"ST\"><drop/></on>#2#1",
        "<on segment=\"NAD\"><translate element=\"3035\"/></on>#2#19",
        "<on segment=\"FTX\"><take from=\"4.1\" pattern=\"(a+)+\" to=\"4.2\"/></on>#2#19",
        "<on segment=\"FTX\"><take from=\"4.1\" pattern=\"{word}{word}\" to=\"4.2\"/></on>#2#19",
        "<on segment=\"FTX\">some words<drop/></on>#2#19",
        "<on segment=\"FTX\"><drop/>#2#",
      })
  void what_no_dialect_can_say_is_refused_where_it_stands(String rule, int line, Integer column) {
    DialectRefused refused = refused("<dialect>\n" + rule + "\n</dialect>");
    if (column == null) assertThat(refused.line()).isGreaterThanOrEqualTo(line);
    else assertThat(refused).hasMessageStartingWith("line " + line + ", column " + column + ":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<smooks-resource-list xmlns=\"https://www.smooks.org/xsd/smooks-2.0.xsd\"/>",
        "<dialect><resource-config"
            + " selector=\"NAD\"><resource>java.lang.Runtime</resource></resource-config></dialect>",
        "<dialect class=\"java.lang.Runtime\"/>",
        "<dialect><on segment=\"NAD\" class=\"java.lang.Runtime\"><drop/></on></dialect>",
        "<dialect><core:import file=\"http://localhost/x.xml\"/></dialect>",
        "<dialect><?java java.lang.Runtime?></dialect>",
        "",
        "no markup"
      })
  void no_class_no_file_and_no_Smooks_configuration_gets_in(String text) {
    refused(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE dialect SYSTEM \"file:///etc/passwd\"><dialect/>",
        "<!DOCTYPE dialect [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><dialect><on"
            + " segment=\"NAD\"><set element=\"3035\" value=\"&x;\"/></on></dialect>",
        "<!DOCTYPE dialect [<!ENTITY a \"aaaa\"><!ENTITY b"
            + " \"&a;&a;&a;&a;\">]><dialect>&b;</dialect>"
      })
  void a_document_type_is_refused_so_no_entity_reads_a_file_or_grows(String text) {
    refused(text);
  }

  @Test
  void a_dialect_has_limits() {
    assertThat(refused("<dialect>" + " ".repeat(32_000) + "</dialect>").text().en())
        .contains("32000");
    String many = "<on segment=\"FTX\">" + "<drop/>".repeat(201) + "</on>";
    assertThat(refused("<dialect>" + many + "</dialect>").text().en()).contains("200");
    refused("<dialect>" + "<on>".repeat(500));
  }

  /** Half of the pattern's text before half of its words, a thousand times, without a match. */
  @Test
  void a_pattern_made_to_be_slow_looks_at_each_character_once() {
    for (String kind : new String[] {"{rest}", "{word}"}) {
      var pattern = Objects.requireNonNull(TextPattern.of(kind + "a".repeat(500) + "b"));
      long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int i = 0; i < 20; i++) assertThat(pattern.find("a".repeat(1_000))).isNull();
      long millis =
          (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / 1_000_000;
      assertThat(millis).isLessThan(500);
      assertThat(pattern.looks("a".repeat(1_000))).isGreaterThan(20_000);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "DOCK {word}#deliver to dock  D4 before noon#D4",
        "DOCK {word}#DOCK#",
        "PO {digits}/#our po 45001/10#45001",
        "PO {digits}/#our po 45001-10#",
        "{digits}#week 48#48",
        "Gate: {rest};#Gate: north side ; ring#north side",
        "Gate: {rest}#Gate: north side#north side",
        "{word}#液压缸 A#液压缸"
      })
  void a_pattern_takes_what_stands_in_its_place(String pattern, String text, String found) {
    var it = TextPattern.of(pattern);
    assertThat(Objects.requireNonNull(it).find(text)).isEqualTo(found);
  }
}
