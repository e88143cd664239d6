package weft.edi.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import weft.edi.profile.ProfileText.Checked;
import weft.edi.profile.ProfileText.Notation;

/** Any text in place of a profile is reported at its place and in bounded time. */
class SpoiltProfilesTest {
  private static final int SPOILT = 6_000;
  private static final long SECOND = 1_000_000_000;

  private static final List<String> RUBBISH =
      List.of(
          "&a ",
          "*a",
          "!!java.net.URL ",
          "<<: *a\n",
          "{",
          "}",
          "[",
          "]",
          ": ",
          "\t",
          "- ",
          "? ",
          "|\n",
          ">-\n",
          "%TAG ! x\n",
          "'",
          "\"",
          "\n---\n",
          "\n...\n",
          "\0",
          "\uD800",
          "液压缸",
          "\\",
          "0x1F",
          "1e999999999",
          "~",
          "[".repeat(300),
          "{a: ".repeat(60),
          "a".repeat(2_000),
          "edi:\n",
          "edi: {outbound: [{message: DELFOR}]}\n");

  private static List<String> sound() {
    List<String> all = new ArrayList<>();
    for (ShippedProfile it : ShippedProfile.ALL) all.add(it.yaml());
    return all;
  }

  private static String spoilt(String text, SplittableRandom random) {
    var it = new StringBuilder(text);
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      int at = random.nextInt(it.length() + 1);
      int to = Math.min(it.length(), at + random.nextInt(40));
      switch (random.nextInt(4)) {
        case 0 -> it.delete(at, to);
        case 1 -> it.insert(random.nextInt(it.length() + 1), it.substring(at, to));
        case 2 -> it.insert(at, (char) random.nextInt(1, 0x3000));
        default -> it.insert(at, RUBBISH.get(random.nextInt(RUBBISH.size())));
      }
    }
    return it.toString();
  }

  @Test
  void as_YAML_and_as_JSON() {
    var random = new SplittableRandom(4711);
    List<String> sound = sound();
    int refused = 0;
    for (int i = 0; i < SPOILT; i++) {
      String text = spoilt(sound.get(i % sound.size()), random);
      for (Notation notation : Notation.values()) {
        long began = System.nanoTime();
        Checked checked = ProfileText.check(text, notation);
        assertThat(System.nanoTime() - began).as(text).isLessThan(3 * SECOND);
        for (Finding it : checked.findings()) {
          assertThat(it.text().en()).as(text).isNotBlank();
          assertThat(it.text().zh()).as(text).isNotBlank();
        }
        if (checked.profile() != null) continue;
        refused++;
        assertThat(checked.findings()).as(text).isNotEmpty();
        Finding first = checked.findings().getFirst();
        if (notation == Notation.YAML)
          assertThat(first.line()).as("%s in %s", first, text).isPositive();
      }
    }
    assertThat(refused).isBetween(SPOILT, 2 * SPOILT);
  }
}
