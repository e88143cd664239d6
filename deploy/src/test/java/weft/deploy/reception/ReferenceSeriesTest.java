package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import weft.edi.expected.AlertRow;

/** References that a sender passed over are told, and no longer when they came after all. */
class ReferenceSeriesTest {
  private static final SmallHub HUB = new SmallHub();

  @AfterAll
  static void closes() {
    HUB.close();
  }

  @Test
  void what_was_passed_over_is_told_with_its_numbers_until_all_of_it_arrived() throws Exception {
    send("JIAXIN", "0007");
    send("JIAXIN", "0010");
    List<AlertRow> told = until("JIAXIN", it -> it.size() == 1);
    assertThat(told.getFirst().kind()).isEqualTo("sequence-gap");
    assertThat(told.getFirst().missing()).containsExactly("0008", "0009");
    assertThat(told.getFirst().text().en())
        .isEqualTo("Before 0010 of HENGYUE these did not come: 0008, 0009.");
    send("JIAXIN", "0009");
    send("JIAXIN", "0011");
    send("HONGZHU", "0012");
    assertThat(alerts("JIAXIN").getFirst().endedAt()).isNull();
    send("JIAXIN", "0008");
    told = until("JIAXIN", it -> it.getFirst().endedAt() != null);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().endedBy()).isNull();
  }

  @Test
  void a_restart_and_what_is_no_number_tell_nothing_but_other_content_under_one_does()
      throws Exception {
    send("DINGCHENG", "9999");
    send("DINGCHENG", "1");
    send("DINGCHENG", "A-17");
    send("DINGCHENG", "2");
    HUB.apply(
        order("DINGCHENG", "2").replace("QTY+21:4", "QTY+21:5").getBytes(ISO_8859_1), "HENGYUE");
    List<AlertRow> told = until("DINGCHENG", it -> !it.isEmpty());
    assertThat(told).extracting(AlertRow::kind).containsExactly("reference-reused");
  }

  private static void send(String to, String reference) {
    HUB.apply(order(to, reference).getBytes(ISO_8859_1), "HENGYUE");
  }

  private static List<AlertRow> alerts(String party) {
    return HUB.alerts(party);
  }

  private static List<AlertRow> until(String party, Predicate<List<AlertRow>> holds)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!holds.test(alerts(party))) {
      assertThat(System.nanoTime()).as("%s", alerts(party)).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return alerts(party);
  }

  private static String order(String supplier, String reference) {
    return "UNB+UNOC:3+HENGYUE:ZZ+%1$s:ZZ+261124:0612+%2$s'UNH+1+ORDERS:D:97A:UN'BGM+220+%1$s-%2$s+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+%1$s::92'NAD+ST+PLANT1::92'LIN+1++P-1:IN'QTY+21:4:PCE'DTM+2:20270115:102'UNS+S'UNT+11+1'UNZ+1+%2$s'"
        .formatted(supplier, reference);
  }
}
