package weft.edi.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Parses the text form of a directory. Each line defines one item from items above it: element
 * {@code E 6060 n..15 Quantity codes…}, composite {@code C C186 M6063 M6060 C6411}, segment {@code
 * S QTY Quantity M1:C186}, message {@code M DELFOR M1:BGM M10:DTM (12:C9999 M1:LIN … )}. A line
 * that begins with blanks continues the one before.
 *
 * <p>X12 adds elements {@code E 330 R:1/15 QuantityOrdered}, their codes {@code K 349 F S X} or
 * {@code K 349 [FSX]}, repeatable elements or composites {@code C:C056*10}, syntax notes after a
 * segment's elements, and the functional group of a set {@code F 850 PO}. Marks restrict an item to
 * some releases: {@code <4010} before a line or after a segment means up to release 3070, {@code
 * >5010} from 5010 on, {@code >4010 <4060} the releases from 4010 to before 4060.
 *
 * <p>{@link RecordText} parses VDA and IDoc, whose elements belong to one segment each.
 */
final class DirectoryText {
  private final String release;
  private final int number;
  private final boolean edifact;
  private final Map<String, CodeList> codes = new HashMap<>();
  private final Map<String, Element> elements = new HashMap<>();
  private final Map<String, List<Position.Component>> composites = new HashMap<>();
  private final Map<String, SegmentTable> segments = new HashMap<>();
  private final Map<String, Node> messages = new HashMap<>();
  private final Map<String, String> groups = new HashMap<>();

  DirectoryText(String release) {
    this.release = release;
    this.number = release.matches("[0-9]{6}") ? Integer.parseInt(release) : 0;
    this.edifact = release.matches("[DS].*");
  }

  void read(BufferedReader lines) throws IOException {
    StringBuilder whole = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.startsWith(" ")) {
        thing(whole.toString());
        whole.setLength(0);
      }
      whole.append(whole.isEmpty() ? line : " " + line.strip());
    }
    thing(whole.toString());
  }

  Directory directory() {
    return new Directory(release, messages, segments, groups);
  }

  private void thing(String line) {
    if (line.isEmpty() || line.charAt(0) == '#') return;
    if (line.charAt(0) == '<' || line.charAt(0) == '>') {
      int end = line.indexOf(' ');
      if (holds(line.substring(0, end))) thing(line.substring(end + 1));
      return;
    }
    String[] words = line.split(" ");
    switch (words[0]) {
      case "E" -> elements.put(words[1], ElementText.read(words, codes.get(words[1])));
      case "K" -> codes.put(words[1], ElementText.codes(words, 2));
      case "C" -> composites.put(words[1], composite(words));
      case "S" -> segments.put(words[1], segment(words));
      case "M" -> messages.put(words[1], message(words));
      case "R" -> segments.put(words[1], RecordText.record(words));
      case "I" -> segments.put(words[1], RecordText.idoc(words));
      case "F" -> groups.put(words[1], words[2]);
      default -> {}
    }
  }

  /** Whether a mark such as {@code <4010} or {@code >5010} includes the release being read. */
  private boolean holds(String when) {
    int bound = Integer.parseInt(when, 1, when.length(), 10);
    return when.charAt(0) == '<' ? number < bound : number >= bound;
  }

  private List<Position.Component> composite(String[] words) {
    List<Position.Component> components = new ArrayList<>();
    for (int i = 2; i < words.length; i++)
      components.add(component(words[i].charAt(0) == 'M', words[i].substring(1)));
    return List.copyOf(components);
  }

  private Position.Component component(boolean mandatory, String id) {
    return new Position.Component(mandatory, element(id));
  }

  private Element element(String id) {
    return Objects.requireNonNull(elements.get(id), id);
  }

  /**
   * Turns a position that may occur five times into five positions, as syntax version 3 sends it.
   */
  private SegmentTable segment(String[] words) {
    List<Position> positions = new ArrayList<>();
    List<Condition> conditions = new ArrayList<>();
    boolean open = false;
    for (int i = 3; i < words.length; i++) {
      int colon = words[i].indexOf(':');
      if (words[i].equals("?")) open = true;
      else if (colon < 0) conditions.addAll(Condition.read(words[i]));
      else positions(words[1], words[i], colon, positions);
    }
    return new SegmentTable(
        words[1], words[2], List.copyOf(positions), List.copyOf(conditions), open);
  }

  private void positions(String tag, String group, int colon, List<Position> positions) {
    boolean mandatory = group.charAt(0) == 'M';
    int times = colon == 1 ? 1 : Integer.parseInt(group, 1, colon, 10);
    String[] ids = group.substring(colon + 1).split("\\+", -1);
    for (int n = 0; n < times; n++) {
      for (String word : ids) {
        String place = number == 0 ? null : "%s%02d".formatted(tag, positions.size() + 1);
        int star = word.indexOf('*');
        String id = star < 0 ? word : word.substring(0, star);
        int repeats =
            number == 0
                ? times - n
                : star < 0 ? 1 : Integer.parseInt(word, star + 1, word.length(), 10);
        List<Position.Component> known = composites.get(id);
        List<Position.Component> components = known == null ? List.of(component(true, id)) : known;
        boolean must = mandatory && n == 0;
        positions.add(new Position(id, known != null, must, repeats, components, place));
      }
    }
  }

  private Node message(String[] words) {
    int[] at = {2};
    return new Node(words[1], edifact ? "UNH" : "ST", 1, 1, children(words, at));
  }

  private List<Node> children(String[] words, int[] at) {
    List<Node> children = new ArrayList<>();
    while (at[0] < words.length && !words[at[0]].equals(")")) {
      String word = words[at[0]++];
      int when = Math.max(word.indexOf('<'), word.indexOf('>'));
      boolean holds = when < 0 || holds(word.substring(when));
      if (when > 0) word = word.substring(0, when);
      int colon = word.indexOf(':');
      Node node;
      if (word.charAt(0) == '(') {
        List<Node> below = children(words, at);
        at[0]++;
        String name = (edifact ? "SG" : "") + word.substring(1, colon);
        node = node(name, below.getFirst().tag(), word.substring(colon + 1), below);
      } else {
        String tag = word.substring(colon + 1);
        node = node(tag, tag, word.substring(0, colon), List.of());
      }
      if (holds) children.add(node);
    }
    return children;
  }

  private static Node node(String name, String tag, String occurs, List<Node> below) {
    int min = occurs.charAt(0) == 'M' ? 1 : 0;
    int max =
        occurs.charAt(1) == '*'
            ? Integer.MAX_VALUE
            : Integer.parseInt(occurs, 1, occurs.length(), 10);
    return new Node(name, tag, min, max, below);
  }
}
