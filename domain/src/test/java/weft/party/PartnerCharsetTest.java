package weft.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
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

  /** Two bytes for every character, other codes for letters, escapes that change what follows. */
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
}
