package weft.edi.reader;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import weft.edi.reader.text.Terms;
import weft.edi.table.Directory;
import weft.edi.table.Node;
import weft.edi.table.Position;
import weft.edi.table.SegmentTable;
import weft.interchange.Fault;
import weft.language.Text;

/** The Chinese text of a fault names its segment or element in Chinese, too. */
class TermsTest {
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final List<String> RELEASES =
      List.of("D96A", "D97A", "D99A", "D00A", "D01B", "D03B", "D04A", "D07A", "D10A");
  private static final List<String> MESSAGES =
      List.of(
          "DELFOR", "DELJIT", "ORDERS", "ORDCHG", "ORDRSP", "DESADV", "RECADV", "INVRPT", "INVOIC",
          "QALITY", "APERAK");
  private static final List<String> SETS =
      List.of("830", "862", "850", "860", "855", "865", "856", "861", "846", "810", "863", "842");

  private final Set<String> untold = new TreeSet<>();

  @Test
  void every_segment_and_element_of_a_message_that_is_served_has_a_chinese_name() {
    for (String release : RELEASES) for (String type : MESSAGES) look(type, release);
    for (String release : List.of("004010", "005010")) for (String type : SETS) look(type, release);
    assertThat(untold).isEmpty();
  }

  @Test
  void the_envelope_and_what_acknowledges_have_chinese_names_too() {
    for (int syntax : List.of(3, 4)) {
      Directory service = Directory.service(syntax);
      look(service, "UNB", "UNG", "UNH", "UNS", "UNT", "UNE", "UNZ", "UCI", "UCF", "UCM");
      look(service, "UCS", "UCD");
    }
    for (int version : List.of(401, 501))
      look(Directory.control(version), "ISA", "GS", "ST", "SE", "GE", "IEA", "TA1");
    for (String type : List.of("997", "999", "824")) look(type, "005010");
    assertThat(untold).isEmpty();
  }

  private void look(Directory directory, String... tags) {
    for (String tag : tags) look(requireNonNull(directory.segment(tag), tag));
  }

  private void look(String type, String release) {
    Directory directory = Directory.of(type, release);
    Node message = directory == null ? null : directory.message(type);
    if (directory != null && message != null) look(message, directory);
  }

  private void look(Node node, Directory directory) {
    for (int i = 0; i < node.size(); i++) {
      Node child = node.child(i);
      if (child.isGroup()) look(child, directory);
      SegmentTable table = directory.segment(child.tag());
      if (table != null) look(table);
    }
  }

  private void look(SegmentTable table) {
    told(table.tag(), Terms.of(table.tag(), table.name()));
    for (Position position : table.positions()) {
      told(position.id(), Terms.of(position));
      for (Position.Component it : position.components())
        told(it.element().id(), Terms.of(it.element().id(), it.element().name()));
    }
  }

  private void told(String id, Text term) {
    if (!CHINESE.matcher(term.zh()).find()) untold.add(id + " " + term.en());
  }

  @Test
  void a_fault_in_chinese_names_its_element_in_chinese() {
    Fault fault =
        Samples.read(
                Samples.text("orders-d96a.edi").replace("PRI+AAA:318.50", "PRI+AAA:318.50::::::X"))
            .allFaults()
            .findFirst()
            .orElseThrow();
    assertThat(fault.text().zh()).containsPattern(CHINESE);
    Fault missing =
        Samples.read(Samples.text("delfor-d97a-hengyue.edi").replaceFirst("GIS\\+37", "GIS+"))
            .allFaults()
            .findFirst()
            .orElseThrow();
    assertThat(missing.text().zh()).contains("处理标志", "缺失");
  }
}
