package weft.edi.answer;

import java.util.ArrayList;
import java.util.List;
import weft.interchange.Fault;

/** The text of a fault: its name and English sentence, split between words to fit into segments. */
final class FaultWords {
  private FaultWords() {}

  static String of(Fault fault) {
    String words = fault.code().code() + ": " + fault.text().en();
    return words.replaceAll("\\s+", " ").strip();
  }

  /**
   * At most {@code most} pieces of up to {@code length} characters; the first has up to {@code
   * first}.
   */
  static List<String> cut(String words, int first, int length, int most) {
    List<String> pieces = new ArrayList<>();
    String rest = words;
    while (!rest.isEmpty() && pieces.size() < most) {
      int room = pieces.isEmpty() ? first : length;
      int end = rest.length() <= room ? rest.length() : rest.lastIndexOf(' ', room);
      if (end <= 0) end = room;
      pieces.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    return List.copyOf(pieces);
  }
}
