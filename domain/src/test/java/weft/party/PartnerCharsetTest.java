package weft.party;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerCharsetTest {
  private static Charset charset(String name) {
    return PartnerCharset.named(name).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GB18030",
        "gbk",
        "GB2312",
        "Big5",
        "Big5-HKSCS",
        "Shift_JIS",
        "windows-31j",
        "EUC-JP",
        "EUC-KR",
        "x-windows-949",
        "UTF-8",
        "US-ASCII",
        "ISO-8859-1",
        "ISO-8859-5",
        "ISO-8859-15",
        "windows-1252",
        "windows-1251",
        "KOI8-R",
        "cp936"
      })
  void what_partners_write_in_carries_edi(String name) {
    assertThat(PartnerCharset.carriesEdi(charset(name))).isTrue();
  }

  /**
   * Charsets with two bytes for every character, with other codes for letters, or with escape
   * sequences.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTF-16",
        "UTF-16LE",
        "UTF-32",
        "IBM037",
        "IBM1047",
        "IBM500",
        "ISO-2022-JP",
        "ISO-2022-KR",
        "ISO-2022-CN",
        "x-JISAutoDetect",
        "x-Johab"
      })
  void what_hides_the_separators_does_not(String name) {
    assertThat(PartnerCharset.carriesEdi(charset(name))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO-SUCH-CHARSET", "", "GB 18030", "UTF-8; x", "ÄÖÜ"})
  void a_name_that_java_does_not_know_is_none(String name) {
    assertThat(PartnerCharset.named(name)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GB18030",
        "GBK",
        "Big5",
        "Big5-HKSCS",
        "Shift_JIS",
        "windows-31j",
        "x-windows-949"
      })
  void in_some_a_second_byte_looks_like_a_letter(String name) {
    assertThat(PartnerCharset.hasAsciiTrailBytes(charset(name))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "GB2312", "EUC-JP", "EUC-KR"})
  void in_others_none_does(String name) {
    assertThat(PartnerCharset.hasAsciiTrailBytes(charset(name))).isFalse();
  }

  @Test
  void every_charset_of_this_java_can_be_judged() {
    var usable =
        Charset.availableCharsets().values().stream().filter(PartnerCharset::carriesEdi).toList();
    assertThat(usable).hasSizeBetween(60, 140).doesNotContain(charset("UTF-16"));
  }

  @Test
  void the_German_charset_of_seven_bits_is_known_by_its_names() {
    Charset german = charset("din_66003");
    assertThat(charset("ISO646-DE")).isEqualTo(german);
    assertThat(PartnerCharset.carriesEdi(german)).isTrue();
    assertThat("Träger §ÄÖÜäöüß 1".getBytes(german))
        .isEqualTo("Tr{ger @[\\]{|}~ 1".getBytes(US_ASCII));
    assertThat(new String("Tr{ger @[\\]{|}~ 1".getBytes(US_ASCII), german))
        .isEqualTo("Träger §ÄÖÜäöüß 1");
    var encoder = german.newEncoder();
    assertThat(encoder.canEncode("A-Z a-z 0-9 ß")).isTrue();
    for (String it : List.of("[", "é", "臂", "\uD83D\uDE00", "\uD83D"))
      assertThat(encoder.canEncode(it)).as(it).isFalse();
    assertThat(new String(new byte[] {'a', (byte) 0xe4}, german)).isEqualTo("a\uFFFD");
    for (String it : List.of("x".repeat(10_000), "ß".repeat(10_000)))
      assertThat(new String(it.getBytes(german), german)).isEqualTo(it);
  }
}
