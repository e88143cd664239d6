package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;
import static weft.edi.meaning.Village.places;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.X12Samples;

/** HL02 determines the order of an 856 item, not the item's position. */
class X12LevelsTest {
  private static final String HEAD =
      "BSN*00*LS-1*20261126*0900*0001~HL*1**S~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~";
  private static final String ORDERS = "HL*2*1*O~PRF*A~HL*3*1*O~PRF*B~";

  private static Meaning meaning(String levels) {
    String text = X12Samples.set("856", X12Samples.inner(HEAD + levels));
    var read = EdiReader.read(text.getBytes(ISO_8859_1)).messages().getFirst();
    assertThat(read.acceptable()).isTrue();
    return Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, JIAXIN, HENGYUE));
  }

  private static List<String> orders(String levels) {
    Meaning meaning = meaning(levels);
    assertThat(meaning.faults()).isEmpty();
    return requireNonNull(meaning.document()).lines().stream()
        .map(it -> it.part() + " of " + it.order())
        .toList();
  }

  private static String item(int id, String above, String part) {
    return "HL*%d*%s*I~LIN**BP*%s~SN1**5*EA~".formatted(id, above, part);
  }

  @Test
  void an_item_belongs_to_the_order_that_HL02_names_wherever_it_stands() {
    assertThat(orders(ORDERS + item(4, "3", "P1") + item(5, "2", "P2") + "CTT*5~"))
        .containsExactly("P1 of B", "P2 of A");
    assertThat(orders(ORDERS + "HL*4*2*T~" + item(5, "4", "P1") + "CTT*5~"))
        .as("in a pallet of the order")
        .containsExactly("P1 of A");
  }

  @Test
  void an_item_that_names_no_level_above_it_belongs_to_the_order_before_it() {
    assertThat(orders(ORDERS + item(4, "", "P1") + "CTT*4~")).containsExactly("P1 of B");
  }

  @Test
  @Timeout(60)
  void items_of_many_levels_below_each_other_are_read_in_time_that_grows_with_their_number() {
    var levels = new StringBuilder(ORDERS);
    for (int i = 4; i < 50_000; i++) levels.append(item(i, Integer.toString(i - 1), "P"));
    long before = cpuTime();
    assertThat(orders(levels + "CTT*49999~")).isNotEmpty().containsOnly("P of B");
    assertThat(Duration.ofNanos(cpuTime() - before)).isLessThan(Duration.ofSeconds(8));
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(Thread.currentThread().threadId());
  }

  @Test
  void an_orphan_is_a_fault() {
    assertThat(places(meaning(ORDERS + item(4, "9", "P1") + "CTT*4~")))
        .containsExactly("MEANING_UNKNOWN HL HL02");
  }

  @Test
  void a_circle_is_a_fault() {
    assertThat(places(meaning(ORDERS + item(4, "4", "P1") + "CTT*4~")))
        .containsExactly("MEANING_UNKNOWN HL HL02");
    assertThat(places(meaning(ORDERS + "HL*4*5*T~" + item(5, "4", "P1") + "CTT*5~")))
        .containsExactly("MEANING_UNKNOWN HL HL02");
  }

  @Test
  void a_repeated_HL01_is_a_fault() {
    assertThat(places(meaning(ORDERS + item(3, "2", "P1") + "CTT*4~")))
        .containsExactly("ITEM_REPEATED HL HL01");
  }
}
