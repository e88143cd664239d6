package weft.edi.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text form of a directory, one thing a line, each built from things above it: element {@code E
 * 6060 n..15 Quantity codes…}, composite {@code C C186 M6063 M6060 C6411}, segment {@code S QTY
 * Quantity M1:C186}, message {@code M DELFOR M1:BGM M10:DTM (12:C9999 M1:LIN … )}.
 */
final class DirectoryText {
  private final String release;
  private final Map<String, Element> elements = new HashMap<>();
  private final Map<String, List<Position.Component>> composites = new HashMap<>();
  private final Map<String, SegmentTable> segments = new HashMap<>();
  private final Map<String, Node> messages = new HashMap<>();

  DirectoryText(String release) {
    this.release = release;
  }

  Directory read(BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "E" -> elements.put(words[1], element(words));
        case "C" -> composites.put(words[1], composite(words));
        case "S" -> segments.put(words[1], segment(words));
        case "M" -> messages.put(words[1], message(words));
        default -> {}
      }
    }
    return new Directory(release, messages, segments);
  }

  private static Element element(String[] words) {
    String format = words[2];
    boolean numeric = format.charAt(0) == 'n';
    String length = format.substring(format.startsWith("an") ? 2 : 1);
    boolean variable = length.startsWith("..");
    int max = Integer.parseInt(variable ? length.substring(2) : length);
    List<String> codes = Arrays.asList(words).subList(4, words.length);
    @Nullable CodeList list = codes.isEmpty() ? null : new CodeList(codes, codes.size());
    return new Element(words[1], words[3], numeric, variable ? 0 : max, max, list);
  }

  private List<Position.Component> composite(String[] words) {
    List<Position.Component> components = new ArrayList<>();
    for (int i = 2; i < words.length; i++)
      components.add(component(words[i].charAt(0) == 'M', words[i].substring(1)));
    return List.copyOf(components);
  }

  private Position.Component component(boolean mandatory, String id) {
    return new Position.Component(mandatory, Objects.requireNonNull(elements.get(id), id));
  }

  /** A position that may come five times is five positions: that is how version 3 sends it. */
  private SegmentTable segment(String[] words) {
    List<Position> positions = new ArrayList<>();
    for (int i = 3; i < words.length; i++) {
      int colon = words[i].indexOf(':');
      boolean mandatory = words[i].charAt(0) == 'M';
      int times = Integer.parseInt(words[i], 1, colon, 10);
      String id = words[i].substring(colon + 1);
      for (int n = 0; n < times; n++) positions.add(position(id, mandatory && n == 0, times - n));
    }
    return new SegmentTable(words[1], words[2], List.copyOf(positions));
  }

  private Position position(String id, boolean mandatory, int repeats) {
    List<Position.Component> components = composites.get(id);
    return components == null
        ? new Position(id, false, mandatory, repeats, List.of(component(true, id)))
        : new Position(id, true, mandatory, repeats, components);
  }

  private static Node message(String[] words) {
    int[] at = {2};
    return new Node(words[1], "UNH", 1, 1, children(words, at));
  }

  private static List<Node> children(String[] words, int[] at) {
    List<Node> children = new ArrayList<>();
    while (at[0] < words.length && !words[at[0]].equals(")")) {
      String word = words[at[0]++];
      int colon = word.indexOf(':');
      if (word.charAt(0) == '(') {
        List<Node> below = children(words, at);
        at[0]++;
        String name = "SG" + word.substring(1, colon);
        children.add(node(name, below.getFirst().tag(), word.substring(colon + 1), below));
      } else {
        String tag = word.substring(colon + 1);
        children.add(node(tag, tag, word.substring(0, colon), List.of()));
      }
    }
    return children;
  }

  private static Node node(String name, String tag, String occurs, List<Node> below) {
    int min = occurs.charAt(0) == 'M' ? 1 : 0;
    return new Node(name, tag, min, Integer.parseInt(occurs, 1, occurs.length(), 10), below);
  }
}
